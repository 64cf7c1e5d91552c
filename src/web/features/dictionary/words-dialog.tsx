import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { type KindWordsRow, type KindWordsVersion, kindWordsVersion } from "#shared/catalogue/kind-words.ts";
import type { ActivityKind } from "#shared/catalogue/types.ts";
import { change, get } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";

const wordsIn = (text: string) =>
  text
    .split(/[、，,；;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

type Props = { kind: ActivityKind; words: KindWordsRow; onClose: () => void };

/** The district's words for a kind, with those that it had before. */
export function WordsDialog({ kind, words, onClose }: Props) {
  const { form, set, touched } = useForm({ phrase: words.phrase ?? "", synonyms: words.synonyms.join("、") });
  const synonyms = wordsIn(form.synonyms);
  const body = { revision: words.revision, phrase: form.phrase.trim() || null, synonyms };
  const command = useFormCommand(() => change("PUT", `/api/dictionary/words/${kind.id}`, body), {
    said: "已保存，生成报告、识读台账和问数随即采用",
    onDone: onClose,
  });
  const shown = form.phrase.trim() || kind.phrase;
  return (
    <FormDialog
      title={kind.name}
      label="保存"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      touched={touched}
      problem={command.general(["phrase", "synonyms", ...synonyms.map((_, index) => `synonyms.${index}`)])}
    >
      <TextField
        label="报告措辞"
        maxLength={40}
        value={form.phrase}
        onChange={(phrase) => set({ phrase })}
        placeholder={kind.phrase}
        hint={`不填则用“${kind.phrase}”。报告中写作：${shown.replace("{n}", `9${kind.measure}`)}`}
        problem={command.problem("phrase")}
      />
      <TextField
        label="本区别称"
        value={form.synonyms}
        onChange={(text) => set({ synonyms: text })}
        hint={`用顿号分开。随版本提供的别称：${kind.synonyms.join("、") || "无"}`}
        problem={command.problem("synonyms")}
      />
      {words.id && <Versions kind={kind} now={words.revision} onRestore={(version) => set(formOf(version))} />}
    </FormDialog>
  );
}

const formOf = ({ phrase, synonyms }: KindWordsVersion) => ({
  phrase: phrase ?? "",
  synonyms: synonyms.join("、"),
});

type VersionsProps = { kind: ActivityKind; now: number; onRestore: (version: KindWordsVersion) => void };

/** Who set what, and when; an older state is put into the form and saved like any other. */
function Versions({ kind, now, onRestore }: VersionsProps) {
  const query = useQuery({
    queryKey: ["kind-words", kind.id, "versions", now],
    queryFn: () => get(z.array(kindWordsVersion), `/api/dictionary/words/${kind.id}/versions`),
  });
  if (!query.data) return null;
  return (
    <section aria-label="以前的设定">
      <b>设定记录</b>
      <ol className="words-versions">
        {query.data.map((version) => (
          <li key={version.version}>
            <span>
              {version.phrase ?? kind.phrase}
              {version.synonyms.length > 0 && `；别称：${version.synonyms.join("、")}`}
              <span className="muted small block">
                {formatTime(version.changedAt)} {version.changedBy}
              </span>
            </span>
            {version.version === now ? (
              <span className="tag green">当前</span>
            ) : (
              <Button tone="quiet" aria-label={`恢复第 ${version.version} 次设定`} onClick={() => onRestore(version)}>
                恢复
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
