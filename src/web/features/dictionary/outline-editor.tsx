import type { OutlineDocument, OutlineSection, OutlineSentence } from "#shared/report/outline-document.ts";
import type { OutlineProblem } from "#shared/report/outline-problems.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { emptySection, emptySentence, moved, removed, replaced } from "./outline-edit.ts";
import { PartActs } from "./part-acts.tsx";
import { SentenceEditor } from "./sentence-editor.tsx";

type Props = {
  document: OutlineDocument;
  problems: readonly OutlineProblem[];
  /** @param typed the place where a text is typed; empty for a step of its own */
  onChange: (document: OutlineDocument, typed?: string) => void;
};

const LEVELS = [
  { value: "1", label: "一级" },
  { value: "2", label: "二级" },
  { value: "3", label: "三级" },
] as const;

/** The parts of an outline, one below the other. */
export function OutlineEditor({ document, problems, onChange }: Props) {
  const { title, sections } = document;
  const problemsAt = (path: string) => problems.filter((one) => one.path === path).map(({ message }) => message);
  const set = (next: OutlineSection[], typed = "") => onChange({ title, sections: next }, typed);
  return (
    <div className="outline-editor stack">
      <TextField
        label="报告标题"
        required
        value={title}
        maxLength={100}
        onChange={(next) => onChange({ title: next, sections }, "title")}
        hint="{org} 代表报告单位，{period} 代表报告期，如：{org}{period}工作总结"
        problem={problemsAt("title")[0]}
      />
      {problemsAt("sections").map((problem) => (
        <p key={problem} className="problem" role="alert">
          {problem}
        </p>
      ))}
      {sections.map((section, index) => (
        <SectionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a section has no other name than its place
          key={index}
          section={section}
          index={index}
          problemsAt={problemsAt}
          onChange={(next, typed) => set(replaced(sections, index, next), typed)}
          acts={
            <PartActs
              place={`第${index + 1}部分`}
              index={index}
              count={sections.length}
              onMove={(by) => set(moved(sections, index, by))}
              onRemove={() => set(removed(sections, index))}
            />
          }
        />
      ))}
      <div>
        <Button onClick={() => set([...sections, emptySection()])}>＋ 部分</Button>
      </div>
    </div>
  );
}

type SectionProps = {
  section: OutlineSection;
  index: number;
  problemsAt: (path: string) => readonly string[];
  onChange: (section: OutlineSection, typed: string) => void;
  acts: React.ReactNode;
};

function SectionEditor({ section, index, problemsAt, onChange, acts }: SectionProps) {
  const { heading, level, paragraphs } = section;
  const path = `sections.${index}`;
  const place = `第${index + 1}部分`;
  const set = (next: OutlineSentence[][], typed = "") => onChange({ heading, level, paragraphs: next }, typed);
  return (
    <section className="card outline-section" aria-label={place}>
      <header>
        <SelectField
          label="级别"
          value={String(level) as "1" | "2" | "3"}
          onChange={(next) => onChange({ ...section, level: Number(next) as 1 | 2 | 3 }, "")}
          options={LEVELS}
        />
        <TextField
          label={`${place}标题`}
          required
          value={heading}
          maxLength={80}
          onChange={(next) => onChange({ ...section, heading: next }, `${path}.heading`)}
          problem={problemsAt(path)[0]}
        />
        {acts}
      </header>
      <div className="body stack">
        {paragraphs.map((sentences, at) => (
          <ParagraphEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph has no other name than its place
            key={at}
            sentences={sentences}
            path={`${path}.paragraphs.${at}`}
            place={`${place}第${at + 1}段`}
            label={`第 ${at + 1} 段`}
            problemsAt={problemsAt}
            onChange={(next, typed) => set(replaced(paragraphs, at, next), typed)}
            acts={
              <PartActs
                place={`${place}第${at + 1}段`}
                index={at}
                count={paragraphs.length}
                onMove={(by) => set(moved(paragraphs, at, by))}
                onRemove={() => set(removed(paragraphs, at))}
              />
            }
          />
        ))}
        <div>
          <Button tone="quiet" onClick={() => set([...paragraphs, [emptySentence()]])}>
            ＋ 段落<span className="visually-hidden">（{place}）</span>
          </Button>
        </div>
      </div>
    </section>
  );
}

type ParagraphProps = {
  sentences: readonly OutlineSentence[];
  path: string;
  place: string;
  label: string;
  problemsAt: (path: string) => readonly string[];
  onChange: (sentences: OutlineSentence[], typed: string) => void;
  acts: React.ReactNode;
};

function ParagraphEditor({ sentences, path, place, label, problemsAt, onChange, acts }: ParagraphProps) {
  return (
    <section className="outline-paragraph" aria-label={place}>
      <div className="paragraph-head">
        <b>{label}</b>
        {acts}
      </div>
      {problemsAt(path).map((problem) => (
        <p key={problem} className="problem" role="alert">
          {problem}
        </p>
      ))}
      <ol className="sentences" aria-label={`${place}的句子`}>
        {sentences.map((sentence, index) => {
          const name = `${place}第${index + 1}句`;
          return (
            <SentenceEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has no other name than its place
              key={index}
              sentence={sentence}
              place={name}
              path={`${path}.${index}`}
              problemsAt={problemsAt}
              onChange={(next, typed) => onChange(replaced(sentences, index, next), typed)}
              acts={
                <PartActs
                  place={name}
                  index={index}
                  count={sentences.length}
                  onMove={(by) => onChange(moved(sentences, index, by), "")}
                  onRemove={() => onChange(removed(sentences, index), "")}
                />
              }
            />
          );
        })}
      </ol>
      <Button tone="quiet" onClick={() => onChange([...sentences, emptySentence()], "")}>
        ＋ 句子<span className="visually-hidden">（{place}）</span>
      </Button>
    </section>
  );
}
