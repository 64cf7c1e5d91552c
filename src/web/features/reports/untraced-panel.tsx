import type { Editor } from "@tiptap/core";
import type { FigureContext, FigureHit } from "#shared/figures/contracts.ts";
import { figureText } from "#shared/report/figure-text.ts";
import { newId } from "#web/api/client.ts";
import { type NumberNode, replaceWith } from "./editor/commands.ts";
import { clauseAt } from "./editor/sentence.ts";
import { numeralOf, type Untraced } from "./editor/untraced.ts";
import { FigureSearch } from "./figure-search.tsx";
import { formLike } from "./figure-surface.ts";
import { ExemptForm, ExternalForm } from "./ground-forms.tsx";

type Props = {
  number: Untraced;
  editor: Editor;
  context: FigureContext;
  org: string;
  /** what stands in its place now */
  onTraced: (id: string) => void;
};

/** A bare number in the text: give it a figure, a source or a reason. */
export function UntracedPanel({ number, editor, context, org, onTraced }: Props) {
  const { from, to, span } = number;
  const numeral = numeralOf(span);
  const put = (end: number, node: NumberNode) => {
    replaceWith(editor, from, end, node);
    onTraced(node.attrs.id);
  };
  const choose = ({ spec, value }: FigureHit) => {
    const form = formLike(numeral, value, spec.metric);
    const text = figureText(value, form, spec.metric);
    put(from + numeral.length, { type: "figure", attrs: { id: newId(), spec, form, text } });
  };
  const { parent, parentOffset } = editor.state.doc.resolve(Math.min(from, editor.state.doc.content.size));
  const text = parent.textBetween(0, parent.content.size, "", "\uFFFC");
  const clause = clauseAt(text, parentOffset).replaceAll("\uFFFC", "");
  return (
    <div className="stack">
      <h3>
        “{span.text}” <span className="tag red">没有来源</span>
      </h3>
      <section className="stack">
        <h4>一、用记录中的数据</h4>
        <p className="muted small">按“{clause}”查找；选用后文中写记录里的数，点开可看依据。</p>
        <FigureSearch question={clause} context={context} org={org} typed={numeral} onChoose={choose} />
      </section>
      <section className="stack">
        <h4>二、外部数据</h4>
        <ExternalForm
          value={{ source: "", date: "" }}
          save="注明来源"
          onSave={(ground) => put(to, { type: "external", attrs: { id: newId(), text: span.text, ...ground } })}
        />
      </section>
      <section className="stack">
        <h4>三、不需溯源</h4>
        <ExemptForm
          value=""
          save="注明理由"
          onSave={(reason) => put(to, { type: "exempt", attrs: { id: newId(), text: span.text, reason } })}
        />
      </section>
    </div>
  );
}
