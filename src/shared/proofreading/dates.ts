import { anniversaries } from "./anniversaries.ts";
import { eras } from "./eras.ts";
import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { matches } from "./rule.ts";

const RULES = [
  { id: "dates.impossible", name: "没有这一天", severity: "error", standard: "公历", evidence: "seen" },
  { id: "dates.weekday", name: "日期与星期不符", severity: "error", standard: "公历", evidence: "seen" },
  { id: "dates.order", name: "起止日期颠倒", severity: "error", standard: "公历", evidence: "seen" },
  {
    id: "dates.title-year",
    name: "标题与正文的年份不符",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
  { id: "dates.anniversary", name: "周年与年份不符", severity: "warning", standard: "公开的史实", evidence: "memory" },
  { id: "dates.era", name: "会议、规划与年份不符", severity: "warning", standard: "公开的史实", evidence: "memory" },
] as const satisfies readonly ProofRule[];

/** Family 3: days, weekdays, spans, anniversaries and the years of congresses and plans that contradict each other. */
export const dates: Family = {
  rules: RULES,
  find: (reading) => [
    ...impossible(reading),
    ...months(reading),
    ...weekdays(reading),
    ...spans(reading),
    ...titleYear(reading),
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
  for (const { m, start } of matches(draft, /(?<![\d.])(?:((?:19|20)\d{2}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?日/gu)) {
    const [, year, month, day] = m.map((part) => (part === undefined ? null : Number(part)));
    if (month! >= 1 && month! <= 12 && day! >= 1 && day! <= daysIn(year ?? null, month!)) continue;
    yield mark("dates.impossible", start, m[0], `没有“${m[0]}”这一天`, null);
  }
}

/** 2026年13月 without a day. */
function* months({ draft }: Reading): Generator<Mark> {
  for (const { m, start } of matches(draft, /(?:19|20)\d{2} ?年 ?(\d{1,2}) ?月(?! ?\d{1,2} ?日)/gu)) {
    if (Number(m[1]) >= 1 && Number(m[1]) <= 12) continue;
    yield mark("dates.impossible", start, m[0], `没有“${m[0]}”这个月`, null);
  }
}

const WEEKDAYS = "日一二三四五六";

function* weekdays({ draft }: Reading): Generator<Mark> {
  const pattern =
    /((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日[（(，,]?(?:本|这|是)?(?:星期|周|礼拜)([一二三四五六日天])(?![至到—、年])/gu;
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

const LONGEST_TITLE = 40;
const TITLE = /((?:19|20)\d{2})年(?!底|末|初)[^。，；]{0,30}(?:总结|报告|汇报|综述)$/u;
const OPENING = /^\s*((?:19|20)\d{2})年(?:度|以来|上半年|，|(?=[^\d底末初年至—-]))/u;
const LOOKED_INTO = 600;

/** 2026年工作总结 whose text begins with 2025年以来, and whose own year is nowhere in its first paragraphs. */
function* titleYear({ draft }: Reading): Generator<Mark> {
  const index = draft.paragraphs.findIndex(({ text }) => text.trim() !== "");
  const title = draft.paragraphs[index];
  const m = title && title.text.length <= LONGEST_TITLE ? TITLE.exec(title.text.trim()) : null;
  if (!m || !title) return;
  const from = title.start + title.text.length;
  const body = draft.paragraphs.slice(index + 1, index + 4).find(({ text }) => OPENING.test(text));
  const opening = body ? OPENING.exec(body.text) : null;
  if (!body || !opening || opening[1] === m[1]) return;
  if (draft.text.slice(from, from + LOOKED_INTO).includes(m[1]!)) return;
  const start = body.start + opening[0].indexOf(opening[1]!);
  yield mark(
    "dates.title-year",
    start,
    `${opening[1]}年`,
    `标题写的是${m[1]}年，正文开头写的是${opening[1]}年`,
    `${m[1]}年`,
  );
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
