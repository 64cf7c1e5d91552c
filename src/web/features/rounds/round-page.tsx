import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { periodText } from "#shared/figures/period.ts";
import type { RoundDetail } from "#shared/rounds/answers.ts";
import { outlinesQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { History } from "#web/ui/history.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { AnswersCard } from "./answers-card.tsx";
import { MaterialsCard } from "./materials-card.tsx";
import { MissingCard } from "./missing-card.tsx";
import { ReturnedFilesCard } from "./returned-files-card.tsx";
import { roundQueryOf, useStep } from "./round-queries.ts";
import { RoundStateTag } from "./round-tags.tsx";
import { CloseDialog, DueDialog, OpenDialog } from "./step-dialogs.tsx";
import "./rounds.css";

const ok = z.object({ ok: z.literal(true) });

/** A round as whoever asked sees it: what came back, what is missing, what does not add up. */
export function RoundPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(roundQueryOf(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Round round={query.data} />;
}

function Round({ round }: { round: RoundDetail }) {
  const { state, can } = round;
  const collecting = state === "open";
  return (
    <Page title={round.title} sub={<Sub round={round} />} actions={<Actions round={round} />}>
      <div className="stack">
        {round.explanation && <p className="notice round-explanation">{round.explanation}</p>}
        {state === "draft" && (
          <p className="notice amber">
            还没有发出。请预览填报单位看到的样子，确认后发出；发出后各列不能再改。
            {round.recipients[0] && (
              <Link to={paths.answerRound(round.id, round.recipients[0].id)}>
                {" "}
                预览（以{round.recipients[0].orgName}为例）
              </Link>
            )}
          </p>
        )}
        {collecting && can.manage && <MissingCard round={round} />}
        <AnswersCard round={round} />
        <MaterialsCard round={round} />
        {collecting && can.manage && <ReturnedFilesCard roundId={round.id} several />}
        <details className="card">
          <summary className="round-summary">留痕</summary>
          <div className="body">
            <History type="round" id={round.id} />
          </div>
        </details>
      </div>
    </Page>
  );
}

function Sub({ round }: { round: RoundDetail }) {
  const { data: outlines = [] } = useQuery(outlinesQuery);
  const outline = outlines.find(({ id }) => id === round.outline);
  return (
    <span className="row">
      <RoundStateTag state={round.state} />
      <span>
        {round.orgName} · {periodText(round)} · {round.dueOn} 前报送
        {outline && ` · 用于${outline.name}`}
      </span>
    </span>
  );
}

function Actions({ round }: { round: RoundDetail }) {
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"open" | "close" | "due" | null>(null);
  const remove = useStep(
    ok,
    () => "已删除",
    () => void navigate({ to: paths.rounds() }),
  );
  const { id, revision, state, can } = round;
  const close = () => setDialog(null);
  return (
    <>
      {state !== "draft" && <ExportButton url={`/api/rounds/${id}/export`} />}
      {can.manage && state !== "draft" && (
        <Link className="button" to={paths.newRound(id)}>
          照此再收一次
        </Link>
      )}
      {can.manage && state === "draft" && (
        <>
          <Button
            tone="danger"
            busy={remove.isPending}
            onClick={() => {
              if (window.confirm("删除这次还没有发出的收表？"))
                remove.mutate({ url: `/api/rounds/${id}/delete`, body: { revision } });
            }}
          >
            删除
          </Button>
          <Link className="button" to={paths.editRound(id)}>
            修改
          </Link>
          <Button tone="primary" onClick={() => setDialog("open")}>
            发出
          </Button>
        </>
      )}
      {can.manage && state === "open" && (
        <>
          <ExportButton url={`/api/rounds/${id}/sheets`} label="下载全部预填表" />
          <Button onClick={() => setDialog("due")}>改期限</Button>
          <Button tone="primary" onClick={() => setDialog("close")}>
            结束收表
          </Button>
        </>
      )}
      {dialog === "open" && <OpenDialog round={round} onClose={close} />}
      {dialog === "due" && <DueDialog round={round} onClose={close} />}
      {dialog === "close" && <CloseDialog round={round} onClose={close} />}
    </>
  );
}
