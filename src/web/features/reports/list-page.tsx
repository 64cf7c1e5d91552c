import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { z } from "zod";
import { periodText } from "#shared/figures/period.ts";
import {
  REPORT_STATE_NAMES,
  REPORT_STATES,
  type ReportFilter,
  reportFilter,
  reportRow,
} from "#shared/report/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { MultiCombobox, SingleCombobox } from "#web/ui/combobox.tsx";
import { CheckField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { NewReportDialog } from "./new-report-dialog.tsx";
import { ReportTags } from "./report-tags.tsx";
import "./reports.css";

const SIZE = 50;
const NO_FILTER = JSON.stringify(reportFilter.parse({}));

export function ReportListPage() {
  const session = useSession();
  const [making, setMaking] = useState(false);
  const orgs = useSuspenseQuery(orgsQuery).data;
  const [filter, setFilter] = useAddress(reportFilter);
  const set = (change: Partial<ReportFilter>) => setFilter({ ...filter, ...change });
  const asked = useDeferredValue(filter);
  const reports = useInfiniteQuery({
    queryKey: ["reports", asked],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(
        z.array(reportRow),
        `/api/reports${queryString({ filter: JSON.stringify(asked), after: pageParam, limit: SIZE })}`,
      ),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
    refetchOnMount: "always",
  });
  const rows = reports.data?.pages.flat() ?? [];
  return (
    <Page
      title="报告"
      sub="按提纲由记录生成，每个数字都能打开背后的记录"
      actions={
        <>
          {session.can.includes("draft.check") && (
            <Link className="button" to={paths.checks()}>
              核对一份文稿
            </Link>
          )}
          {session.can.includes("report.write") && (
            <Button tone="primary" onClick={() => setMaking(true)}>
              新建报告
            </Button>
          )}
        </>
      }
    >
      <SavedViews />
      <PagedList
        query={reports}
        count={rows.length}
        empty={JSON.stringify(asked) === NO_FILTER ? "还没有报告" : "没有符合条件的报告"}
        head={
          <FilterFold>
            <search className="filters" aria-label="筛选报告">
              <TextField label="标题含" value={filter.text} onChange={(text) => set({ text })} />
              <SingleCombobox
                label="组织"
                choices={orgs.map((one) => ({ value: one.id, label: one.name, hint: one.shortName }))}
                value={filter.org}
                onChange={(org) => set({ org })}
                placeholder="可见的全部组织"
              />
              <MultiCombobox
                label="状态"
                choices={REPORT_STATES.map((state) => ({ value: state, label: REPORT_STATE_NAMES[state] }))}
                value={filter.states}
                onChange={(states) => set({ states: states as ReportFilter["states"] })}
                placeholder="全部状态"
              />
              <CheckField label="只看已失效的" checked={filter.stale} onChange={(stale) => set({ stale })} />
            </search>
          </FilterFold>
        }
      >
        <ListTable columns={["标题", "组织", "报告期", "状态", "更新"]}>
          {rows.map((report) => (
            <tr key={report.id}>
              <td className="lead">
                <Link to={paths.report(report.id)}>{report.title}</Link>
                <span className="muted small">
                  {" "}
                  {report.templateName}
                  {report.outlineVersion > 1 && ` 第 ${report.outlineVersion} 版`}
                </span>
              </td>
              <td>{report.orgName}</td>
              <td>
                {periodText(report)}
                <span className="muted small">　截止 {report.cutoff}</span>
              </td>
              <td>
                <ReportTags report={report} />
              </td>
              <td className="muted nowrap">{formatTime(report.updatedAt)}</td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
      {making && <NewReportDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}
