import type { OutlineDocument } from "./outline-document.ts";
import { clauseWords } from "./outline-words.ts";

/** A line of an outline as people read it; `place` is the heading it stands under. */
type Line = { place: string; text: string };

export type OutlineChange = { place: string; before: string | null; after: string | null };

function linesOf({ title, sections }: OutlineDocument): Line[] {
  return [
    { place: "报告标题", text: title },
    ...sections.flatMap(({ heading, level, paragraphs }) => [
      { place: heading, text: `${level}级标题：${heading}` },
      ...paragraphs.flatMap((sentences) =>
        sentences.flatMap(({ lead, clauses }) => [
          ...(lead ? [{ place: heading, text: `句首：${lead}` }] : []),
          ...clauses.map((clause) => ({ place: heading, text: clauseWords(clause) })),
        ]),
      ),
    ]),
  ];
}

/**
 * Which lines of an outline became which: a line that went beside one that came is a change of it. Paragraph breaks and
 * the order inside a sentence count by the lines that they move.
 */
export function compareOutlines(before: OutlineDocument, after: OutlineDocument): OutlineChange[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const common = commonLengths(old, now);
  const changes: OutlineChange[] = [];
  let gone: Line[] = [];
  let come: Line[] = [];
  const settle = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const [was, is] = [gone[at], come[at]];
      changes.push({ place: (is ?? was)?.place ?? "", before: was?.text ?? null, after: is?.text ?? null });
    }
    [gone, come] = [[], []];
  };
  for (let a = 0, b = 0; a < old.length || b < now.length; ) {
    const [was, is] = [old[a], now[b]];
    if (was && is && was.text === is.text) {
      settle();
      a += 1;
      b += 1;
    } else if (is && (!was || (common[a]?.[b + 1] ?? 0) >= (common[a + 1]?.[b] ?? 0))) {
      come.push(is);
      b += 1;
    } else if (was) {
      gone.push(was);
      a += 1;
    }
  }
  settle();
  return changes;
}

/** For each pair of places: the length of the longest common run of lines from there on, gaps allowed. */
function commonLengths(old: readonly Line[], now: readonly Line[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      const row = lengths[a];
      if (!row) continue;
      const below = lengths[a + 1] ?? [];
      row[b] = old[a]?.text === now[b]?.text ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return lengths;
}
