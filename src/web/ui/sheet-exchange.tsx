import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import type { z } from "zod";
import type { SheetDifference } from "#shared/sheets/contracts.ts";
import { newId, post, upload as send } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { Button } from "./button.tsx";
import { ExportButton } from "./export-button.tsx";
import { FileInput } from "./file-input.tsx";
import { ListTable } from "./paged-list.tsx";
import { sayError } from "./toast.tsx";

type Props<D extends SheetDifference, A> = {
  download: { url: string; label: string };
  explanation: string;
  upload: { url: string; schema: z.ZodType<D> };
  apply: { url: string; schema: z.ZodType<A> };
  changesOf: (difference: D) => number;
  onApplied: (applied: A) => void;
  children: (difference: D) => ReactNode;
};

/** A table that is changed outside: it goes out filled in, comes back, is compared, and written whole when confirmed. */
export function SheetExchange<D extends SheetDifference, A>(props: Props<D, A>) {
  const { download, explanation, upload, apply, changesOf, onApplied, children } = props;
  const id = useId();
  const [read, setRead] = useState<D | null>(null);
  const [refused, setRefused] = useState("");
  const reading = useMutation({
    mutationFn: (file: File) => send(upload.schema, upload.url, file),
    onMutate: () => {
      setRead(null);
      setRefused("");
    },
    onSuccess: setRead,
    onError: (error) => setRefused(error.message),
  });
  const writing = useMutation({
    mutationFn: ({ fileId, digest }: D) => post(apply.schema, apply.url, { commandId: newId(), fileId, digest }),
    onSuccess: async (applied) => {
      setRead(null);
      onApplied(applied);
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  const changes = read ? changesOf(read) : 0;
  return (
    <>
      <section className="card" aria-labelledby={`${id}-out`}>
        <header>
          <h2 id={`${id}-out`}>一、下载</h2>
        </header>
        <div className="body stack">
          <p>{explanation}</p>
          <div>
            <ExportButton url={download.url} label={download.label} />
          </div>
        </div>
      </section>
      <section className="card" aria-labelledby={`${id}-in`}>
        <header>
          <h2 id={`${id}-in`}>二、上传改好的表</h2>
        </header>
        <div className="body stack">
          <div className="field">
            <label htmlFor={id}>改好的表（.xlsx）</label>
            <FileInput
              id={id}
              accept=".xlsx"
              disabled={reading.isPending || writing.isPending}
              aria-describedby={`${id}-note`}
              onFiles={([file]) => file && reading.mutate(file)}
            />
            <span id={`${id}-note`} className="hint" role="status">
              {reading.isPending
                ? "正在读取和比较…"
                : "先列出与现有内容的不同，确认以后才写入；要么全部写入，要么都不写"}
            </span>
          </div>
          {refused && (
            <p className="problem" role="alert">
              {refused}
            </p>
          )}
        </div>
      </section>
      {read && (
        <section className="card" aria-labelledby={`${id}-difference`}>
          <header>
            <h2 id={`${id}-difference`}>三、核对“{read.name}”</h2>
          </header>
          <Problems read={read} />
          {children(read)}
          <div className="body row">
            {changes === 0 && read.problemCount === 0 && <p className="muted">与现有内容相同，没有要写入的。</p>}
            <Button
              tone="primary"
              busy={writing.isPending}
              disabled={read.problemCount > 0 || changes === 0}
              onClick={() => writing.mutate(read)}
            >
              {`确认写入 ${changes} 项`}
            </Button>
            <Button onClick={() => setRead(null)}>放弃</Button>
          </div>
        </section>
      )}
    </>
  );
}

function Problems({ read: { problems, problemCount } }: { read: SheetDifference }) {
  if (problemCount === 0) return null;
  return (
    <>
      <p className="problem" role="alert" style={{ padding: "0.8rem 1.2rem 0.3rem" }}>
        有 {problemCount} 处需要改正，改好再上传；现在什么也没有写入
        {problemCount > problems.length ? `（列出前 ${problems.length} 处）` : ""}
      </p>
      <ListTable columns={["位置", "问题"]}>
        {problems.map(({ place, message }) => (
          <tr key={`${place} ${message}`}>
            <td className="lead nowrap">{place}</td>
            <td>{message}</td>
          </tr>
        ))}
      </ListTable>
    </>
  );
}

type CountProps = { counts: readonly (readonly [string, number])[]; unchanged: number };

/** How many of what, where there are any. */
export function CountTags({ counts, unchanged }: CountProps) {
  return (
    <p className="row" style={{ padding: "0.8rem 1.2rem" }}>
      {counts
        .filter(([, count]) => count > 0)
        .map(([label, count]) => (
          <span key={label} className="tag blue">
            {label} {count}
          </span>
        ))}
      <span className="muted small">不变 {unchanged} 行</span>
    </p>
  );
}
