import type { Editor } from "@tiptap/core";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect } from "react";
import type { ReportFigure } from "#shared/report/contracts.ts";
import type { ReportDocument } from "#shared/report/document.ts";
import { ReportDecorations, showMarks } from "./editor/decorations.ts";
import { DistinctIds } from "./editor/distinct-ids.ts";
import { toEditorContent, toReportDocument } from "./editor/document.ts";
import { NUMBER_KINDS, reportExtensions } from "./editor/schema.ts";
import { type Untraced, untracedIn } from "./editor/untraced.ts";

/** What is looked at beside the text. */
export type Open =
  | { kind: "number"; id: string }
  | { kind: "untraced"; number: Untraced }
  | { kind: "fact"; id: string };

type Props = {
  start: ReportDocument;
  editable: boolean;
  onChange: (document: ReportDocument) => void;
  onOpen: (open: Open) => void;
  /** the block that the caret is in */
  onCaret: (block: number) => void;
  onBlur: () => void;
  /** keeps an open bare number at its place while the text around it changes */
  onMoved: (map: (position: number) => number) => void;
};

/** The editor of a report's text. It owns the content from the start on; changes are handed out. */
export function useReportEditor({ start, editable, onChange, onOpen, onCaret, onBlur, onMoved }: Props): Editor {
  return useEditor({
    extensions: [...reportExtensions(), ReportDecorations, DistinctIds],
    content: toEditorContent(start),
    editable,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { "aria-label": "报告正文", "aria-multiline": "true", role: "textbox", lang: "zh-CN" },
      handleClick: (view, position, event) => {
        const open = openAt(view, position);
        if (!open) return false;
        // Opening redraws the text before the editor has read where the browser put the caret: it would jump back to
        // what was selected before, and the next key would replace that.
        if (view.editable && !event.shiftKey) {
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position))));
        }
        onOpen(open);
        return false;
      },
      handleClickOn: (_, __, node, ___, ____, direct) => {
        if (direct && isNumber(node.type.name)) onOpen({ kind: "number", id: node.attrs.id as string });
        return false;
      },
      handleDOMEvents: {
        keydown: (view, event) => {
          if (event.key !== "Enter" && event.key !== " ") return false;
          const id = numberWithFocus(view, event.target);
          if (id === null) return false;
          event.preventDefault();
          onOpen({ kind: "number", id });
          return true;
        },
      },
    },
    onUpdate: ({ editor }) => onChange(toReportDocument(editor.getJSON())),
    onSelectionUpdate: ({ editor }) => onCaret(editor.state.selection.$from.index(0)),
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged) onMoved((position) => transaction.mapping.map(position));
    },
    onBlur,
  });
}

const isNumber = (name: string) => (NUMBER_KINDS as readonly string[]).includes(name);

/** A bare number or a fact under the pointer. */
function openAt(view: EditorView, position: number): Open | null {
  const number = untracedIn(view.state.doc).find(({ from, to }) => from <= position && position <= to);
  if (number) return { kind: "untraced", number };
  const at = view.state.doc.resolve(position);
  if (at.nodeAfter && isNumber(at.nodeAfter.type.name)) return null;
  const fact = at.marks().find((mark) => mark.type.name === "fact");
  return fact ? { kind: "fact", id: fact.attrs.id as string } : null;
}

/** The number that the keyboard is on: reached by Tab, or selected with the arrow keys. */
function numberWithFocus(view: EditorView, target: EventTarget | null): string | null {
  const { selection } = view.state;
  if (target instanceof HTMLElement && target.matches(".number")) {
    const position = view.posAtDOM(target, 0);
    return (view.state.doc.nodeAt(position)?.attrs.id as string | undefined) ?? null;
  }
  if (selection instanceof NodeSelection && isNumber(selection.node.type.name))
    return selection.node.attrs.id as string;
  return null;
}

type TextProps = { editor: Editor; figures: readonly ReportFigure[]; active: string | null };

export function ReportText({ editor, figures, active }: TextProps) {
  useEffect(() => {
    showMarks(editor, { figures: new Map(figures.map((figure) => [figure.nodeId, figure])), active });
  }, [editor, figures, active]);
  return <EditorContent editor={editor} className="report-text" />;
}
