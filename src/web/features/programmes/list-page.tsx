import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { PROGRAMME_KINDS, type ProgrammeRow, programmeKindName } from "#shared/programmes/contracts.ts";
import { programmesQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { ProgrammeDialog } from "./programme-dialog.tsx";

const STATES = ["all", "open", "closed"] as const;
const STATE_NAMES: Record<(typeof STATES)[number], string> = { all: "全部", open: "进行中", closed: "已结项" };

const programmeFilter = z.object({
  text: z.string().default(""),
  kind: z.string().default(""),
  state: z.enum(STATES).default("all"),
});
type ProgrammeFilter = z.infer<typeof programmeFilter>;

function fits(row: ProgrammeRow, { text, kind, state }: ProgrammeFilter): boolean {
  const closed = row.closedOn !== null;
  return (
    (row.name.includes(text) || row.orgName.includes(text)) &&
    (kind === "" || row.kind === kind) &&
    (state === "all" || closed === (state === "closed"))
  );
}

/** Series, courses, contests and campaigns: what takes longer than an activity. */
export function ProgrammeListPage() {
  const session = useSession();
  const navigate = useNavigate();
  const [filter, setFilter] = useAddress(programmeFilter);
  const [adding, setAdding] = useState(false);
  const query = useQuery(programmesQuery);
  const rows = query.data?.filter((row) => fits(row, filter)) ?? [];
  const set = (change: Partial<ProgrammeFilter>) => setFilter({ ...filter, ...change });
  return (
    <Page
      title="专项"
      sub="系列活动、课程、比赛、创建活动：一段时间里同一件事的全部活动"
      actions={
        session.can.includes("programme.manage") && (
          <Button tone="primary" onClick={() => setAdding(true)}>
            新建专项
          </Button>
        )
      }
    >
      <SavedViews />
      <PagedList
        query={query}
        count={rows.length}
        empty={query.data?.length ? "没有符合条件的专项" : "还没有专项"}
        head={
          <FilterFold>
            <search className="filters" aria-label="筛选专项">
              <TextField label="名称或组织含" value={filter.text} onChange={(text) => set({ text })} maxLength={60} />
              <SelectField
                label="类别"
                value={filter.kind}
                onChange={(kind) => set({ kind })}
                options={[
                  { value: "", label: "全部" },
                  ...PROGRAMME_KINDS.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <SelectField
                label="状态"
                value={filter.state}
                onChange={(state) => set({ state })}
                options={STATES.map((value) => ({ value, label: STATE_NAMES[value] }))}
              />
            </search>
          </FilterFold>
        }
      >
        <ListTable columns={["名称", "类别", "牵头组织", "起止", "状态"]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="lead">
                <Link to={paths.programme(row.id)}>{row.name}</Link>
              </td>
              <td className="nowrap">{programmeKindName(row.kind)}</td>
              <td>{row.orgName}</td>
              <td className="nowrap">
                {row.startsOn} 至 {row.endsOn ?? "今"}
              </td>
              <td>
                <ClosedTag closedOn={row.closedOn} />
              </td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
      {adding && (
        <ProgrammeDialog
          programme={null}
          onClose={() => setAdding(false)}
          onDone={(id) => void navigate({ to: paths.programme(id) })}
        />
      )}
    </Page>
  );
}

export function ClosedTag({ closedOn }: { closedOn: string | null }) {
  return closedOn === null ? (
    <span className="tag blue">进行中</span>
  ) : (
    <span className="tag green">{closedOn} 结项</span>
  );
}
