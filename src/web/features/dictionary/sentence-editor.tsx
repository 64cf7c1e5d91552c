import type { OutlineClause, OutlineSentence } from "#shared/report/outline-document.ts";
import { CLAUSE_ABOUT, CLAUSE_NAMES } from "#shared/report/outline-words.ts";
import { Button } from "#web/ui/button.tsx";
import { ClauseEditor } from "./clause-editor.tsx";
import { emptyClause, moved, removed, replaced } from "./outline-edit.ts";
import { PartActs } from "./part-acts.tsx";

const TYPES = ["text", "fact", "figure", "group", "prompt"] as const;

type Props = {
  sentence: OutlineSentence;
  place: string;
  path: string;
  problemsAt: (path: string) => readonly string[];
  /** @param typed the place where a text is typed */
  onChange: (sentence: OutlineSentence, typed: string) => void;
  acts: React.ReactNode;
};

/** A sentence: how it begins, and its clauses. */
export function SentenceEditor({ sentence, place, path, problemsAt, onChange, acts }: Props) {
  const { lead, clauses } = sentence;
  const set = (next: OutlineClause[]) => onChange({ lead, clauses: next }, "");
  return (
    <li className="sentence">
      <div className="sentence-head">
        <input
          className="input lead-input"
          aria-label={`${place}句首`}
          value={lead}
          maxLength={100}
          placeholder="句首（可不填），如：部机关"
          onChange={(event) => onChange({ lead: event.target.value, clauses }, `${path}.lead`)}
        />
        {acts}
      </div>
      {problemsAt(path).map((problem) => (
        <p key={problem} className="problem" role="alert">
          {problem}
        </p>
      ))}
      <ol className="clauses" aria-label={`${place}的分句`}>
        {clauses.map((clause, index) => {
          const name = `${place}第${index + 1}分句`;
          return (
            <ClauseEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a clause has no other name than its place
              key={index}
              clause={clause}
              place={name}
              problems={problemsAt(`${path}.clauses.${index}`)}
              onChange={(next, typed) =>
                onChange({ lead, clauses: replaced(clauses, index, next) }, typed ? `${path}.clauses.${index}` : "")
              }
              acts={
                <PartActs
                  place={name}
                  index={index}
                  count={clauses.length}
                  onMove={(by) => set(moved(clauses, index, by))}
                  onRemove={() => set(removed(clauses, index))}
                />
              }
            />
          );
        })}
      </ol>
      <div className="row add-clause" role="toolbar" aria-label={`${place}添加分句`}>
        {TYPES.map((type) => (
          <Button
            key={type}
            tone="quiet"
            className="small"
            title={CLAUSE_ABOUT[type]}
            onClick={() => set([...clauses, emptyClause(type)])}
          >
            ＋{CLAUSE_NAMES[type]}
          </Button>
        ))}
      </div>
    </li>
  );
}
