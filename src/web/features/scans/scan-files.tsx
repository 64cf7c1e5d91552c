import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { SCAN_STATE_NAMES, type ScanBatch, type ScanFile, scanLabel } from "#shared/scans/contracts.ts";
import { change } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { UploadField, UploadList } from "./upload-field.tsx";
import { useStep } from "./use-scans.ts";
import { useUpload } from "./use-upload.ts";

const STATES = { waiting: "待识别", read: "已识别", refused: "没有识别" } as const;
const TONES = { waiting: "blue", read: "green", refused: "red" } as const;

/** The files of a batch; more may be added until it is attached. */
export function ScanFiles({ batch }: { batch: ScanBatch }) {
  const { rows, send } = useUpload();
  const read = useStep(batch, "read");
  const editable = batch.state === "collecting" || batch.state === "sorting";
  const waiting = batch.files.filter((file) => file.state === "waiting").length;
  return (
    <section className="card" aria-label="文件">
      <header>
        <h2>文件</h2>
        {editable && waiting > 0 && (
          <Button tone="primary" busy={read.isPending} disabled={send.isPending} onClick={() => read.mutate()}>
            开始识别
          </Button>
        )}
      </header>
      <div className="body stack">
        <ul className="scan-uploads">
          {batch.files.map((file) => (
            <FileLine key={file.fileId} batch={batch} file={file} removable={editable && file.state !== "read"} />
          ))}
        </ul>
        {editable && (
          <>
            <UploadField
              label={batch.files.length === 0 ? "签到表扫描件" : "添加扫描件"}
              busy={send.isPending}
              onFiles={(files) => send.mutate({ batch: batch.id, files })}
            />
            <UploadList rows={rows.filter((row) => row.state !== "taken")} />
          </>
        )}
      </div>
    </section>
  );
}

function FileLine({ batch, file, removable }: { batch: ScanBatch; file: ScanFile; removable: boolean }) {
  const remove = useMutation({
    mutationFn: () => change("DELETE", `/api/scans/${batch.id}/files/${file.fileId}?revision=${batch.revision}`),
    onError: sayError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["scan", batch.id] }),
  });
  return (
    <li>
      <span className={`tag ${TONES[file.state]}`}>{STATES[file.state]}</span>
      <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer">
        {file.name}
      </a>
      <span className="muted small">{file.pages} 页</span>
      {removable && (
        <Button tone="quiet" aria-label={`移除${file.name}`} busy={remove.isPending} onClick={() => remove.mutate()}>
          移除
        </Button>
      )}
      {file.reason && <span className="problem">{file.reason}</span>}
      {file.sameAs && (
        <span className="note small linked">
          与批次 <Link to={paths.scan(file.sameAs.batchId)}>{scanLabel(file.sameAs.createdAt)}</Link>（
          {SCAN_STATE_NAMES[file.sameAs.state]}）中的文件内容完全相同
        </span>
      )}
    </li>
  );
}
