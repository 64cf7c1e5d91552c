import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { z } from "zod";
import { activityPage, activityQuery } from "#shared/activities/contracts.ts";
import { reportRow } from "#shared/report/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Empty, Loading, Page } from "#web/ui/page.tsx";
import { ActivityTable } from "../activities/activity-table.tsx";
import { useSession } from "../session/use-session.ts";

/** What waits for me, what happened lately, and a box to ask for a number. */
export function HomePage() {
  const session = useSession();
  const may = (action: (typeof session.can)[number]) => session.can.includes(action);
  return (
    <Page
      title={`${session.name}，您好`}
      sub={`${session.today}　${session.grants.map((grant) => grant.orgName).join("、")}`}
      actions={
        may("activity.record") && (
          <Link className="button primary" to={paths.record()}>
            记录活动
          </Link>
        )
      }
    >
      <div className="stack">
        {may("activity.record") && (
          <Activities title="待归档" states={["held"]} empty="没有待归档的活动" note="归档后才计入数据" />
        )}
        {may("report.read") && <StaleReports />}
        {may("figure.read") && <AskBox />}
        <Activities title="最近的活动" states={[]} empty="还没有活动" />
      </div>
    </Page>
  );
}

type ActivitiesProps = { title: string; states: ("held" | "filed")[]; empty: string; note?: string };

function Activities({ title, states, empty, note }: ActivitiesProps) {
  const filter = activityQuery.parse({ states });
  const list = useQuery({
    queryKey: ["activities", "home", states],
    queryFn: () => get(activityPage, `/api/activities${queryString({ filter: JSON.stringify(filter), limit: 8 })}`),
  });
  const total = list.data?.total;
  return (
    <Card
      title={title}
      aside={
        <Link to={paths.activities(filter)} className="small">
          {total ? `全部 ${total.count}${total.more ? "+" : ""} 项` : "全部"}
        </Link>
      }
      note={note}
    >
      {list.isPending ? (
        <Loading />
      ) : !list.data || list.data.rows.length === 0 ? (
        <Empty>{list.isError ? list.error.message : empty}</Empty>
      ) : (
        <ActivityTable rows={list.data.rows} />
      )}
    </Card>
  );
}

function StaleReports() {
  const reports = useQuery({
    queryKey: ["reports", "home"],
    queryFn: () => get(z.array(reportRow), "/api/reports?limit=50"),
  });
  const stale = reports.data?.filter((report) => report.stale) ?? [];
  if (stale.length === 0) return null;
  return (
    <Card title="已印发后失效的报告" note="印发后记录有更正，数字与记录不再一致">
      <ul style={{ margin: 0, padding: "0.8rem 1.2rem 0.8rem 2.2rem" }}>
        {stale.map((report) => (
          <li key={report.id}>
            <Link to={paths.report(report.id)}>{report.title}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function AskBox() {
  const [question, setQuestion] = useState("");
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim()) void navigate({ href: paths.figures(question.trim()) });
  };
  return (
    <Card title="查一个数">
      <form className="body row" style={{ padding: "0.8rem 1.2rem", alignItems: "flex-end" }} onSubmit={submit}>
        <div style={{ flex: 1 }}>
          <TextField
            label="类型、时间、范围、指标"
            value={question}
            onChange={setQuestion}
            placeholder="如：主题党日 今年 次数"
          />
        </div>
        <Button type="submit">查询</Button>
      </form>
    </Card>
  );
}

function Card({
  title,
  aside,
  note,
  children,
}: {
  title: string;
  aside?: ReactNode;
  note?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className="card">
      <header>
        <h2>
          {title}
          {note && (
            <span className="muted small" style={{ fontWeight: 400, marginLeft: "0.8rem" }}>
              {note}
            </span>
          )}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
