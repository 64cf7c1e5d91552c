/** A line of a list as people paste it: a name, then whatever tells it from others of that name. */
export type PastedName = { line: string; name: string; hints: string[] };

const NUMBERING = /^\s*(?:[（(]?\d{1,3}[）)]|\d{1,3}[.．、:：]|\d{1,3}\s)\s*/;

/**
 * "1. 张 三　示例甲镇" → 张三, 示例甲镇. A name of two characters is often written with a space between them, so a lone
 * first character takes the next one along.
 */
export function pastedName(line: string): PastedName {
  const words = line
    .replace(NUMBERING, "")
    .split(/[\s　,，、;；\t（()）]+/)
    .filter(Boolean);
  const [first = "", second = "", ...rest] = words;
  return [...first].length === 1 && [...second].length === 1
    ? { line, name: first + second, hints: rest }
    : { line, name: first, hints: words.slice(1) };
}

/** The lines of a pasted text that say something; one that is there twice stands once. */
export function pastedLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines.filter(Boolean))];
}
