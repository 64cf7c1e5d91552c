import type { Finding } from "./finding.ts";

/** How many characters beside the words count, spaces and digits apart, and how far they are looked for. */
const [AROUND, WITHIN] = [12, 40];
const SENTENCE_END = /[。！？\n]/u;

/**
 * By what a finding is known again when the draft comes back: its rule, its words and those beside them in its sentence.
 * Numbers are left out, so that a corrected one changes nothing.
 */
export function findingKeys(text: string, findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, start, length }) => {
    const end = start + length;
    const before =
      text
        .slice(Math.max(0, start - WITHIN), start)
        .split(SENTENCE_END)
        .at(-1) ?? "";
    const after = text.slice(end, end + WITHIN).split(SENTENCE_END)[0] ?? "";
    const words = bare(before).slice(-AROUND) + bare(text.slice(start, end)) + bare(after).slice(0, AROUND);
    const key = `finding|${rule}|${words}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}|${times}`;
  });
}

const bare = (text: string) => text.replace(/[\s\d０-９]/gu, "");
