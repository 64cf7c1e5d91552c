import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { nextStep } from "#shared/documents/chain.ts";
import type { DocumentDetail } from "#shared/documents/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { DaysLeft } from "../calendar/days-left.tsx";
import { LinkList } from "./link-list.tsx";
import { PickActivity, PickDocument } from "./pick-dialogs.tsx";
import { CloseDialog, ReasonDialog } from "./step-dialogs.tsx";
import { useDocumentStep, useLinks } from "./use-document-step.ts";

type Incoming = NonNullable<DocumentDetail["incoming"]>;
type Open = "activity" | "plan" | "waive" | "close" | null;

/** 办理过程: received → passed on → plan → closed. What is still to be done is the next step, not an alarm. */
export function ChainCard({ document, incoming }: { document: DocumentDetail; incoming: Incoming }) {
  const [open, setOpen] = useState<Open>(null);
  const { link } = useLinks(document.id);
  const expect = useDocumentStep(document, "plan", "已改为需要方案");
  const reopen = useDocumentStep(document, "reopen", "已退回办理");
  const passed = document.links.filter(({ relation, inward }) => relation === "passed_on" && !inward);
  const plans = document.links.filter(({ relation, inward }) => relation === "plan" && !inward);
  const held = passed.filter(({ activity }) => activity?.state === "held" || activity?.state === "filed");
  const next = nextStep({
    passedOn: held.flatMap(({ on }) => on ?? []),
    plans: plans.length,
    planWaived: incoming.planWaived,
    closedOn: incoming.closedOn,
  });
  const mayLink = document.can.link && !document.retired && incoming.closedOn === null;
  const mayEdit = document.can.edit && !document.retired;
  const settled = plans.length > 0 || incoming.planWaived !== null;
  const choose = (tie: Parameters<typeof link.mutate>[0]) => link.mutate(tie, { onSettled: () => setOpen(null) });
  return (
    <section className="card chain">
      <header>
        <h2>办理过程</h2>
        {next && <span className="muted">下一步：{next.split("，")[0]}</span>}
      </header>
      <div className="body">
        <ol className="track">
          <StepItem name="收文" done on={incoming.receivedOn}>
            <p>
              {incoming.sender}
              {incoming.handler && <span className="muted">　承办人 {incoming.handler}</span>}
              {incoming.deadline && (
                <span className="muted">
                  　办理期限 {incoming.deadline} {incoming.closedOn === null && <DaysLeft day={incoming.deadline} />}
                </span>
              )}
            </p>
            {incoming.asks && <p style={{ whiteSpace: "pre-wrap" }}>{incoming.asks}</p>}
          </StepItem>
          <StepItem
            name="传达学习"
            done={held.length > 0}
            next={next?.startsWith("传达") ?? false}
            on={held[0]?.on ?? null}
          >
            <LinkList document={document} links={passed} editable={mayLink} />
            {mayLink && (
              <div className="row">
                <Link className="button" to={paths.recordPassingOn(document.id)}>
                  记录一次传达
                </Link>
                <Button onClick={() => setOpen("activity")}>选择已有活动</Button>
              </div>
            )}
          </StepItem>
          <StepItem
            name="贯彻方案"
            done={settled}
            next={next?.startsWith("制定") ?? false}
            on={plans[0]?.on ?? incoming.planWaivedOn}
          >
            <LinkList document={document} links={plans} editable={mayLink} />
            {incoming.planWaived !== null && (
              <p>
                无须方案：{incoming.planWaived}
                {mayEdit && incoming.closedOn === null && (
                  <Button tone="quiet" busy={expect.isPending} onClick={() => expect.mutate({ reason: null })}>
                    改为需要方案
                  </Button>
                )}
              </p>
            )}
            {mayLink && incoming.planWaived === null && (
              <div className="row">
                <Link className="button" to={paths.newDocument("plan", document.id)}>
                  新建方案
                </Link>
                <Button onClick={() => setOpen("plan")}>选择已有方案</Button>
                {mayEdit && plans.length === 0 && <Button onClick={() => setOpen("waive")}>无须方案</Button>}
              </div>
            )}
          </StepItem>
          <StepItem name="办结" done={incoming.closedOn !== null} next={next === "办结"} on={incoming.closedOn}>
            {incoming.closedNote && <p style={{ whiteSpace: "pre-wrap" }}>{incoming.closedNote}</p>}
            {mayEdit &&
              (incoming.closedOn === null ? (
                <div>
                  <Button tone={next === "办结" ? "primary" : "plain"} onClick={() => setOpen("close")}>
                    办结
                  </Button>
                </div>
              ) : (
                <div>
                  <Button tone="quiet" busy={reopen.isPending} onClick={() => reopen.mutate({})}>
                    退回办理
                  </Button>
                </div>
              ))}
          </StepItem>
        </ol>
      </div>
      {open === "activity" && (
        <PickActivity
          title="在哪次活动上传达的"
          from={incoming.receivedOn}
          onChoose={(activityId) => choose({ relation: "passed_on", activityId })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "plan" && (
        <PickDocument
          title="选择贯彻方案"
          types={["plan"]}
          except={document.id}
          onChoose={(documentId) => choose({ relation: "plan", documentId })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "waive" && (
        <ReasonDialog
          document={document}
          step="plan"
          title="无须方案"
          about="注明以后，这一步视为已经完成；需要时可以改回。"
          said="已注明无须方案"
          example="如：只要求传达知晓"
          onClose={() => setOpen(null)}
        />
      )}
      {open === "close" && <CloseDialog document={document} onClose={() => setOpen(null)} />}
    </section>
  );
}

type StepProps = { name: string; done: boolean; next?: boolean; on: string | null; children: ReactNode };

function StepItem({ name, done, next = false, on, children }: StepProps) {
  return (
    <li className={done ? "done" : next ? "next" : ""}>
      <div className="stack">
        <h3>
          {name}
          {done && on && <span className="muted small">{on}</span>}
          {next && <span className="tag blue">下一步</span>}
          {!done && !next && <span className="muted small">未完成</span>}
        </h3>
        {children}
      </div>
    </li>
  );
}
