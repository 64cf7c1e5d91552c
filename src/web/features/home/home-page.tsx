import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, lazy, Suspense, useState } from "react";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { homeAnswer } from "#shared/home/contracts.ts";
import { get } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Failed, Loading, Page } from "#web/ui/page.tsx";
import { useSession } from "../session/use-session.ts";
import { CadenceCard } from "./cadence-card.tsx";
import { Card } from "./card.tsx";
import { ChangedCard, ComingCard, TodoCard } from "./home-lists.tsx";
import { OverviewCard } from "./overview-card.tsx";
import "./home.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

const FigureDrawer = lazy(async () => ({ default: (await import("../figures/figure-drawer.tsx")).FigureDrawer }));

/** What waits for me, what is coming, what changed; and the figures of what I answer for. */
export function HomePage() {
  const session = useSession();
  const org = new URLSearchParams(useOwnLocation().searchStr).get("org") ?? undefined;
  const home = useQuery({ queryKey: ["home"], queryFn: () => get(homeAnswer, "/api/home") });
  const [open, setOpen] = useState<FigureSpec | null>(null);
  const may = (action: (typeof session.can)[number]) => session.can.includes(action);
  const leads = session.grants.some(({ role }) => role === "department_leader");
  const { today } = session;
  const context = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31`, cutoff: today };
  const overview = may("figure.read") && <OverviewCard org={org} onOpen={setOpen} />;
  const data = home.data;
  return (
    <Page
      title={`${session.name}，您好`}
      sub={`${today}　${session.grants.map((grant) => grant.orgName).join("、")}`}
      actions={
        may("activity.record") && (
          <Link className="button primary record-wide" to={paths.record()}>
            记录活动
          </Link>
        )
      }
    >
      {may("activity.record") && (
        <Link className="button primary record-now" to={paths.record()}>
          记录一次活动
        </Link>
      )}
      <div className="home">
        <div className="stack">
          {leads && data && data.todos.length > 0 && <TodoCard todos={data.todos} />}
          {leads && overview}
          {home.isPending ? (
            <Card title="要办的">
              <Loading />
            </Card>
          ) : home.isError ? (
            <Failed error={home.error} retry={() => void home.refetch()} />
          ) : (
            <>
              {!leads && <TodoCard todos={home.data.todos} />}
              {home.data.branches.length > 0 && (
                <CadenceCard branches={home.data.branches} today={today} onOpen={setOpen} />
              )}
            </>
          )}
          {!leads && overview}
        </div>
        <div className="stack">
          {data?.attended != null && <AttendedCard count={data.attended} />}
          {data && <ComingCard coming={data.coming} />}
          {may("figure.read") && <AskBox />}
          {data && <ChangedCard changed={data.changed} />}
        </div>
      </div>
      {open && (
        <Suspense>
          <FigureDrawer spec={open} context={context} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Page>
  );
}

function AttendedCard({ count }: { count: number }) {
  return (
    <Card title="我的">
      <p style={{ padding: "0.6rem 1.2rem" }}>今年按名单参加活动 {count} 次</p>
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
      <form className="row" style={{ padding: "0.8rem 1.2rem", alignItems: "flex-end" }} onSubmit={submit}>
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
