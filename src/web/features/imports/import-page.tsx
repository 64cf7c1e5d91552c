import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { z } from "zod";
import { type ImportChoices, type ImportPlan, importPlan } from "#shared/imports/contracts.ts";
import { change, get, post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Failed, Loading, Page } from "#web/ui/page.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { ImportStateTag } from "./imports-page.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { PlanTable, ProblemList } from "./plan-table.tsx";

const ok = z.object({ ok: z.boolean() });

export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ["import", id],
    queryFn: () => get(importPlan, `/api/imports/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Plan plan={query.data} refreshing={query.isFetching} />;
}

function Plan({ plan, refreshing }: { plan: ImportPlan; refreshing: boolean }) {
  const open = plan.state === "mapping" || plan.state === "failed";
  const refresh = () => queryClient.invalidateQueries();
  const choose = useMutation({
    mutationFn: (choices: ImportChoices) =>
      change("PUT", `/api/imports/${plan.id}/choices`, { revision: plan.revision, choices }),
    onSuccess: refresh,
    onError: sayError,
  });
  const run = useMutation({
    mutationFn: () => post(ok, `/api/imports/${plan.id}/run`, { revision: plan.revision }),
    onSuccess: refresh,
    onError: sayError,
  });
  const discard = useMutation({
    mutationFn: () => post(ok, `/api/imports/${plan.id}/discard`, { revision: plan.revision }),
    onSuccess: async () => {
      say("已放弃，没有写入任何内容");
      await refresh();
    },
    onError: sayError,
  });
  const busy = choose.isPending || refreshing;
  const writes = plan.counts.new + plan.counts.changed + plan.declared;
  return (
    <Page
      title={plan.fileName}
      sub={
        <span className="row">
          <ImportStateTag state={plan.state} /> {plan.orgName}　{plan.message}
          <a href={`/api/files/${plan.fileId}`}>原文件</a>
        </span>
      }
      actions={
        open && (
          <>
            <Button busy={discard.isPending} onClick={() => discard.mutate()}>
              放弃
            </Button>
            <Button tone="primary" busy={run.isPending} disabled={busy || writes === 0} onClick={() => run.mutate()}>
              {plan.counts.problem > 0 ? `导入没有问题的 ${writes} 项` : `导入 ${writes} 项`}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        {plan.state === "running" && <Progress plan={plan} />}
        {plan.state === "done" && (
          <div className="notice green">
            {plan.message}。<Link to={paths.activities()}>查看活动</Link>
          </div>
        )}
        {plan.state === "failed" && <div className="notice red">没有写入任何内容：{plan.message}</div>}
        {open && (
          <>
            <Summary plan={plan} busy={busy} />
            {plan.problems.length > 0 && <ProblemList problems={plan.problems} />}
            {plan.notes.length > 0 && <Notes notes={plan.notes} />}
            <MappingTable plan={plan} busy={busy} onChoose={(choices) => choose.mutate(choices)} />
            <PlanTable rows={plan.rows} />
          </>
        )}
      </div>
    </Page>
  );
}

function Progress({ plan }: { plan: ImportPlan }) {
  return (
    <section className="card">
      <div className="body" role="status">
        <p>
          正在导入… {plan.progress} / {plan.total || "?"}
        </p>
        <progress value={plan.progress} max={plan.total || 1} style={{ width: "100%" }} aria-label="导入进度" />
        <p className="muted small">可以离开本页；全部成功才会写入。</p>
      </div>
    </section>
  );
}

function Summary({ plan, busy }: { plan: ImportPlan; busy: boolean }) {
  const { counts } = plan;
  const parts = [
    `新增 ${counts.new}`,
    `更正 ${counts.changed}`,
    `已导入过 ${counts.same}`,
    counts.similar > 0 ? `已有手工记录 ${counts.similar}` : "",
    counts.repeated > 0 ? `文件内重复 ${counts.repeated}` : "",
    counts.problem > 0 ? `有问题 ${counts.problem}` : "",
    plan.declared > 0 ? `申报数 ${plan.declared}` : "",
  ].filter(Boolean);
  return (
    <div className={`notice ${counts.problem > 0 ? "amber" : ""}`} aria-live="polite">
      {busy ? "正在重新核对…" : `将会：${parts.join("，")}。`}
      {counts.problem > 0 && " 有问题的行不会导入：可调整列的对应关系，或改好文件后重新上传（已导入的不会重复）。"}
    </div>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <details className="card">
      <summary style={{ padding: "0.7rem 1.2rem" }}>跳过的内容（{notes.length}）</summary>
      <ul className="small" style={{ margin: 0, padding: "0 1.2rem 0.8rem 2.2rem" }}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}
