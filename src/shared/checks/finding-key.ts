import type { Finding } from "./finding.ts";

const AROUND = 12;

/** By what a finding is known again when the draft comes back: its rule, its words and those beside them. */
export function findingKeys(text: string, findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, start, length }) => {
    const words = text.slice(Math.max(0, start - AROUND), start + length + AROUND).replace(/[\s\d０-９]/gu, "");
    const key = `finding|${rule}|${words}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}|${times}`;
  });
}
