import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { kindName } from "#shared/catalogue/kinds.ts";
import { DIMENSION_NAMES, type Dimension } from "#shared/catalogue/types.ts";
import { periodText } from "#shared/figures/period.ts";
import { type OverviewAnswer, overviewAnswer } from "#shared/home/contracts.ts";
import { kindsOfDimension, monthPeriod, overviewSpec } from "#shared/home/overview-spec.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Failed, Loading } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { Card } from "./card.tsx";
import { FigureButton, type OpenFigure } from "./figure-button.tsx";

const DimensionChart = lazy(async () => ({ default: (await import("./dimension-chart.tsx")).DimensionChart }));

const DIMENSIONS = Object.keys(DIMENSION_NAMES) as Dimension[];

/** The four dimensions of an organisation with everything below it: this year beside the same days of the last. */
export function OverviewCard({ org, onOpen }: { org: string | undefined; onOpen: OpenFigure }) {
  const overview = useQuery({
    queryKey: ["overview", org],
    queryFn: () => get(overviewAnswer, `/api/home/overview${queryString({ org })}`),
  });
  if (overview.isPending) {
    return (
      <Card title="四型机关">
        <Loading />
      </Card>
    );
  }
  if (overview.isError) {
    return (
      <Card title="四型机关">
        <Failed error={overview.error} retry={() => void overview.refetch()} />
      </Card>
    );
  }
  const { data } = overview;
  const { from, cutoff } = data.context;
  return (
    <>
      <Card
        title={`${data.orgName} · 四型机关`}
        note={`${periodText({ from, to: cutoff })}，本级及下级主办、已归档的活动次数`}
        aside={
          org && (
            <Link to={paths.home()} className="small">
              返回本单位
            </Link>
          )
        }
      >
        <Totals data={data} onOpen={onOpen} />
        <Months data={data} onOpen={onOpen} />
      </Card>
      {data.orgs.length > 0 && <Below data={data} onOpen={onOpen} />}
      <Kinds data={data} onOpen={onOpen} />
    </>
  );
}

type Part = { data: OverviewAnswer; onOpen: OpenFigure };

function Totals({ data, onOpen }: Part) {
  return (
    <div className="dimension-totals">
      {DIMENSIONS.map((dimension) => {
        const kinds = kindsOfDimension(dimension);
        return (
          <div key={dimension}>
            <div>{DIMENSION_NAMES[dimension]}</div>
            <div className="total">
              <FigureButton value={data.now[dimension]} spec={overviewSpec(data.orgId, { kinds })} onOpen={onOpen} />
            </div>
            <div className="muted small">
              去年同期{" "}
              <FigureButton
                value={data.before[dimension]}
                spec={overviewSpec(data.orgId, { kinds, period: "year-before" })}
                onOpen={onOpen}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Months({ data, onOpen }: Part) {
  const { orgId, months } = data;
  const openMonth = useCallback(
    (dimension: Dimension, period: ReturnType<typeof monthPeriod>) =>
      onOpen(overviewSpec(orgId, { kinds: kindsOfDimension(dimension), period })),
    [orgId, onOpen],
  );
  return (
    <>
      <Suspense fallback={<div className="chart" />}>
        <DimensionChart months={months} onOpen={openMonth} />
      </Suspense>
      <details>
        <summary>按月列表</summary>
        <DimensionTable
          head="月份"
          rows={months.map(({ month, counts }) => ({
            key: month,
            name: `${Number(month.slice(5))}月`,
            counts,
            open: (dimension) => openMonth(dimension, monthPeriod(month)),
          }))}
        />
      </details>
    </>
  );
}

type DimensionRow = {
  key: string;
  name: string;
  link?: string;
  counts: OverviewAnswer["now"];
  open: (dimension: Dimension) => void;
};

function DimensionTable({ head, rows }: { head: string; rows: readonly DimensionRow[] }) {
  return (
    <ListTable columns={[head, ...DIMENSIONS.map((dimension) => `${DIMENSION_NAMES[dimension]}#`)]}>
      {rows.map(({ key, name, link, counts, open }) => (
        <tr key={key}>
          <td className="lead">{link ? <Link to={link}>{name}</Link> : name}</td>
          {DIMENSIONS.map((dimension) => (
            <td key={dimension} className="num" data-label={DIMENSION_NAMES[dimension]}>
              <button type="button" className="figure" onClick={() => open(dimension)}>
                {counts[dimension].toLocaleString("zh-CN")}
              </button>
            </td>
          ))}
        </tr>
      ))}
    </ListTable>
  );
}

function Below({ data, onOpen }: Part) {
  return (
    <Card title="下级各单位" note="按机构排序，不作排名">
      <DimensionTable
        head="单位"
        rows={data.orgs.map(({ orgId, name, counts }) => ({
          key: orgId,
          name,
          link: paths.overview(orgId),
          counts,
          open: (dimension) => onOpen(overviewSpec(orgId, { kinds: kindsOfDimension(dimension) })),
        }))}
      />
    </Card>
  );
}

function Kinds({ data, onOpen }: Part) {
  return (
    <Card title="各类活动">
      <ListTable columns={["类型", "今年#", "去年同期#", "今年参加人次#"]}>
        {data.kinds.map(({ kind, now, before, attendances }) => (
          <tr key={kind}>
            <td className="lead">{kindName(kind)}</td>
            <td className="num" data-label="今年">
              <FigureButton value={now} spec={overviewSpec(data.orgId, { kinds: [kind] })} onOpen={onOpen} />
            </td>
            <td className="num" data-label="去年同期">
              <FigureButton
                value={before}
                spec={overviewSpec(data.orgId, { kinds: [kind], period: "year-before" })}
                onOpen={onOpen}
              />
            </td>
            <td className="num" data-label="今年参加人次">
              <FigureButton
                value={attendances}
                spec={overviewSpec(data.orgId, { kinds: [kind], metric: "attendances" })}
                onOpen={onOpen}
              />
            </td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}
