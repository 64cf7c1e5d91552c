import type { Node } from "@tiptap/pm/model";
import { findNumbers, type NumberSpan } from "#shared/numbers/index.ts";
import { typedText } from "#shared/report/coverage.ts";
import type { BlockNode } from "#shared/report/document.ts";

/** A bare quantity at its place in the editor's document. */
export type Untraced = { from: number; to: number; span: NumberSpan };

// A block that was not touched keeps its identity: only the one being typed in is read again.
const read = new WeakMap<Node, readonly NumberSpan[]>();

function quantitiesOf(block: Node): readonly NumberSpan[] {
  let spans = read.get(block);
  if (!spans) {
    spans = findNumbers(typedText(block.toJSON() as BlockNode)).filter((span) => span.class === "quantity");
    read.set(block, spans);
  }
  return spans;
}

/** All quantities that stand as bare text, in order: the same that coverage counts. */
export function untracedIn(document: Node): Untraced[] {
  const found: Untraced[] = [];
  document.forEach((block, offset) => {
    // An atom is one position wide and one placeholder in the typed text, so that offsets agree.
    for (const span of quantitiesOf(block)) {
      found.push({ from: offset + 1 + span.start, to: offset + 1 + span.end, span });
    }
  });
  return found;
}

/** The numeral of a quantity without its unit: what a figure replaces. A rate keeps its %. */
export function numeralOf({ text, unit }: Pick<NumberSpan, "text" | "unit">): string {
  return unit !== "%" && unit !== "" && text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : text;
}

/** The untraced number after (or before) a place, going round at the end. */
export function nextUntraced(all: readonly Untraced[], at: number, direction: 1 | -1): Untraced | undefined {
  if (direction === 1) return all.find((one) => one.from > at) ?? all[0];
  return all.findLast((one) => one.to < at) ?? all.at(-1);
}
