import { findNumbers } from "#shared/numbers/index.ts";
import type { BlockNode, ReportDocument } from "./document.ts";

export type UntracedNumber = {
  block: number;
  start: number;
  end: number;
  text: string;
  value: number | null;
  unit: string;
};

/** How much of a text stands on something. */
export type Coverage = {
  numbers: number;
  figures: number;
  external: number;
  exempt: number;
  untraced: UntracedNumber[];
  facts: number;
  factsWithEvidence: number;
};

// Stands for a node inside the text: no digit, no letter, so that no number is read across it.
const NODE = "\uFFFC";

/** The block's own typed text; a figure, external or exempt number is one placeholder character. */
export function typedText(block: BlockNode): string {
  return (block.content ?? []).map((node) => (node.type === "text" ? node.text : NODE)).join("");
}

/** Quantities typed as bare text: dates, ordinals, references and numeral names are none. */
export function untracedNumbers(document: ReportDocument): UntracedNumber[] {
  return document.content.flatMap((block, index) =>
    findNumbers(typedText(block))
      .filter((span) => span.class === "quantity")
      .map(({ start, end, text, value, unit }) => ({ block: index, start, end, text, value, unit })),
  );
}

export function coverageOf(document: ReportDocument): Coverage {
  const nodes = document.content.flatMap((block) => block.content ?? []);
  const count = (type: string) => nodes.filter((node) => node.type === type).length;
  const facts = new Map<string, boolean>();
  for (const node of nodes) {
    if (node.type !== "text") continue;
    for (const mark of node.marks ?? []) facts.set(mark.attrs.id, mark.attrs.evidence.length > 0);
  }
  const untraced = untracedNumbers(document);
  const [figures, external, exempt] = [count("figure"), count("external"), count("exempt")];
  return {
    numbers: figures + external + exempt + untraced.length,
    figures,
    external,
    exempt,
    untraced,
    facts: facts.size,
    factsWithEvidence: [...facts.values()].filter(Boolean).length,
  };
}

/** "41 个数字：36 个可溯源，2 个外部，2 个豁免，1 个无来源 · 20 个事实句，17 个有依据" */
export function coverageText(coverage: Coverage): string {
  const { numbers, figures, external, exempt, untraced, facts, factsWithEvidence } = coverage;
  const first = `${numbers} 个数字：${figures} 个可溯源，${external} 个外部，${exempt} 个豁免，${untraced.length} 个无来源`;
  return facts > 0 ? `${first} · ${facts} 个事实句，${factsWithEvidence} 个有依据` : first;
}
