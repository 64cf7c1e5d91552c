/** A title in 《》 as it stands in a text. */
export type WrittenTitle = {
  /** between the outer marks */
  text: string;
  start: number;
  /** behind the closing mark */
  end: number;
  /** another title stands inside it, in 〈〉 or 《》 */
  outer: boolean;
  /** stands inside another title */
  inner: boolean;
};

const OPEN: Readonly<Record<string, string>> = { "《": "》", "〈": "〉" };
const LONGEST_TITLE = 120;

/** `<<` and `>>` as they are typed where the marks are not at hand, as one character and a filler of the same length. */
function withTitleMarks(text: string): string {
  return text.includes("<<") ? text.replace(/<<(?=[^\n<>]{1,80}>>)/g, "《\u200b").replace(/>>/g, "\u200b》") : text;
}

/**
 * Every title, the inner ones with the outer ones, by their start. A title may run over one line break. Marks without
 * their counterpart enclose nothing.
 */
export function findTitles(source: string): WrittenTitle[] {
  const text = withTitleMarks(source);
  const titles: WrittenTitle[] = [];
  let open: { mark: string; start: number; outer: boolean; breaks: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at]!;
    if (c === "\n") {
      open = open.filter((one) => one.breaks === 0);
      for (const one of open) one.breaks += 1;
    } else if (OPEN[c] && (c === "《" || open.length > 0)) {
      open = open.filter((one) => at - one.start < LONGEST_TITLE && one.breaks === 0);
      open.push({ mark: c, start: at, outer: false, breaks: 0 });
    } else if (open.length > 0 && OPEN[open.at(-1)!.mark] === c) {
      const { start, outer, breaks } = open.pop()!;
      const parent = open.at(-1);
      if (at - start > LONGEST_TITLE || (breaks > 0 && at - start > LONGEST_TITLE / 2)) continue;
      if (parent) parent.outer = true;
      titles.push({ text: inside(text, start, at), start, end: at + 1, outer, inner: parent !== undefined });
    }
  }
  return titles.sort((a, b) => a.start - b.start);
}

const inside = (text: string, open: number, close: number) => text.slice(open + 1, close).replaceAll("\u200b", "");
