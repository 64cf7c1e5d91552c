import type { Severity } from "#shared/checks/finding.ts";
import type { LexiconEntry } from "./rule.ts";

const SEVERITY: Readonly<Record<string, Severity>> = { "!": "error", "?": "warning", "~": "hint" };
const CONDITIONS = { "+<": "after", "-<": "notAfter", "+>": "before", "->": "notBefore" } as const;

/**
 * Reads a table of wrong and right forms, an entry a line: `按装 安装`. Without a sign the entry is an error with a safe
 * correction; `?` before it makes it a warning, `~` a hint. Conditions follow: `+<` stands behind one of, `-<` not behind
 * one of, `+>` stands before one of, `->` not before one of; words parted by commas.
 * @throws Error for a line that says something else
 */
export function entries(table: string): LexiconEntry[] {
  return table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(entry);
}

function entry(line: string): LexiconEntry {
  const sign = SEVERITY[line[0]!];
  const [wrong, right, ...conditions] = line.slice(sign ? 1 : 0).split(/\s+/);
  if (!wrong || !right || wrong === right) throw new Error(`no entry: ${line}`);
  const read: Record<"after" | "notAfter" | "before" | "notBefore", string[]> = {
    after: [],
    notAfter: [],
    before: [],
    notBefore: [],
  };
  for (const condition of conditions) {
    const key = CONDITIONS[condition.slice(0, 2) as keyof typeof CONDITIONS];
    if (!key) throw new Error(`no condition: ${line}`);
    read[key].push(...condition.slice(2).split(","));
  }
  return { id: `words.${wrong}`, wrong, right, severity: sign ?? "error", ...read };
}
