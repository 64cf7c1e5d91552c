import { useMutation, useQuery } from "@tanstack/react-query";
import type { Editor } from "@tiptap/core";
import { z } from "zod";
import type { ReportDetail } from "#shared/report/contracts.ts";
import { type MaterialRow, materialRow } from "#shared/rounds/materials.ts";
import { get, post, queryString } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { insertMaterial } from "./editor/insert-material.ts";

const ok = z.object({ ok: z.literal(true) });

type Props = { report: ReportDetail; editor: Editor; editable: boolean; heading: string };

/** 素材 that was handed in for the time of the report, by section; what is taken over is marked as used. */
export function MaterialsPanel({ report, editor, editable, heading }: Props) {
  const query = useQuery({
    queryKey: ["materials", report.from, report.to],
    queryFn: () => get(z.array(materialRow), `/api/materials${queryString({ from: report.from, to: report.to })}`),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (query.data.length === 0) {
    return <p className="muted">这段时间没有收到素材。在“收表”中可以按提纲各部分收素材，收到后列在这里。</p>;
  }
  // Of the section that the caret is in first.
  const groups = [...Map.groupBy(query.data, (row) => row.heading)];
  groups.sort(([a], [b]) => Number(b === heading) - Number(a === heading));
  return (
    <div className="stack">
      {groups.map(([title, rows]) => (
        <section key={title} className="stack">
          <h3>{title}</h3>
          {rows.map((row) => (
            <Material key={row.id} row={row} report={report} editor={editor} editable={editable} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Material({ row, report, editor, editable }: Omit<Props, "heading"> & { row: MaterialRow }) {
  const step = useMutation({
    mutationFn: (name: "use" | "release") => post(ok, `/api/materials/${row.id}/${name}`, { reportId: report.id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["materials"] }),
    onError: sayError,
  });
  const used = row.uses.some(({ reportId }) => reportId === report.id);
  const insert = () => {
    const numbers = insertMaterial(editor, row);
    step.mutate("use");
    say(numbers > 0 ? `已插入，${numbers} 个数字注明来自${row.orgName}` : "已插入");
  };
  return (
    <article className="report-material">
      <p className="row">
        <b>{row.orgName}</b>
        <span className="muted small">
          {row.roundTitle} · {row.handedInOn}
        </span>
      </p>
      <p className="report-material-text">{row.text}</p>
      {row.files.map((file) => (
        <a key={file.id} href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
          {file.name}
        </a>
      ))}
      {row.uses.length > 0 && (
        <p>
          <span className="tag green">已用于{row.uses.map(({ title }) => `《${title}》`).join("、")}</span>
        </p>
      )}
      {editable && (
        <div className="row">
          <Button disabled={row.text === ""} onClick={insert} aria-label={`插入${row.orgName}的素材`}>
            插入到光标处
          </Button>
          {used ? (
            <Button tone="quiet" busy={step.isPending} onClick={() => step.mutate("release")}>
              取消“已用”
            </Button>
          ) : (
            <Button tone="quiet" busy={step.isPending} onClick={() => step.mutate("use")}>
              只标为已用
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
