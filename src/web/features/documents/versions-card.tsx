import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { DocumentDetail, DocumentFile, DocumentVersion } from "#shared/documents/contracts.ts";
import { READING_NAMES, type Reading, VERIFIED_NAMES } from "#shared/documents/types.ts";
import { post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { StatusTag } from "./document-tags.tsx";
import { VersionDialog } from "./version-dialog.tsx";

/** The versions of a document, newest first, each with its days and files; a received document has just its files. */
export function VersionsCard({ document }: { document: DocumentDetail }) {
  const [open, setOpen] = useState<DocumentVersion | "new" | null>(null);
  const incoming = document.type === "incoming";
  const editable = document.can.edit && !document.retired;
  const newest = document.versions.at(-1);
  return (
    <section className="card">
      <header>
        <h2>{incoming ? "附件" : "版本"}</h2>
        {editable && incoming && newest && <Button onClick={() => setOpen(newest)}>修改附件</Button>}
        {editable && !incoming && <Button onClick={() => setOpen("new")}>增加版本</Button>}
      </header>
      <div className="body">
        {incoming ? (
          <Files document={document} files={document.versions.flatMap(({ files }) => files)} editable={editable} />
        ) : (
          <ol className="track">
            {document.versions.toReversed().map((version) => (
              <li key={version.id} className={version.status === "in_force" ? "done" : ""}>
                <Version document={document} version={version} editable={editable} onChange={() => setOpen(version)} />
              </li>
            ))}
          </ol>
        )}
      </div>
      {open && (
        <VersionDialog document={document} version={open === "new" ? null : open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

type VersionProps = { document: DocumentDetail; version: DocumentVersion; editable: boolean; onChange: () => void };

function Version({ document, version, editable, onChange }: VersionProps) {
  const days: [string, string | null][] = [
    ["通过", version.adoptedOn],
    ["印发", version.issuedOn],
    ["施行", version.effectiveFrom],
    ["有效期至", version.effectiveTo],
    ["废止", version.repealedOn],
    ["被替代", version.supersededOn],
  ];
  const known = days.filter(([, day]) => day !== null);
  const name = version.label || (document.versions.length > 1 ? "原版本" : "正文");
  return (
    <div className="stack">
      <h3>
        {name} <StatusTag status={version.status} />
        {editable && (
          <Button tone="quiet" onClick={onChange} aria-label={`修改版本和附件：${name}`}>
            修改版本和附件
          </Button>
        )}
      </h3>
      <p className="row muted" style={{ gap: "0 1rem" }}>
        {known.length === 0 && "日期待补"}
        {known.map(([what, day]) => (
          <span key={what} className="nowrap">
            {what} {day}
          </span>
        ))}
      </p>
      {(version.source || version.verified !== "seen") && (
        <p className="muted small">
          {[
            version.source && `来源：${version.source}`,
            version.verified !== "seen" && VERIFIED_NAMES[version.verified],
          ]
            .filter(Boolean)
            .join("　")}
        </p>
      )}
      <Files document={document} files={version.files} editable={editable} />
    </div>
  );
}

const TONES: Record<Reading, string> = { waiting: "blue", done: "green", empty: "", failed: "amber", refused: "red" };

type FilesProps = { document: DocumentDetail; files: readonly DocumentFile[]; editable: boolean };

function Files({ document, files, editable }: FilesProps) {
  const again = useMutation({
    mutationFn: (file: string) =>
      post(z.object({ ok: z.boolean() }), `/api/documents/${document.id}/files/${file}/read`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["document", document.id] }),
    onError: sayError,
  });
  if (files.length === 0) return <p className="muted">没有附件</p>;
  return (
    <ul className="plain-list" aria-label="附件">
      {files.map((file) => (
        <li key={file.id}>
          {file.fileId ? (
            <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          ) : (
            <span>{file.name}</span>
          )}
          {file.size > 0 && <span className="muted small">{Math.ceil(file.size / 1024)} KB</span>}
          <span className={`tag ${TONES[file.reading]}`}>{READING_NAMES[file.reading]}</span>
          {file.reading === "failed" && editable && (
            <Button tone="quiet" busy={again.isPending} onClick={() => again.mutate(file.id)}>
              重新读取
            </Button>
          )}
          {file.reason && <span className="muted small">{file.reason}</span>}
        </li>
      ))}
    </ul>
  );
}
