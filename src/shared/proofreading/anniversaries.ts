import { readNumeral } from "#shared/cells/numerals.ts";
import type { Mark, Reading } from "./rule.ts";
import { matches } from "./rule.ts";

/** What has anniversaries, as it is named before N周年, with its year. */
const EVENTS: readonly { named: RegExp; year: number; name: string }[] = [
  { named: /(?:建党|中国共产党成立|中国共产党建立|党的生日|党成立)$/u, year: 1921, name: "中国共产党成立" },
  { named: /(?:新中国成立|中华人民共和国成立|建国|共和国成立)$/u, year: 1949, name: "新中国成立" },
  { named: /(?:建军|人民解放军建军|人民解放军成立)$/u, year: 1927, name: "建军" },
  { named: /(?:五四运动)$/u, year: 1919, name: "五四运动" },
  { named: /(?:改革开放)$/u, year: 1978, name: "改革开放" },
  { named: /(?:红军长征胜利|长征胜利)$/u, year: 1936, name: "红军长征胜利" },
  { named: /(?:抗日战争胜利|抗战胜利|反法西斯战争胜利)$/u, year: 1945, name: "抗日战争胜利" },
];
const AHEAD = /筹备|迎接|即将|准备|将迎|喜迎|献礼|预备|策划|前夕|明年|来年|去年/u;
const BEFORE = 20;
const SENTENCE = 80;

/**
 * 建党N周年 against the year of its sentence, where that names one year only and does not look ahead or back. Which of
 * the two is wrong nobody can say.
 */
export function* anniversaries({ draft }: Reading): Generator<Mark> {
  for (const { m, start, text } of matches(draft, /(\d{2,3}|[一二三四五六七八九十百零]{2,5})周年/gu)) {
    const before = text.slice(Math.max(0, m.index - BEFORE), m.index);
    const event = EVENTS.find(({ named }) => named.test(before));
    if (!event) continue;
    const count = /^\d/.test(m[1]!) ? Number(m[1]) : readNumeral(m[1]!);
    const year = yearOfSentence(text, m.index) ?? thisYear(draft, text, m.index);
    if (year === null || year === event.year + count) continue;
    yield {
      rule: "dates.anniversary",
      start,
      length: m[0].length,
      message: `${event.name}${count}周年是${event.year + count}年，本句写的是${year}年`,
      suggestion: year > event.year ? `${year - event.year}周年` : null,
      fix: null,
    };
  }
}

const HEAD = 5;

/** 今年 in a paper whose title names one year; null otherwise. */
function thisYear(draft: Reading["draft"], text: string, at: number): number | null {
  const sentence = text
    .slice(Math.max(0, at - SENTENCE), at)
    .split(/[。；！？]/u)
    .at(-1)!;
  if (!/今年/u.test(sentence) || /(?:19|20)\d{2}年/u.test(sentence)) return null;
  const head = draft.paragraphs
    .slice(0, HEAD)
    .map((paragraph) => paragraph.text)
    .join("");
  const years = new Set(head.match(/20\d{2}(?=年)/gu) ?? []);
  return years.size === 1 && !AHEAD.test(text.slice(at, at + SENTENCE).split(/[。；！？]/u)[0]!)
    ? Number([...years][0])
    : null;
}

/** The one year that the sentence around a place names; null for none or several. */
function yearOfSentence(text: string, at: number): number | null {
  const before = text
    .slice(Math.max(0, at - SENTENCE), at)
    .split(/[。；！？]/u)
    .at(-1)!;
  const after = text.slice(at, at + SENTENCE).split(/[。；！？]/u)[0]!;
  const sentence = before + after;
  if (AHEAD.test(sentence)) return null;
  const years = new Set(sentence.match(/(?<!\d)(?:19|20)\d{2}(?=年(?!度))/gu) ?? []);
  return years.size === 1 ? Number([...years][0]) : null;
}
