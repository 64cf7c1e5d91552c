import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Editor } from "@tiptap/core";
import { useDeferredValue, useState } from "react";
import { activityPage } from "#shared/activities/contracts.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { EvidenceRef } from "#shared/report/document.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { type Fact, setEvidence } from "./editor/commands.ts";

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
              {one.type === "activity" ? (
                <Link to={paths.activity(one.id)}>{one.label}</Link>
              ) : (
                <a href={`/api/files/${one.id}`} target="_blank" rel="noreferrer">
                  {one.label}
                </a>
              )}
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

type SearchProps = { context: FigureContext; chosen: readonly EvidenceRef[]; onAdd: (evidence: EvidenceRef) => void };

function EvidenceSearch({ context, chosen, onAdd }: SearchProps) {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const filter = JSON.stringify({ from: context.from, to: context.to, states: ["filed", "held"], text: asked });
  const found = useQuery({
    queryKey: ["activities", "evidence", filter],
    queryFn: () => get(activityPage, `/api/activities${queryString({ filter, limit: 8 })}`),
    placeholderData: keepPreviousData,
  });
  const rows = (found.data?.rows ?? []).filter((row) => !chosen.some((one) => one.id === row.id));
  return (
    <section className="stack">
      <TextField
        label="添加依据"
        value={text}
        onChange={setText}
        placeholder="按名称、地点或内容查找本期活动"
        maxLength={60}
      />
      {found.isPending ? (
        <Loading />
      ) : found.isError ? (
        <Failed error={found.error} retry={() => void found.refetch()} />
      ) : rows.length === 0 ? (
        <p className="muted small">本期没有符合的活动</p>
      ) : (
        <ul className="figure-hits" aria-label="可作依据的活动">
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                onClick={() =>
                  onAdd({ type: "activity", id: row.id, label: `${row.heldOn} ${row.title}`.slice(0, 200) })
                }
              >
                <span className="label">
                  {row.heldOn} {row.title}
                </span>
                <span className="muted small">{row.hosts.join("、")}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
