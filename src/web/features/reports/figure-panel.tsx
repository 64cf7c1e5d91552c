import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { ReportFigure } from "#shared/report/contracts.ts";
import type { FigureNode } from "#shared/report/document.ts";
import { figureQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { FigureBody, FigureDrawer, valueText } from "../figures/figure-drawer.tsx";
import { changeNumber, makeBare } from "./editor/commands.ts";
import { FigureDialog } from "./figure-dialog.tsx";
import { StandingTag } from "./report-tags.tsx";
import { SurfaceField } from "./surface-field.tsx";

type Props = {
  node: FigureNode;
  context: FigureContext;
  editor: Editor;
  editable: boolean;
  frozen: ReportFigure | null;
};

/** The figure that was clicked: how it is written, what it counts, on which records it stands. */
export function FigurePanel({ node, context, editor, editable, frozen }: Props) {
  const { spec, form, id } = node.attrs;
  const figure = useQuery(figureQuery(spec, context));
  const [changing, setChanging] = useState(false);
  const [other, setOther] = useState<FigureSpec | null>(null);
  const label = figure.data?.label ?? frozen?.label ?? "数据";
  return (
    <div className="stack">
      <h3>{label}</h3>
      {frozen && <Frozen figure={frozen} />}
      {editable && figure.data && (
        <SurfaceField
          value={figure.data.value}
          metric={spec.metric}
          form={form}
          onChange={(next, text) => changeNumber(editor, id, { form: next, text })}
        />
      )}
      {editable && (
        <div className="row">
          <Button onClick={() => setChanging(true)}>修改口径</Button>
          <Button tone="quiet" onClick={() => makeBare(editor, id)}>
            取消关联
          </Button>
        </div>
      )}
      {frozen && <h3 className="part-head">现在的记录</h3>}
      <FigureBody spec={spec} context={context} onOpen={setOther} />
      {other && <FigureDrawer spec={other} context={context} onClose={() => setOther(null)} />}
      {changing && (
        <FigureDialog
          context={context}
          org={spec.org}
          initial={{ spec, form }}
          onClose={() => setChanging(false)}
          onChoose={(chosen) => {
            changeNumber(editor, id, { spec: chosen.spec, form: chosen.form, text: chosen.text });
            setChanging(false);
          }}
        />
      )}
    </div>
  );
}

/** What was issued, and what the records say since. */
function Frozen({ figure }: { figure: ReportFigure }) {
  const { standing, text, unit, records, definition, currentValue, changes } = figure;
  return (
    <section className="stack">
      <dl className="facts">
        <dt>印发时</dt>
        <dd>
          <b>{unit === "%" ? text : `${text}${unit}`}</b>，依据 {records} 项记录
        </dd>
        <dt>现状</dt>
        <dd>
          <StandingTag standing={standing} /> {standing !== "same" && `现为 ${valueText(currentValue, unit)}`}
        </dd>
      </dl>
      <Changes changes={changes} />
      <details>
        <summary>印发时的口径</summary>
        <p className="muted small">{definition}</p>
      </details>
    </section>
  );
}

export function Changes({ changes }: { changes: ReportFigure["changes"] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={change.activityId}>
          <Link to={paths.activity(change.activityId)}>{change.text}</Link>
        </li>
      ))}
    </ul>
  );
}
