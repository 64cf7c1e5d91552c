import { anniversaries } from "./anniversaries.ts";
import { eras } from "./eras.ts";
import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { matches } from "./rule.ts";

const RULES = [
  { id: "dates.impossible", name: "没有这一天", severity: "error", standard: "公历", evidence: "seen" },
  { id: "dates.weekday", name: "日期与星期不符", severity: "error", standard: "公历", evidence: "seen" },
  { id: "dates.order", name: "起止日期颠倒", severity: "error", standard: "公历", evidence: "seen" },
  { id: "dates.anniversary", name: "周年与年份不符", severity: "warning", standard: "公开的史实", evidence: "memory" },
  { id: "dates.era", name: "会议、规划与年份不符", severity: "warning", standard: "公开的史实", evidence: "memory" },
] as const satisfies readonly ProofRule[];

/** Family 3: days, weekdays, spans, anniversaries and the years of congresses and plans that contradict each other. */
export const dates: Family = {
  rules: RULES,
  find: (reading) => [
    ...impossible(reading),
    ...weekdays(reading),
    ...spans(reading),
    ...anniversaries(reading),
    ...eras(reading),
  ],
};

const LEAP_YEAR = 2024;

/** Days of a month; February of an unnamed year may have 29. */
function daysIn(year: number | null, month: number): number {
  return new Date(Date.UTC(year ?? LEAP_YEAR, month, 0)).getUTCDate();
}

function* impossible({ draft }: Reading): Generator<Mark> {
  for (const { m, start } of matches(draft, /(?<![\d.])(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日/gu)) {
    const [, year, month, day] = m.map((part) => (part === undefined ? null : Number(part)));
    if (month! >= 1 && month! <= 12 && day! >= 1 && day! <= daysIn(year ?? null, month!)) continue;
    yield mark("dates.impossible", start, m[0], `没有“${m[0]}”这一天`, null);
  }
}

const WEEKDAYS = "日一二三四五六";

function* weekdays({ draft }: Reading): Generator<Mark> {
  const pattern =
    /((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日[（(，,]?(?:本|这|是)?(?:星期|周|礼拜)([一二三四五六日天])(?![至到—、年])/gu;
  for (const { m, start } of matches(draft, pattern)) {
    const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) continue;
    const due = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!;
    if (due === m[4]!.replace("天", "日")) continue;
    const date = `${year}年${month}月${day}日`;
    yield mark("dates.weekday", start, m[0], `${date}是星期${due}，不是星期${m[4]}`, `星期${due}`);
  }
}

const YEAR = "((?:19|20)\\d{2})年?";
const SPANS: readonly RegExp[] = [
  // 2026年9月至2026年3月, 2026年3月5日至2025年3月8日
  /((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?(?:至|到|—|－|-)((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?/gu,
];

function* spans({ draft }: Reading): Generator<Mark> {
  for (const pattern of SPANS) {
    for (const { m, start } of matches(draft, pattern)) {
      const from = dayNumber(m[1]!, m[2]!, m[3]);
      const to = dayNumber(m[4]!, m[5]!, m[6]);
      if (m[3] === undefined || m[6] === undefined ? Math.floor(to / 100) < Math.floor(from / 100) : to < from) {
        yield reversed(start, m[0]);
      }
    }
  }
  for (const { m, start } of matches(
    draft,
    new RegExp(`(?<!\\d)${YEAR}(?:至|—|－|-|～|~)${YEAR}(?!\\d|\\d?月)`, "gu"),
  )) {
    if (m[0].endsWith("年") && Number(m[2]) < Number(m[1])) yield reversed(start, m[0]);
  }
  for (const { m, start } of matches(draft, /(\d{1,2})月(\d{1,2})日?(?:至|—|－|-)(\d{1,2})日/gu)) {
    if (Number(m[3]) < Number(m[2])) yield reversed(start, m[0]);
  }
}

function dayNumber(year: string, month: string, day: string | undefined): number {
  return Number(year) * 10_000 + Number(month) * 100 + Number(day ?? 0);
}

function reversed(start: number, found: string): Mark {
  return mark("dates.order", start, found, `起止颠倒：“${found}”的终点在起点之前`, null);
}

function mark(
  rule: (typeof RULES)[number]["id"],
  start: number,
  found: string,
  message: string,
  suggestion: string | null,
): Mark {
  return { rule, start, length: found.length, message, suggestion, fix: null };
}
