import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReportDetail } from "#shared/report/contracts.ts";
import { queryClient, reportQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { PapersMenu } from "./papers-menu.tsx";
import { DeleteDialog, IssueDialog, ReviewDialog, RollDialog } from "./step-dialogs.tsx";
import type { DraftInHand } from "./use-draft.ts";
import { useStep } from "./use-step.ts";

type Props = { report: ReportDetail; draft: DraftInHand; reload: () => void };

/** The steps that a report can take from where it stands, for those who may take them. */
export function ReportActions({ report, draft, reload }: Props) {
  const [open, setOpen] = useState<"review" | "issue" | "roll" | "delete" | null>(null);
  const navigate = useNavigate();
  const step = useStep(report.id, draft, reload);
  const remove = useStep(report.id, draft, () => {
    draft.saver.discard();
    queryClient.removeQueries(reportQuery(report.id));
    void navigate({ to: paths.reports() });
  });
  const { state, can } = report;
  const flush = () => draft.saver.flush();
  const close = () => {
    setOpen(null);
    step.reset();
  };
  return (
    <>
      {state === "draft" && can.issue && (
        <Button tone="primary" onClick={() => setOpen("review")}>
          审签
        </Button>
      )}
      {state === "reviewed" && can.issue && (
        <Button tone="primary" onClick={() => setOpen("issue")}>
          印发
        </Button>
      )}
      {state === "reviewed" && can.issue && (
        <Button
          busy={step.isPending && open === null}
          onClick={() => step.mutate({ step: "return", said: "已退回起草" })}
        >
          退回起草
        </Button>
      )}
      {state === "issued" && can.edit && (
        <Button tone="primary" onClick={() => setOpen("roll")}>
          滚动生成
        </Button>
      )}
      <PapersMenu reportId={report.id} flush={flush} />
      {state !== "issued" && can.edit && (
        <Button tone="danger" onClick={() => setOpen("delete")}>
          删除草稿
        </Button>
      )}
      {open === "review" && <ReviewDialog report={report} step={step} flush={flush} onClose={close} />}
      {open === "issue" && <IssueDialog report={report} step={step} onClose={close} />}
      {open === "roll" && <RollDialog report={report} onClose={close} />}
      {open === "delete" && <DeleteDialog report={report} step={remove} onClose={close} />}
    </>
  );
}
