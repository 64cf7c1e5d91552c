import { Link } from "@tanstack/react-router";
import type { Editor } from "@tiptap/core";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { EvidenceRef } from "#shared/report/document.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { type Fact, setEvidence } from "./editor/commands.ts";
import { EvidenceSearch } from "./evidence-search.tsx";

type Props = { id: string; fact: Fact; editor: Editor; editable: boolean; context: FigureContext };

/** 事实句: what the sentence rests on. */
export function FactPanel({ id, fact, editor, editable, context }: Props) {
  const { evidence } = fact;
  const put = (next: readonly EvidenceRef[]) => setEvidence(editor, id, next);
  return (
    <div className="stack">
      <h3>
        事实句{" "}
        <span className={`tag ${evidence.length > 0 ? "green" : "amber"}`}>
          {evidence.length > 0 ? `依据 ${evidence.length} 项` : "尚无依据"}
        </span>
      </h3>
      <blockquote className="fact-quote">{fact.text}</blockquote>
      {evidence.length > 0 && (
        <ul className="evidence" aria-label="依据">
          {evidence.map((one) => (
            <li key={one.id}>
              <EvidenceLink evidence={one} />
              {editable && (
                <Button
                  tone="quiet"
                  aria-label={`移除依据：${one.label}`}
                  onClick={() => put(evidence.filter((other) => other.id !== one.id))}
                >
                  移除
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && <EvidenceSearch context={context} chosen={evidence} onAdd={(one) => put([...evidence, one])} />}
      {editable && (
        <div>
          <Button tone="quiet" onClick={() => setEvidence(editor, id, null)}>
            不再标为事实句
          </Button>
        </div>
      )}
    </div>
  );
}

function EvidenceLink({ evidence: { type, id, label } }: { evidence: EvidenceRef }) {
  if (type === "activity") return <Link to={paths.activity(id)}>{label}</Link>;
  if (type === "document") return <Link to={paths.document(id)}>{label}</Link>;
  return (
    <a href={`/api/files/${id}`} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}
