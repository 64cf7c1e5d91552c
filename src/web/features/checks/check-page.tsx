import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { downloadFile } from "#web/api/download.ts";
import { Button } from "#web/ui/button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { checkQuery, isUnderWay } from "./check-queries.ts";
import { ContextLine } from "./context-line.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { RecheckDialog } from "./recheck-dialog.tsx";
import { Review } from "./review.tsx";
import "./checks.css";

/** One draft: what agrees with the records, what does not, at its place in the text. */
export function CheckPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(checkQuery(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Checked key={id} check={query.data} />;
}

function Checked({ check }: { check: CheckDetail }) {
  const [asked, setAsked] = useState<"again" | "delete" | null>(null);
  const close = () => setAsked(null);
  const { title, fileName, createdAt, createdBy } = check;
  return (
    <Page
      title={title}
      sub={`${fileName || "粘贴的文字"} · ${createdBy} ${formatTime(createdAt)}`}
      actions={
        !isUnderWay(check) && (
          <>
            {check.state === "done" && <Annotated check={check} />}
            <Button onClick={() => setAsked("again")}>重新核对</Button>
            <Button tone="danger" onClick={() => setAsked("delete")}>
              删除
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <ContextLine check={check} />
        {isUnderWay(check) && <Progress check={check} />}
        {check.state === "failed" && (
          <div className="notice red" role="alert">
            <p>没有核对完：{check.message}</p>
          </div>
        )}
        {check.state === "done" && <Review check={check} />}
      </div>
      {asked === "again" && <RecheckDialog check={check} onClose={close} />}
      {asked === "delete" && <DeleteDialog check={check} onClose={close} />}
    </Page>
  );
}

function Annotated({ check: { id, annotatable } }: { check: CheckDetail }) {
  const fetched = useMutation({
    mutationFn: () => downloadFile(`/api/checks/${id}/annotated.docx`),
    onError: sayError,
  });
  if (!annotatable) return <span className="muted small check-no-copy">上传 Word 文件可下载批注稿</span>;
  return (
    <Button tone="primary" busy={fetched.isPending} onClick={() => fetched.mutate()}>
      下载批注稿
    </Button>
  );
}

function Progress({ check: { progress, message } }: { check: CheckDetail }) {
  return (
    <section className="card">
      <div className="body stack">
        <p role="status">{message || "排队等待核对…"}</p>
        <progress className="check-progress" value={progress} max={100} aria-label="核对进度" />
        <p className="muted small">可以离开本页，核对好了仍在这里。</p>
      </div>
    </section>
  );
}
