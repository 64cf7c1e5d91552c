import { addMonths, lastOfMonth } from "./period.ts";
import type { PeriodRef } from "./spec.ts";

const CHINESE = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
const numberOf = (text: string) => (text === "两" ? 2 : CHINESE.indexOf(text) + 1 || Number(text));

// 以上年轻党员, 全年龄段 and 目前三个月 only contain words of time.
const YEAR = "\\d{4}\\s?年度?|去年|(?<!以)上一?年度?|(?<!目)前年|今年|本年度?|全年(?!龄)";
const NEXT_YEAR = "次年|第二年|翌年";
const MONTH = "十[一二]|[一二三四五六七八九十]|1[0-2]|0?[1-9]";
const QUARTER = "[一二三四1-4]";
const TO = "\\s?(?:、|和|至|到|[-~—–])\\s?";
const TO_YEAR = `(?:(?<toYear>${YEAR}|${NEXT_YEAR})\\s?)?`;
/** 今年以来, 3月以来: from there on */
const SINCE = "(?<since>以来)?";

type Groups = Readonly<Record<string, string | undefined>>;
type Part = { pattern: RegExp; months(named: { from: number; to: number; half: string }): [number, number] };

const part = (pattern: string, months: Part["months"]): Part => ({ pattern: new RegExp(pattern + SINCE), months });

/** Ways to name months of a year, each with the first and the last month that it means. */
const PARTS: readonly Part[] = [
  part("(?<half>[上下])半年", ({ half }) => (half === "上" ? [1, 6] : [7, 12])),
  part(`(?<!目)前(?<to>两|${QUARTER})个?季度`, ({ to }) => [1, to * 3]),
  part(`第?(?<from>${QUARTER})(?:季度)?(?:${TO})?${TO_YEAR}第?(?<to>${QUARTER})季度`, ({ from, to }) => [
    from * 3 - 2,
    to * 3,
  ]),
  part(`第?(?<from>${QUARTER})季度`, ({ from }) => [from * 3 - 2, from * 3]),
  part(`(?<!目)前(?<to>两|${MONTH})个?月`, ({ to }) => [1, to]),
  part(`(?<from>${MONTH})(?:月份?)?${TO}${TO_YEAR}(?<to>${MONTH})月份?`, ({ from, to }) => [from, to]),
  // 一月一主题: how often, not when
  part(`(?!一月一[^共])(?<from>${MONTH})月份?`, ({ from }) => [from, from]),
];

/** Months counted from today's: the first and the last, relative to this month. */
const FROM_TODAY: readonly [RegExp, (month: number) => [number, number]][] = [
  [/上个?季度/, (month) => [-((month - 1) % 3) - 3, -((month - 1) % 3) - 1]],
  [/(?:本|这个)季度/, (month) => [-((month - 1) % 3), -((month - 1) % 3) + 2]],
  [/上个?月/, () => [-1, -1]],
  [/(?:本|这个)月/, () => [0, 0]],
];

function yearOf(word: string, now: number): number {
  const digits = /^\d{4}/.exec(word);
  if (digits) return Number(digits[0]);
  if (word === "前年") return now - 2;
  return /^(?:去|上)/.test(word) ? now - 1 : now;
}

/** Whole months; a month below 1 or above 12 lies in the years around. */
function months(year: number, from: number, to: number): { from: string; to: string } {
  const first = addMonths(`${year}-01-01`, from - 1);
  const last = addMonths(`${year}-01-01`, to - 1);
  return { from: first, to: lastOfMonth(Number(last.slice(0, 4)), Number(last.slice(5, 7))) };
}

/** Which year the second end of a span lies in, when the first lies in `year`; null when it is not said. */
function endYear(word: string | undefined, year: number, now: number): number | null {
  if (word === undefined) return null;
  return new RegExp(NEXT_YEAR).test(word) ? year + 1 : yearOf(word, now);
}

/**
 * The period that a question names, and the question without it: 今年, 去年3月, 2026年一二季度, 前三季度, 1至6月,
 * 去年11月至今年2月, 3月以来, 上月, 本期. What goes on (以来) ends with this year: the cut-off ends it.
 * @param today the day that 今年, 上月 and so on start from
 * @returns period null when it names none
 */
export function takePeriod(question: string, today: string): { period: PeriodRef | null; rest: string } {
  let rest = question;
  const take = (pattern: RegExp): Groups | null => {
    const found = pattern.exec(rest);
    if (!found) return null;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return { ...found.groups };
  };
  if (take(/本期/)) return { period: "report", rest };
  if (take(/上期/)) return { period: "report-1", rest };
  const now = Number(today.slice(0, 4));
  for (const [pattern, counted] of FROM_TODAY) {
    if (!take(pattern)) continue;
    const month = Number(today.slice(5, 7));
    const [from, to] = counted(month);
    return { period: months(take(/同期/) ? now - 1 : now, month + from, month + to), rest };
  }
  const named = take(new RegExp(`(?<year>${YEAR})${SINCE}`));
  const same = take(/同期/) !== null;
  let year = named?.year === undefined ? now : yearOf(named.year, now);
  // 上半年同期 without a year is last year's
  if (same && !named) year -= 1;
  for (const { pattern, months: meant } of PARTS) {
    const found = take(pattern);
    if (!found) continue;
    const given = { from: numberOf(found.from ?? ""), to: numberOf(found.to ?? ""), half: found.half ?? "" };
    const [from, to] = meant(given);
    if (found.since !== undefined) return { period: open(year, from, now), rest };
    return { period: span(year, from, to, { to: endYear(found.toYear, year, now), named: named !== null }), rest };
  }
  if (same && year >= now - 1) return { period: "year-before", rest };
  if (!named) return { period: null, rest };
  return { period: named.since === undefined ? months(year, 1, 12) : open(year, 1, now), rest };
}

/** From a month on, to the end of this year: later ones have no end yet. */
const open = (year: number, from: number, now: number) => months(year, from, 12 + Math.max(0, now - year) * 12);

/** 11月至2月 goes over the turn of the year: from the year that is named, or into this one when none is. */
function span(year: number, from: number, to: number, said: { to: number | null; named: boolean }) {
  if (said.to !== null && said.to * 12 + to >= year * 12 + from) return months(year, from, to + (said.to - year) * 12);
  if (from <= to) return months(year, from, to);
  return said.named ? months(year, from, to + 12) : months(year, from - 12, to);
}
