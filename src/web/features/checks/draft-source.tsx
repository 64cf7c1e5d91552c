import { useId } from "react";
import { FileInput } from "#web/ui/file-input.tsx";
import { TextAreaField } from "#web/ui/text-area.tsx";

/** A draft as it is handed in. What was put in the other way is kept while one chooses. */
export type Source = { way: "file" | "text"; file: File | null; text: string };

const WAYS = { file: "上传文件", text: "粘贴文字" } as const;
const LONGEST = 300_000;

type Props = { value: Source; onChange: (value: Source) => void; problem?: string | undefined };

export function DraftSource({ value, onChange, problem }: Props) {
  const id = useId();
  return (
    <div className="stack check-source">
      <fieldset className="row">
        <legend className="visually-hidden">怎样交来</legend>
        {Object.entries(WAYS).map(([way, name]) => (
          <label key={way}>
            <input
              type="radio"
              name={`${id}-way`}
              checked={value.way === way}
              onChange={() => onChange({ ...value, way: way as Source["way"] })}
            />{" "}
            {name}
          </label>
        ))}
      </fieldset>
      {value.way === "file" ? (
        <div className="field">
          <label htmlFor={id}>
            文稿文件<span className="required"> *</span>
          </label>
          <FileInput
            id={id}
            accept=".docx,.txt,.csv,.pdf"
            chosen={value.file?.name}
            aria-describedby={`${id}-note`}
            aria-invalid={problem !== undefined}
            onFiles={([file]) => onChange({ ...value, file: file ?? null })}
          />
          <span id={`${id}-note`} className={problem ? "problem" : "hint"} role={problem ? "alert" : undefined}>
            {problem ??
              "Word（.docx，可下载批注稿）、文本（.txt、.csv）或能复制文字的 PDF；.doc、.wps 请先另存为 .docx"}
          </span>
        </div>
      ) : (
        <TextAreaField
          label="文稿全文"
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
          rows={8}
          maxLength={LONGEST}
          placeholder="从标题到成文日期整篇粘贴，一段一行"
          problem={problem}
        />
      )}
    </div>
  );
}
