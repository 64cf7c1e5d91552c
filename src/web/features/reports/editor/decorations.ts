import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { ReportFigure } from "#shared/report/contracts.ts";
import type { BlockNode } from "#shared/report/document.ts";
import { headingNumbers } from "#shared/report/headings.ts";
import { untracedIn } from "./untraced.ts";

type Marks = { figures: ReadonlyMap<string, ReportFigure>; active: string | null };

const key = new PluginKey<{ marks: Marks; set: DecorationSet }>("report-decorations");

/** Tells the text what is known of its figures and which number is open; changes how it looks, not what it says. */
export function showMarks(editor: Editor, marks: Marks): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
}

/** Heading numbers, bare quantities and the state of each figure: shown, and never part of the text. */
export const ReportDecorations = Extension.create({
  name: "reportDecorations",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: (_, state) => {
          const marks: Marks = { figures: new Map(), active: null };
          return { marks, set: decorate(state.doc, marks) };
        },
        apply: (transaction, before) => {
          const marks = (transaction.getMeta(key) as Marks | undefined) ?? before.marks;
          if (!transaction.docChanged && marks === before.marks) return before;
          return { marks, set: decorate(transaction.doc, marks) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.set },
    }),
  ],
});

const BELOW_TITLE = 2;

function decorate(document: Node, { figures, active }: Marks): DecorationSet {
  const decorations: Decoration[] = [];
  const outline: BlockNode[] = [];
  const headings: { from: number; to: number; index: number; level: number }[] = [];
  document.forEach((block, offset, index) => {
    if (block.type.name === "heading") {
      const level = block.attrs.level as number;
      outline.push({ type: "heading", attrs: { level } });
      headings.push({ from: offset, to: offset + block.nodeSize, index, level });
    } else outline.push({ type: "paragraph" });
    block.forEach((node, inside) => {
      const classes = node.isText ? [] : classesOf(node, figures, active);
      const from = offset + 1 + inside;
      if (classes.length > 0) decorations.push(Decoration.node(from, from + 1, { class: classes.join(" ") }));
    });
  });
  const numbers = headingNumbers({ type: "doc", content: outline });
  for (const { from, to, index, level } of headings) {
    // On the page it stands below the report's own title, whatever element the paper has for it.
    const place = { "data-number": numbers[index] ?? "", "aria-level": String(level + BELOW_TITLE) };
    decorations.push(Decoration.node(from, to, place));
  }
  for (const { from, to } of untracedIn(document)) {
    decorations.push(Decoration.inline(from, to, { class: "untraced", title: "没有来源，点击处理" }));
  }
  return DecorationSet.create(document, decorations);
}

function classesOf(node: Node, figures: ReadonlyMap<string, ReportFigure>, active: string | null): string[] {
  const figure = figures.get(node.attrs.id as string);
  const classes: string[] = [];
  if (node.attrs.id === active) classes.push("active");
  if (figure && figure.standing !== "same") classes.push(figure.standing);
  if (node.type.name === "figure" && isWithoutData(node.attrs.text as string | null)) classes.push("nodata");
  else if (figure && figure.missing > 0) classes.push("incomplete");
  return classes;
}

const isWithoutData = (text: string | null) => text === null || text.startsWith("〔");
