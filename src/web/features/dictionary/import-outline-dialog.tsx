import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type OutlineFile, type OutlineRow, outlineFile } from "#shared/report/outline-contracts.ts";
import { outlineProblems } from "#shared/report/outline-problems.ts";
import { change } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { FileInput } from "#web/ui/file-input.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { OutlineChanges } from "./outline-changes.tsx";
import { outlineQuery } from "./outline-queries.ts";

/** A file of an outline is a few dozen kilobytes. */
const LARGEST = 2_000_000;

async function readFile(file: File): Promise<OutlineFile> {
  if (file.size > LARGEST) throw new Error(`“${file.name}”太大，不是提纲文件`);
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw new Error(`“${file.name}”不是提纲文件：请选择从“提纲”页导出的 .json 文件`);
  }
  const read = outlineFile.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? `（${issue.path.join(".")}：${issue.message}）` : "";
  throw new Error(`“${file.name}”的内容与提纲格式不符${where}`);
}

type Props = {
  outlines: readonly OutlineRow[];
  onClose: () => void;
  onNew: (file: OutlineFile) => void;
  onOpen: (id: string) => void;
};

/** Brings in an outline from a file: looked at first, then a new one or the draft of one of the same name. */
export function ImportOutlineDialog({ outlines, onClose, onNew, onOpen }: Props) {
  const [file, setFile] = useState<OutlineFile | null>(null);
  const [problem, setProblem] = useState<string>();
  const take = async (chosen: File) => {
    setFile(null);
    setProblem(undefined);
    await readFile(chosen).then(setFile, (error: Error) => setProblem(error.message));
  };
  const same = file && outlines.find(({ own, name, retired }) => own && !retired && name === file.name);
  const problems = file ? outlineProblems(file.document) : [];
  return (
    <Dialog title="导入提纲" kind="dialog wide" onClose={onClose}>
      <div className="stack">
        <Field label="提纲文件" hint="从其他区的“提纲”页导出的 .json 文件" problem={problem}>
          {(tie) => (
            <FileInput accept=".json,application/json" {...tie} onFiles={([chosen]) => chosen && void take(chosen)} />
          )}
        </Field>
        {file && (
          <>
            <p>
              “{file.name}”，{file.district}
              {file.version === null ? "的草稿" : `第 ${file.version} 版`}，{file.document.sections.length} 个部分。
            </p>
            {problems.length > 0 && (
              <div className="notice amber">
                <p>导入后要先处理以下 {problems.length} 处才能发布：</p>
                <ul>
                  {problems.slice(0, 5).map(({ path, message }) => (
                    <li key={`${path}${message}`}>{message}</li>
                  ))}
                </ul>
              </div>
            )}
            {same && <Replace id={same.id} file={file} onDone={() => onOpen(same.id)} />}
            <div>
              <Button tone={same ? "plain" : "primary"} onClick={() => onNew(file)}>
                作为新提纲
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** What the file would change in the draft of an outline of the same name. */
function Replace({ id, file, onDone }: { id: string; file: OutlineFile; onDone: () => void }) {
  const query = useQuery(outlineQuery(id));
  const command = useFormCommand(
    () =>
      change("PUT", `/api/dictionary/outlines/${id}`, {
        ...{ revision: query.data?.revision, name: file.name, about: file.about, document: file.document },
      }),
    { said: "已写入草稿，核对后发布", onDone },
  );
  if (!query.data) return <p className="muted">正在比较…</p>;
  return (
    <section className="stack" aria-label="与本区同名提纲比较">
      <p>本区已有同名提纲，与它的草稿相比：</p>
      <OutlineChanges before={query.data.document} after={file.document} same="内容相同" />
      {command.general([]) && (
        <p className="problem" role="alert">
          {command.general([])}
        </p>
      )}
      <div>
        <Button tone="primary" busy={command.busy} onClick={command.run}>
          写入同名提纲的草稿
        </Button>
      </div>
    </section>
  );
}
