import type { Editor } from "@tiptap/core";
import type { ExemptNode, ExternalNode } from "#shared/report/document.ts";
import { Button } from "#web/ui/button.tsx";
import { say } from "#web/ui/toast.tsx";
import { changeNumber, makeBare } from "./editor/commands.ts";
import { ExemptForm, ExternalForm } from "./ground-forms.tsx";

/** A number that does not come from the records: its source, or why it needs none. */
export function GroundPanel({
  node,
  editor,
  editable,
}: {
  node: ExternalNode | ExemptNode;
  editor: Editor;
  editable: boolean;
}) {
  const { id, text } = node.attrs;
  const external = node.type === "external";
  const change = (attrs: Record<string, string>) => {
    changeNumber(editor, id, attrs);
    say("已更新");
  };
  return (
    <div className="stack">
      <h3>
        “{text}” <span className="tag">{external ? "外部数据" : "不需溯源"}</span>
      </h3>
      {!editable && (
        <dl className="facts">
          <dt>{external ? "来源" : "理由"}</dt>
          <dd>{external ? `${node.attrs.source}（${node.attrs.date}）` : node.attrs.reason}</dd>
        </dl>
      )}
      {editable && external && <ExternalForm key={id} value={node.attrs} save="更新来源" onSave={change} />}
      {editable && !external && (
        <ExemptForm key={id} value={node.attrs.reason} save="更新理由" onSave={(reason) => change({ reason })} />
      )}
      {editable && (
        <div>
          <Button tone="quiet" onClick={() => makeBare(editor, id)}>
            还原为普通文字
          </Button>
        </div>
      )}
    </div>
  );
}
