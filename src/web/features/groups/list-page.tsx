import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { type GroupQuery, groupPage, groupQuery } from "#shared/groups/contracts.ts";
import { GROUP_KINDS, groupKindName } from "#shared/groups/kinds.ts";
import { get, queryString } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { MultiCombobox, SingleCombobox } from "#web/ui/combobox.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { CheckField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { GroupDialog } from "./group-dialog.tsx";

const NO_FILTER = JSON.stringify(groupQuery.parse({}));

/** Leading groups, service teams, pioneer teams and posts, task forces. */
export function GroupListPage() {
  const session = useSession();
  const navigate = useNavigate();
  const [filter, setFilter] = useAddress(groupQuery);
  const [adding, setAdding] = useState(false);
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery({
    queryKey: ["groups", asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(groupPage, `/api/groups${queryString({ filter: JSON.stringify(asked), after: pageParam, limit: 50 })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  const filtered = JSON.stringify(filter) !== NO_FILTER;
  return (
    <Page
      title="队伍"
      sub={total === undefined ? "领导小组、专班、服务队、先锋队、先锋岗" : `共 ${total.toLocaleString("zh-CN")} 支`}
      actions={
        <>
          <ExportButton url={`/api/groups/export${queryString({ filter: JSON.stringify(filter) })}`} />
          {session.can.includes("group.manage") && (
            <Button tone="primary" onClick={() => setAdding(true)}>
              新建队伍
            </Button>
          )}
        </>
      }
    >
      <SavedViews />
      <PagedList
        query={list}
        count={rows.length}
        empty={filtered ? "没有符合条件的队伍" : "还没有登记过队伍"}
        head={
          <FilterFold
            extra={
              filtered && (
                <Button tone="quiet" onClick={() => setFilter(groupQuery.parse({}))}>
                  清除筛选
                </Button>
              )
            }
          >
            <GroupFilter value={filter} onChange={setFilter} />
          </FilterFold>
        }
      >
        <ListTable columns={["名称", "类别", "所属组织", "成立", "现有成员#", "参加活动#"]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="lead">
                <Link to={paths.group(row.id)}>{row.name}</Link>
                {row.dissolvedOn && <span className="tag">已撤销 {row.dissolvedOn}</span>}
              </td>
              <td className="nowrap">{groupKindName(row.kind)}</td>
              <td>{row.orgName}</td>
              <td className="nowrap">{row.foundedOn}</td>
              <td className="num" data-label="现有成员">
                {row.members}
              </td>
              <td className="num" data-label="参加活动">
                <Link to={paths.activities({ group: row.id, states: ["filed"] })}>{row.activities}</Link>
              </td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
      {adding && (
        <GroupDialog
          group={null}
          onClose={() => setAdding(false)}
          onDone={(id) => void navigate({ to: paths.group(id) })}
        />
      )}
    </Page>
  );
}

function GroupFilter({ value, onChange }: { value: GroupQuery; onChange: (value: GroupQuery) => void }) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const set = (change: Partial<GroupQuery>) => onChange({ ...value, ...change });
  return (
    <search className="filters" aria-label="筛选队伍">
      <TextField label="名称含" value={value.text} onChange={(text) => set({ text })} maxLength={60} />
      <MultiCombobox
        label="类别"
        choices={GROUP_KINDS.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.kinds}
        onChange={(kinds) => set({ kinds: kinds as GroupQuery["kinds"] })}
        placeholder="全部类别"
      />
      <SingleCombobox
        label="组织"
        choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={value.org}
        onChange={(org) => set({ org })}
        placeholder="可见的全部组织"
      />
      <CheckField label="含已撤销" checked={value.dissolved} onChange={(dissolved) => set({ dissolved })} />
    </search>
  );
}
