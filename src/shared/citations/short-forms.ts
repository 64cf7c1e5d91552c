import { bareTitle } from "./bare-title.ts";

/** A short form that the text itself lays down: （以下简称《条例》）. */
export type Definition = {
  /** written barely */
  name: string;
  /** where the definition stands: it holds from here on */
  at: number;
  end: number;
};

const BRACKETED =
  /[（(](?:以下|下文|后文)?(?:统?简称|统?称)(?:为|作)?[:：]? ?[《“"‘]?《?([^《》“”"‘’（）()\n]{2,40})》?[》”"’]?[）)]/uy;
/** Notes that may stand between a title and the definition: （中办发〔2012〕14号，以下简称《条例》） is read, too. */
const WITHIN =
  /[，,；;] ?(?:以下|下文|后文)?(?:简称|称)(?:为|作)?[:：]? ?[《“"‘]?《?([^《》“”"‘’（）()\n]{2,40})》?[》”"’]?[）)]/uy;
const FARTHEST = 60;

/** The short form that is laid down directly behind a title that ends at `from`, or in the bracket that follows it. */
export function readDefinition(text: string, from: number): Definition | null {
  BRACKETED.lastIndex = from;
  const direct = BRACKETED.exec(text);
  if (direct) return { name: bareTitle(direct[1]!), at: from, end: from + direct[0].length };
  if (text[from] !== "（" && text[from] !== "(") return null;
  const stop = Math.min(text.length, from + FARTHEST);
  for (let at = from + 1; at < stop && text[at] !== "\n"; at += 1) {
    const c = text[at]!;
    if (/[，,；;）)]/u.test(c)) {
      const behind = /[）)]/u.test(c) ? BRACKETED : WITHIN;
      const place = behind === BRACKETED ? at + 1 : at;
      behind.lastIndex = place;
      const m = behind.exec(text);
      if (m) return { name: bareTitle(m[1]!), at: from, end: place + m[0].length };
    }
  }
  return null;
}

/** A text lays down a handful of short forms; of more, the first ones are followed. */
const MOST_FORMS = 30;
const BEFORE_FORM = /[\u4e00-\u9fff]/u;
const JOINS = /[按照据反合违和及与由在对]/u;

/** Uses of a short form without title marks, directly before an article: 按照条例第二十条. */
export function findBareUses(text: string, names: readonly string[]): { name: string; start: number; end: number }[] {
  return names.slice(0, MOST_FORMS).flatMap((name) => {
    const uses = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      const before = text[at - 1] ?? "";
      const whole = !BEFORE_FORM.test(before) || JOINS.test(before);
      if (text[end] === "第" && whole) uses.push({ name, start: at, end });
    }
    return uses;
  });
}
