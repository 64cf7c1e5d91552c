import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { EvidenceRef, ExemptNode, ExternalNode, FigureNode } from "#shared/report/document.ts";
import { newId } from "#web/api/client.ts";
import { sentenceAt } from "./sentence.ts";
import { nextUntraced, type Untraced, untracedIn } from "./untraced.ts";

export type NumberNode = FigureNode | ExternalNode | ExemptNode;

/** Where the number with this id stands now, or null when it was deleted. */
export function findNumber(editor: Editor, id: string): { from: number; node: NumberNode } | null {
  let found: { from: number; node: NumberNode } | null = null;
  editor.state.doc.descendants((node, from) => {
    if (node.isInline && !node.isText && node.attrs.id === id) found = { from, node: node.toJSON() as NumberNode };
    return found === null;
  });
  return found;
}

/** Puts a number in place of a stretch of text. */
export function replaceWith(editor: Editor, from: number, to: number, node: NumberNode): void {
  editor.chain().focus().insertContentAt({ from, to }, node, { updateSelection: true }).run();
}

/** Puts a figure at the caret, and its unit behind it where the text does not go on with it. */
export function insertFigure(editor: Editor, attrs: FigureNode["attrs"], unit: string): void {
  const { from, to } = editor.state.selection;
  const end = editor.state.doc.resolve(to).end();
  const follows = editor.state.doc.textBetween(to, Math.min(end, to + unit.length), "", "\uFFFC");
  const words = unit === "%" || unit === "" || follows === unit ? [] : [{ type: "text", text: unit }];
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to }, [{ type: "figure", attrs }, ...words])
    .run();
}

/** Changes what a number says about itself. */
export function changeNumber(editor: Editor, id: string, attrs: Record<string, unknown>): void {
  const found = findNumber(editor, id);
  if (!found) return;
  const transaction = editor.state.tr;
  for (const [name, value] of Object.entries(attrs)) transaction.setNodeAttribute(found.from, name, value);
  editor.view.dispatch(transaction);
}

/** Takes the ground from a number: it becomes plain text again and counts as untraced. */
export function makeBare(editor: Editor, id: string): void {
  const found = findNumber(editor, id);
  if (!found) return;
  const text = found.node.attrs.text ?? "";
  const transaction = text
    ? editor.state.tr.replaceWith(found.from, found.from + 1, editor.schema.text(text))
    : editor.state.tr.delete(found.from, found.from + 1);
  editor.view.dispatch(transaction);
}

/** Selects the next bare quantity and brings it into view. */
export function goToUntraced(editor: Editor, direction: 1 | -1): Untraced | undefined {
  const { from, to } = editor.state.selection;
  const next = nextUntraced(untracedIn(editor.state.doc), direction === 1 ? to - 1 : from + 1, direction);
  if (!next) return undefined;
  const selection = TextSelection.create(editor.state.doc, next.from, next.to);
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  return next;
}

/** Marks the selection, or the sentence around the caret, as a fact. @returns its id, or null where there is no text */
export function markFact(editor: Editor): string | null {
  const { from, to, empty, $from } = editor.state.selection;
  let range = { from, to };
  if (empty) {
    const text = $from.parent.textBetween(0, $from.parent.content.size, "", "\uFFFC");
    const { start, end } = sentenceAt(text, $from.parentOffset);
    range = { from: $from.start() + start, to: $from.start() + end };
  }
  if (range.from === range.to) return null;
  const id = newId();
  editor.chain().focus().setTextSelection(range).setMark("fact", { id, evidence: [] }).setTextSelection(range.to).run();
  return id;
}

/** The fact that the caret stands in. */
export function factAtCaret(editor: Editor): string | null {
  const { $from } = editor.state.selection;
  const marks = [...$from.marks(), ...($from.nodeAfter?.marks ?? [])];
  return (marks.find((mark) => mark.type.name === "fact")?.attrs.id as string | undefined) ?? null;
}

export type Fact = { text: string; evidence: readonly EvidenceRef[]; ranges: readonly { from: number; to: number }[] };

/** A fact's words and evidence; numbers inside it split it into several stretches. */
export function findFact(editor: Editor, id: string): Fact | null {
  const ranges: { from: number; to: number }[] = [];
  let evidence: readonly EvidenceRef[] = [];
  editor.state.doc.descendants((node, from) => {
    const mark = node.marks.find((one) => one.type.name === "fact" && one.attrs.id === id);
    if (!mark) return;
    evidence = mark.attrs.evidence as EvidenceRef[];
    ranges.push({ from, to: from + node.nodeSize });
  });
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first || !last) return null;
  const text = editor.state.doc.textBetween(first.from, last.to, "", (leaf) => String(leaf.attrs.text ?? ""));
  return { text, evidence, ranges };
}

/** Gives a fact its evidence; null takes the mark away and leaves the words. */
export function setEvidence(editor: Editor, id: string, evidence: readonly EvidenceRef[] | null): void {
  const fact = findFact(editor, id);
  const type = editor.schema.marks.fact;
  if (!fact || !type) return;
  const transaction = editor.state.tr;
  for (const { from, to } of fact.ranges) {
    transaction.removeMark(from, to, type);
    if (evidence) transaction.addMark(from, to, type.create({ id, evidence }));
  }
  editor.view.dispatch(transaction);
}
