import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { metricOf } from "#shared/figures/metrics.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { monthPeriod } from "#shared/home/overview-spec.ts";
import type { ProgrammeDetail, ProgrammeFigures } from "#shared/programmes/contracts.ts";
import { programmeSpec } from "#shared/programmes/spec.ts";
import { Failed, Loading } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { FigureDrawer } from "../figures/figure-drawer.tsx";
import { FigureButton, type OpenFigure } from "../home/figure-button.tsx";
import { DeclaredList } from "./declared-list.tsx";
import { programmeFiguresQuery } from "./programme-queries.ts";

/** What the programme amounts to: totals, stages and months, each number opening onto its records. */
export function FiguresCard({ programme }: { programme: ProgrammeDetail }) {
  const [open, setOpen] = useState<FigureSpec | null>(null);
  const query = useQuery(programmeFiguresQuery(programme.id));
  return (
    <section className="card" aria-labelledby="figures-title">
      <header>
        <h2 id="figures-title">
          数据
          {query.data && (
            <span className="muted small" style={{ fontWeight: 400, marginLeft: "0.8rem" }}>
              {query.data.orgName}及下级参与、已归档的活动，{programme.startsOn} 起
            </span>
          )}
        </h2>
      </header>
      {query.isPending ? (
        <Loading />
      ) : query.isError ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : (
        <>
          <Totals programme={programme} data={query.data} onOpen={setOpen} />
          {programme.stages.length > 0 && <Stages programme={programme} data={query.data} onOpen={setOpen} />}
          {query.data.months.length > 0 && <Months programme={programme} data={query.data} onOpen={setOpen} />}
          <DeclaredList programme={programme} declared={query.data.declared} />
          {open && <FigureDrawer spec={open} context={query.data.context} onClose={() => setOpen(null)} />}
        </>
      )}
    </section>
  );
}

type Part = { programme: ProgrammeDetail; data: ProgrammeFigures; onOpen: OpenFigure };

function Totals({ programme, data, onOpen }: Part) {
  return (
    <div className="programme-totals">
      {data.totals.map(({ metric, value, unit }) => (
        <div key={metric}>
          <div>{metricOf(metric).name}</div>
          <div className="value">
            <FigureButton value={value} spec={programmeSpec(programme.id, data.orgId, metric)} onOpen={onOpen} />{" "}
            {value !== null && <small>{unit}</small>}
          </div>
        </div>
      ))}
    </div>
  );
}

function Stages({ programme, data, onOpen }: Part) {
  return (
    <ListTable className="programme-figures" columns={["阶段", "起止", "次数#"]}>
      {programme.stages.map(({ name, from, to }, index) => (
        <tr key={name}>
          <td className="lead">{name}</td>
          <td className="nowrap">
            {from} 至 {to}
          </td>
          <td className="num" data-label="次数">
            <FigureButton
              value={data.stages[index] ?? 0}
              spec={programmeSpec(programme.id, data.orgId, "occasions", { from, to })}
              onOpen={onOpen}
            />
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function Months({ programme, data, onOpen }: Part) {
  const spec = (metric: string, month: string) => programmeSpec(programme.id, data.orgId, metric, monthPeriod(month));
  return (
    <ListTable className="programme-figures" columns={["月份", "次数#", "参加人次#"]}>
      {data.months.map(({ month, occasions, attendances }) => (
        <tr key={month}>
          <td className="lead">
            {month.slice(0, 4)}年{Number(month.slice(5))}月
          </td>
          <td className="num" data-label="次数">
            <FigureButton value={occasions} spec={spec("occasions", month)} onOpen={onOpen} />
          </td>
          <td className="num" data-label="参加人次">
            <FigureButton value={attendances} spec={spec("attendances", month)} onOpen={onOpen} />
          </td>
        </tr>
      ))}
    </ListTable>
  );
}
