import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { periodText } from "#shared/figures/period.ts";
import { reportRow } from "#shared/report/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useSession } from "../session/use-session.ts";
import { NewReportDialog } from "./new-report-dialog.tsx";
import { ReportTags } from "./report-tags.tsx";
import "./reports.css";

const SIZE = 50;
export function ReportListPage() {
  const session = useSession();
  const [making, setMaking] = useState(false);
  const reports = useInfiniteQuery({
    queryKey: ["reports"],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(z.array(reportRow), `/api/reports${queryString({ after: pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
    refetchOnMount: "always",
  });
  const rows = reports.data?.pages.flat() ?? [];
  return (
    <Page
      title="报告"
      sub="按提纲由记录生成，每个数字都能打开背后的记录"
      actions={
        session.can.includes("report.write") && (
          <Button tone="primary" onClick={() => setMaking(true)}>
            新建报告
          </Button>
        )
      }
    >
      <PagedList query={reports} count={rows.length} empty="还没有报告">
        <ListTable columns={["标题", "组织", "报告期", "状态", "更新"]}>
          {rows.map((report) => (
            <tr key={report.id}>
              <td className="lead">
                <Link to={paths.report(report.id)}>{report.title}</Link>
                <span className="muted small"> {report.templateName}</span>
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
