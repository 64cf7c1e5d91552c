import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { z } from "zod";
import { type ReturnedFile, returnedFile } from "#shared/rounds/answers.ts";
import { newId, post, upload } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { FileInput } from "#web/ui/file-input.tsx";
import { say, sayError } from "#web/ui/toast.tsx";

type Taken = { name: string; file: ReturnedFile | null; refused: string };

const isReady = (one: Taken) => one.file !== null && one.file.problems.length === 0;

/** Sheets that came back: each is read and compared; what is confirmed is written whole or not at all. */
export function ReturnedFilesCard({ roundId, several }: { roundId: string; several: boolean }) {
  const id = useId();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const read = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const found: Taken[] = [];
      for (const file of chosen) {
        found.push(
          await upload(returnedFile, `/api/rounds/${roundId}/files`, file).then(
            (answer) => ({ name: file.name, file: answer, refused: "" }),
            (error: Error) => ({ name: file.name, file: null, refused: error.message }),
          ),
        );
        setTaken([...found]);
      }
    },
    onError: sayError,
  });
  const ready = lastOfEach(taken.filter(isReady));
  const apply = useMutation({
    mutationFn: () => {
      const files = ready.map(({ fileId, recipientId, revision }) => ({ fileId, recipientId, revision }));
      return post(z.object({ written: z.int() }), `/api/rounds/${roundId}/files/apply`, { commandId: newId(), files });
    },
    onSuccess: async ({ written }) => {
      say(`已写入 ${written} 份`);
      setTaken(taken.filter((one) => !isReady(one)));
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  return (
    <section className="card no-print" aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{several ? "上传报回的表" : "上传填好的表"}</h2>
      </header>
      <div className="body stack">
        <div className="field">
          <label htmlFor={id}>{several ? "预填表（可一次选多份）" : "填好的预填表"}</label>
          <FileInput
            id={id}
            multiple={several}
            accept=".xlsx"
            disabled={read.isPending || apply.isPending}
            aria-describedby={`${id}-note`}
            onFiles={read.mutate}
          />
          <span id={`${id}-note`} className="hint">
            {read.isPending ? `正在读取，已读 ${taken.length} 份…` : "先列出与现有内容的不同，确认以后才写入"}
          </span>
        </div>
        {taken.length > 0 && (
          <ul className="returned-files" aria-label="报回的表">
            {taken.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice
              <TakenFile key={index} taken={one} />
            ))}
          </ul>
        )}
        {ready.length > 0 && !read.isPending && (
          <div className="row">
            <Button tone="primary" busy={apply.isPending} onClick={() => apply.mutate()}>
              {several ? `确认写入 ${ready.length} 份` : "确认报送"}
            </Button>
            <Button onClick={() => setTaken([])}>放弃</Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Of two sheets of one organisation the later one is meant. */
const lastOfEach = (taken: readonly Taken[]): ReturnedFile[] => [
  ...new Map(taken.flatMap(({ file }) => (file ? [[file.recipientId, file] as const] : []))).values(),
];

function TakenFile({ taken: { name, file, refused } }: { taken: Taken }) {
  if (!file) {
    return (
      <li>
        <b>{name}</b> <span className="tag red">没有收下</span>
        <p className="problem" role="alert">
          {refused}
        </p>
      </li>
    );
  }
  return (
    <li>
      <b>{file.orgName}</b> <span className="muted small">{name}</span>
      {!file.byCode && <span className="tag amber">按单位名称认出</span>}
      {file.problems.map(({ place, message }) => (
        <p key={`${place} ${message}`} className="problem" role="alert">
          {place}：{message}
        </p>
      ))}
      {file.problems.length > 0 && <p className="muted small">请在表中改好后重新上传；这一份没有写入。</p>}
      {file.violations.map(({ text }) => (
        <p key={text} className="answer-broken">
          {text}
        </p>
      ))}
      {file.differences.length === 0 ? (
        <p className="muted small">与现有内容相同</p>
      ) : (
        <div className="table-wrap">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">现有</th>
                <th scope="col">表中</th>
              </tr>
            </thead>
            <tbody>
              {file.differences.map(({ columnId, label, before, after }) => (
                <tr key={columnId}>
                  <td>{label}</td>
                  <td className="muted">{before || "空"}</td>
                  <td className="cell-text">{after || "空"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </li>
  );
}
