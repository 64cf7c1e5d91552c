/** A stretch of text by its offsets. */
export type Stretch = { start: number; end: number };

const SENTENCE_END = /[。！？!?\n\u2028]/u;
/** ； parts what stands side by side, ， and brackets part clauses; 、 parts nothing here: lists are one phrase. */
const CLAUSE_END = /[，,；;：:（）()|｜→＋\t①-⑳。！？!?\n\u2028]/u;

/** No official sentence is as long; a text without stops must not cost the square of its length. */
const LONGEST = { sentence: 4_000, clause: 400 } as const;

function cut(text: string, from: number, to: number, at: RegExp, longest: number): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const stop = (at.test(text[i]!) || isSlash(text, i, at) || isGap(text, i, at)) && !insideNumber(text, i);
    if (!stop && i - start < longest) continue;
    stretches.push({ start, end: i });
    start = stop ? i + 1 : i;
  }
  stretches.push({ start, end: to });
  return stretches.filter((one) => one.end > one.start);
}

/** 立案3件/结案3件: a stroke after a unit parts like a comma; 1/3 and 次/月 do not. */
function isSlash(text: string, i: number, at: RegExp): boolean {
  return (
    at === CLAUSE_END &&
    /[/／]/u.test(text[i]!) &&
    /[件次人名个户场项]/u.test(text[i - 1] ?? "") &&
    /[\u4e00-\u9fff]{2}/u.test(text.slice(i + 1, i + 3))
  );
}

/** 文明实践所（站）, 村（社区）: a word or two in brackets belong to the name before them. */
const NAMED_ALSO = /^[（(][\u4e00-\u9fff]{1,2}[）)]/u;
const SAID_BESIDE = /^[（(](?:其中|新增|含|下同|略|共)/u;

/** 1,036 and 9:30 are no ends of clauses; neither are 人（次） and 村（社区）. */
function insideNumber(text: string, i: number): boolean {
  if (/[（(）)]/u.test(text[i]!)) {
    const near = text.slice(Math.max(0, i - 3), i + 1);
    const open = i + 1 - near.length + Math.max(near.lastIndexOf("（"), near.lastIndexOf("("));
    const inside = text.slice(open, open + 4);
    if (NAMED_ALSO.test(inside) && !SAID_BESIDE.test(inside) && /[\u4e00-\u9fff]/u.test(text[open - 1] ?? ""))
      return true;
    return /^[人户件项][（(]次[）)]$/u.test(text.slice(i - 1, i + 3)) || /[（(]次$/u.test(text.slice(i - 2, i));
  }
  return /[，,：:]/u.test(text[i]!) && /\d/u.test(text[i - 1] ?? "") && /\d/u.test(text[i + 1] ?? "");
}

/** 党课：4次    组织生活会：1次: a wide gap parts the columns of what somebody set out as a table. */
function isGap(text: string, i: number, at: RegExp): boolean {
  return at === CLAUSE_END && /[ \u3000]/u.test(text[i]!) && (text[i] === "\u3000" || text[i + 1] === " ");
}

export function sentencesOf(text: string): Stretch[] {
  return cut(text, 0, text.length, SENTENCE_END, LONGEST.sentence);
}

export function clausesOf(text: string, sentence: Stretch): Stretch[] {
  return cut(text, sentence.start, sentence.end, CLAUSE_END, LONGEST.clause);
}
