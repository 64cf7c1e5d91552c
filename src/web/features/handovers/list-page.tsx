import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { handoverPage, handoverQuery } from "#shared/handovers/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";

/** Who handed over to whom. */
export function HandoverListPage() {
  const [filter, setFilter] = useAddress(handoverQuery);
  const asked = useDeferredValue(filter);
  const set = (change: Partial<typeof filter>) => setFilter({ ...filter, ...change });
  const list = useInfiniteQuery({
    queryKey: ["handovers", asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(handoverPage, `/api/handovers${queryString({ filter: JSON.stringify(asked), after: pageParam, limit: 50 })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <Page
      title="交接记录"
      sub={
        <span className="linked">
          {total ? `共 ${total.toLocaleString("zh-CN")} 次。` : ""}在<Link to={paths.accounts()}>账号</Link>
          的页面上办理工作交接
        </span>
      }
    >
      <PagedList
        query={list}
        count={rows.length}
        empty="没有交接记录"
        head={
          <FilterFold>
            <search className="filters" aria-label="筛选交接记录">
              <TextField label="姓名含" value={filter.text} onChange={(text) => set({ text })} maxLength={40} />
              <TextField
                label="自"
                type="date"
                value={filter.from ?? ""}
                onChange={(from) => set({ from: from || null })}
              />
              <TextField label="至" type="date" value={filter.to ?? ""} onChange={(to) => set({ to: to || null })} />
            </search>
          </FilterFold>
        }
      >
        <ListTable columns={["交接日期", "移交人", "接任者", "移交内容", "办理人", "清单"]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">{row.on}</td>
              <td className="lead">
                <Link to={paths.account(row.fromId)}>{row.fromName}</Link>
                {row.deactivated && (
                  <div>
                    <span className="tag">账号已停用</span>
                  </div>
                )}
              </td>
              <td data-label="接任者">
                <Link to={paths.account(row.toId)}>{row.toName}</Link>
              </td>
              <td className="nowrap">
                权限 {row.rights} 项，事项 {row.work} 件
              </td>
              <td data-label="办理人">{row.createdBy}</td>
              <td>
                <Link to={paths.handover(row.id)}>交接清单</Link>
              </td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
    </Page>
  );
}
