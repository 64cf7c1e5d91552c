import { matchAt } from "./fold.ts";
import { readChinese, readNumeral } from "./numerals.ts";
import type { Found, Rule } from "./spans.ts";
import { readUnit } from "./units.ts";

const N2 = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})";
const TO = " ?(?:至|到|-|~) ?";
const LIST = `(?:${N2} ?(?:至|到|-|~|、) ?){0,11}`;
const YEAR = "(?:(?:(?:19|20)\\d{2}|[一二][〇零○一二三四五六七八九]{3}) ?年度?|\\d{2} ?年(?= ?\\d{1,2} ?月))(?!级)";
const MONTH = `${LIST}${N2} ?月(?!月)份?`;
const DAY = `${LIST}${N2} ?[日号](?![常志益报产均])`;
const BARE_DAY = `(?:\\d{1,2} ?(?:至|到|-|~|、) ?){0,11}\\d{1,2} ?日(?![常志益报产均])`;
const WEEKDAY = "(?: ?\\((?:周|星期)[一二三四五六日天]\\))?";
const PART = "(?:上午|下午|中午|晚上|早上|凌晨|傍晚|晚|早)";
const MINUTES = `(?: ?${N2} ?分(?![之钟])(?:${N2}秒)?)`;
const HOUR = `${N2} ?时(?![期代间段刻候空下政事常而任值尚效])${MINUTES}?`;
const O_CLOCK = `${N2} ?点(?:${MINUTES}|半|整|钟|[一三]刻)`;
const CLOCK = "\\d{1,2}:[0-5]\\d(?::[0-5]\\d)?(?![\\d:])";
const TIME = `(?:${CLOCK}|${HOUR}|${O_CLOCK})`;
const DATE = `(?:${YEAR}(?: ?${MONTH}(?: ?${DAY})?)?|${MONTH}(?: ?${DAY})?|${BARE_DAY})`;
const MOMENT = `(?:${DATE}${WEEKDAY}(?: ?${PART}? ?(?:${TIME}|${N2}点))?|${TIME})`;

/** 2026年3月5日（周四）上午9时30分至11时, 3日至5日, 1至10月, 9:30—11:00, 二〇二六年 */
const CALENDAR = new RegExp(`${MOMENT}(?:${TO}${PART}?${MOMENT})?`, "uy");
/** 上午八点: the part of the day makes 点 a time */
const AFTER_PART = new RegExp(`(?<=${PART} ?)${N2} ?点(?!${N2})`, "uy");
const SPELLED: readonly RegExp[] = [
  new RegExp(`(?:19|20)\\d{2}${TO}(?:(?:19|20)\\d{2}|\\d{2}) ?(?:学年度?|年度?)`, "uy"),
  /(?:19|20)\d{2} ?(?:届|学年度?|财年)/uy,
  /(?:19|20)\d{2}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/uy,
  /(?:\d{1,2}|[一二三四五六七八九十]{1,3})世纪(?:(?:\d{2}|[一二三四五六七八九]十)年代)?/uy,
  /(?:\d0|[一二三四五六七八九]十)年代/uy,
  /[一二三四1-4](?:(?:、|至|-|到)[一二三四1-4]){0,3}季度/uy,
];
const GENERATION = /(?:\d[05]|[〇零六七八九][〇零五])后(?![\d续])/uy;
const YEAR_MONTH = /(?:19|20)\d{2}[-.](?:0[1-9]|1[0-2])(?!\d)/y;
const BARE_YEAR = /(?:19|20)\d{2}(?!\d|[.,]\d|%)/y;

/** Months run to 12, days to 31, hours to 24: 13月 or 45日 is no date. */
function plausible(text: string): boolean {
  for (const m of text.matchAll(/(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?=[月日时点])(.)/gu)) {
    const n = readNumeral(m[1]!, 0);
    const most = m[2] === "月" ? 12 : m[2] === "日" ? 31 : 24;
    if (!n || n.end !== m[1]!.length || n.value > most || (n.value === 0 && /[月日]/u.test(m[2]!))) return false;
  }
  return true;
}

/** A cheap look ahead that spares most numbers the patterns above. */
const LIKELY =
  /[\d一二三四五六七八九十〇零○、至到~. /-]{1,80}(?:[年月日时点届后:号]|世纪|季度|学年|财年)|(?:19|20)\d{2}[-./]/uy;

const date = (end: number): Found => ({ end, class: "datetime" });

/** Points and spans of the calendar and the clock. Durations and ages are read with the units (quantities.ts). */
export const calendar: Rule = ({ norm }, at) => {
  if (!matchAt(LIKELY, norm, at)) return null;
  for (const pattern of SPELLED) {
    const m = matchAt(pattern, norm, at);
    if (m) return date(at + m[0].length);
  }
  const generation = matchAt(GENERATION, norm, at);
  if (generation) return { end: at + generation[0].length, class: "name" };
  const yearMonth = matchAt(YEAR_MONTH, norm, at);
  if (yearMonth && !readUnit(norm, at + yearMonth[0].length)) return date(at + yearMonth[0].length);
  const m = matchAt(CALENDAR, norm, at) ?? matchAt(AFTER_PART, norm, at);
  // 一月一主题, 一月两次: "in every month"
  if (m && plausible(m[0]) && !(m[0] === "一月" && /[一两二三]/u.test(norm[at + 2] ?? "")))
    return date(at + m[0].length);
  return null;
};

const RANGE = / ?[至到~-] ?\d{1,7}(?:\.\d+)?[万亿]?/uy;

/** A year without 年 (2026党建工作要点), unless a unit or a word of counting makes it a quantity. */
export const bareYear: Rule = ({ norm }, at) => {
  const m = matchAt(BARE_YEAR, norm, at);
  if (!m || /[共计达为约近超:]/u.test(norm[at - 1] ?? "") || /[余多万亿千百]/u.test(norm[at + 4] ?? "")) return null;
  // 2000至3000元: the first end of a range
  const range = matchAt(RANGE, norm, at + 4);
  if (range && readUnit(norm, at + 4 + range[0].length)) return null;
  return readUnit(norm, at + 4) ? null : date(at + 4);
};

const WEEKDAY_NAME = /(?:星期|礼拜|周)[一二三四五六](?:至(?:周|星期)?[一二三四五六日])?/uy;

/** 周五, 星期三 — but 每周三次 is three times a week. */
export const weekday: Rule = ({ norm }, at) => {
  const m = matchAt(WEEKDAY_NAME, norm, at);
  if (!m) return null;
  const end = at + m[0].length;
  if (readUnit(norm, end) || readChinese(norm, end)) return null;
  return date(end);
};
