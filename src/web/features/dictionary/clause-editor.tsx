import { useState } from "react";
import type { OutlineClause } from "#shared/report/outline-document.ts";
import { CLAUSE_ABOUT, CLAUSE_NAMES, figureWords, groupWords } from "#shared/report/outline-words.ts";
import { FigureFields, GroupFields } from "./clause-fields.tsx";

type Props = {
  clause: OutlineClause;
  /** 第1部分第2段第1句第3分句 */
  place: string;
  problems: readonly string[];
  /** @param typed whether a text is typed, which is one step as long as it goes on */
  onChange: (clause: OutlineClause, typed: boolean) => void;
  acts: React.ReactNode;
};

/** One clause: what it says, and of a number what it counts. */
export function ClauseEditor({ clause, place, problems, onChange, acts }: Props) {
  const [open, setOpen] = useState(false);
  const counts = clause.type === "figure" || clause.type === "group";
  return (
    <li className={`clause ${clause.type}${problems.length > 0 ? " wrong" : ""}`}>
      <div className="clause-line">
        <span className="tag" title={CLAUSE_ABOUT[clause.type]}>
          {CLAUSE_NAMES[clause.type]}
        </span>
        {clause.type !== "group" && (
          <input
            className="input"
            aria-label={`${place}文字`}
            aria-invalid={problems.length > 0}
            value={clause.text}
            maxLength={clause.type === "prompt" ? 100 : 300}
            placeholder={clause.type === "figure" ? "如：召开全体干部会议{n}" : "文字，不加句末标点"}
            onChange={(event) => onChange({ ...clause, text: event.target.value }, true)}
          />
        )}
        {acts}
      </div>
      {counts && (
        <button type="button" className="clause-words" aria-expanded={open} onClick={() => setOpen(!open)}>
          {clause.type === "figure" ? figureWords(clause) : groupWords(clause)}
          <span className="muted"> {open ? "收起" : "修改口径"}</span>
          <span className="visually-hidden">（{place}）</span>
        </button>
      )}
      {open && clause.type === "figure" && <FigureFields value={clause} onChange={(next) => onChange(next, false)} />}
      {open && clause.type === "group" && <GroupFields value={clause} onChange={(next) => onChange(next, false)} />}
      {problems.map((problem) => (
        <p key={problem} className="problem" role="alert">
          {problem}
        </p>
      ))}
    </li>
  );
}
