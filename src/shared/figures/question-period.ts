import { addMonths, lastOfMonth } from "./period.ts";
import type { PeriodRef } from "./spec.ts";

const CHINESE = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
const numberOf = (text = "") => CHINESE.indexOf(text) + 1 || Number(text);

const MONTH = "(十[一二]|[一二三四五六七八九十]|1[0-2]|0?[1-9])";
const QUARTER = "([一二三四1-4])";
const TO = "(?:、|和|至|到|[-~—–])";

/** Months of a year that words name: each pattern with the first and last month that it means. */
const PARTS: readonly [RegExp, (groups: number[]) => [number, number]][] = [
  [/上半年/, () => [1, 6]],
  [/下半年/, () => [7, 12]],
  [new RegExp(`前${QUARTER}个?季度`), ([last = 1]) => [1, last * 3]],
  [new RegExp(`第?${QUARTER}${TO}?第?${QUARTER}季度`), ([first = 1, last = 1]) => [first * 3 - 2, last * 3]],
  [new RegExp(`第?${QUARTER}季度`), ([quarter = 1]) => [quarter * 3 - 2, quarter * 3]],
  [new RegExp(`前${MONTH}个?月`), ([last = 1]) => [1, last]],
  [new RegExp(`${MONTH}(?:月份?)?${TO}${MONTH}月份?`), ([first = 1, last = 1]) => [first, last]],
  [new RegExp(`${MONTH}月份?(?!一)`), ([month = 1]) => [month, month]],
];

/** Months counted from today's: the first and the last, relative to this month. */
const FROM_TODAY: readonly [RegExp, (month: number) => [number, number]][] = [
  [/上个?季度/, (month) => [-((month - 1) % 3) - 3, -((month - 1) % 3) - 1]],
  [/(?:本|这个)季度/, (month) => [-((month - 1) % 3), -((month - 1) % 3) + 2]],
  [/上个?月/, () => [-1, -1]],
  [/(?:本|这个)月/, () => [0, 0]],
];

const YEARS: readonly [RegExp, (found: string, now: number) => number][] = [
  [/(\d{4})\s?年度?/, (year) => Number(year)],
  [/前年/, (_, now) => now - 2],
  [/去年|上一?年度?/, (_, now) => now - 1],
  [/今年以来|今年|本年度?|全年/, (_, now) => now],
];

/**
 * The period that a question names, and the question without it: 今年, 去年3月, 2026年一二季度, 前三季度, 1至6月, 上月, 本期.
 * @param today the day that 今年, 上月 and so on start from
 * @returns period null when it names none
 */
export function takePeriod(question: string, today: string): { period: PeriodRef | null; rest: string } {
  let rest = question;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const first = <T>(patterns: readonly [RegExp, T][]): { found: RegExpExecArray; what: T } | null => {
    for (const [pattern, what] of patterns) {
      const found = take(pattern);
      if (found) return { found, what };
    }
    return null;
  };
  if (take(/本期/)) return { period: "report", rest };
  if (take(/上期/)) return { period: "report-1", rest };
  const now = Number(today.slice(0, 4));
  const relative = first(FROM_TODAY);
  if (relative) {
    const [from, to] = relative.what(Number(today.slice(5, 7)));
    const last = addMonths(today, to);
    return {
      period: {
        from: `${addMonths(today, from).slice(0, 7)}-01`,
        to: lastOfMonth(Number(last.slice(0, 4)), Number(last.slice(5, 7))),
      },
      rest,
    };
  }
  const named = first(YEARS);
  const year = named ? named.what(named.found[1] ?? "", now) : now;
  const samePeriod = take(/同期/) !== null;
  const part = first(PARTS);
  if (samePeriod && !part) return { period: "year-before", rest };
  if (!named && !part) return { period: null, rest };
  const [from, to] = part ? part.what(part.found.slice(1).map(numberOf)) : [1, 12];
  // 上半年 … 同期 without a year is last year's
  const meant = samePeriod && !named ? year - 1 : year;
  return { period: { from: `${meant}-${String(from).padStart(2, "0")}-01`, to: lastOfMonth(meant, to) }, rest };
}
