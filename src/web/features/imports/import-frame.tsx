import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { z } from "zod";
import type { ImportPlan } from "#shared/imports/plans.ts";
import { post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { ImportStateTag } from "./imports-page.tsx";

const ok = z.object({ ok: z.boolean() });

type FrameProps = {
  plan: ImportPlan;
  /** null: nothing can be confirmed now; else what confirming is called and the numbers that were seen */
  confirm?: { label: string; disabled: boolean; numbers: Record<string, number>; revision: { current: number } };
  children: ReactNode;
};

/** Title, state, result and the two steps that end an import; what lies between is its target's. */
export function ImportFrame({ plan, confirm, children }: FrameProps) {
  const refresh = () => queryClient.invalidateQueries();
  const run = useMutation({
    mutationFn: () =>
      post(ok, `/api/imports/${plan.id}/run`, {
        revision: confirm?.revision.current,
        confirmed: confirm?.numbers,
      }),
    onSuccess: refresh,
    onError: sayError,
  });
  const discard = useMutation({
    mutationFn: () => post(ok, `/api/imports/${plan.id}/discard`, { revision: confirm?.revision.current }),
    onSuccess: async () => {
      say("已放弃，没有写入任何内容");
      await refresh();
    },
    onError: sayError,
  });
  const roster = plan.target === "roster";
  return (
    <Page
      title={plan.fileName}
      sub={
        <span className="row">
          <ImportStateTag state={plan.state} /> {plan.orgName}　{plan.state === "failed" ? "" : plan.message}
          {roster ? (
            <span className="muted">原文件含个人号码，不保存</span>
          ) : (
            <a href={`/api/files/${plan.fileId}`}>原文件</a>
          )}
        </span>
      }
      actions={
        confirm && (
          <>
            <Button busy={discard.isPending} onClick={() => discard.mutate()}>
              放弃
            </Button>
            <Button tone="primary" busy={run.isPending} disabled={confirm.disabled} onClick={() => run.mutate()}>
              {confirm.label}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        {plan.state === "done" && (
          <div className="notice green">
            {plan.message}。
            {roster ? <Link to={paths.people()}>查看人员</Link> : <Link to={paths.activities()}>查看活动</Link>}
          </div>
        )}
        {plan.state === "failed" && (
          <div className="notice red" role="alert">
            {plan.message}
          </div>
        )}
        {children}
      </div>
    </Page>
  );
}
