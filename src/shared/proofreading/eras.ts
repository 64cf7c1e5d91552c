import type { Mark, Reading } from "./rule.ts";
import { matches } from "./rule.ts";

/** The years in which congresses and plenary sessions met. */
const MET: Readonly<Record<string, number>> = {
  十八大: 2012,
  十九大: 2017,
  二十大: 2022,
  十八届三中全会: 2013,
  十八届四中全会: 2014,
  十八届五中全会: 2015,
  十八届六中全会: 2016,
  十九届二中全会: 2018,
  十九届三中全会: 2018,
  十九届四中全会: 2019,
  十九届五中全会: 2020,
  十九届六中全会: 2021,
  二十届一中全会: 2022,
  二十届二中全会: 2023,
  二十届三中全会: 2024,
  二十届四中全会: 2025,
};

/** The first of the five years of a plan: “十四五” 2021—2025. */
const PLANS: Readonly<Record<string, number>> = { 二: 2011, 三: 2016, 四: 2021, 五: 2026, 六: 2031 };
const PLAN_NUMBERS: Readonly<Record<string, string>> = { 十二: "二", 十三: "三", 十四: "四", 十五: "五", 十六: "六" };
const LAST_OF_PLAN = 4;

const CONGRESS = `党的(?:${Object.keys(MET).join("|")})`;
const MEETING = new RegExp(
  `((?:19|20)\\d{2})年(?:\\d{1,2}月)?(?:底|初|\\d{1,2}日)?，?(${CONGRESS})(?:胜利|隆重|顺利)?(?:召开|闭幕|举行|开幕)(?!后|之后|以来|以后|[一二三四五六七八九十\\d])`,
  "gu",
);
const PLAN =
  /(?:[“"]?十([二三四五六])五[”"]?|第(十[二三四五六])个五年)(?:规划|计划|时期)?[（(]((?:19|20)\d{2})(?:年?[—–\-~～－至])((?:19|20)\d{2})年?[）)]/gu;
const YEAR_OF_PLAN =
  /((?:19|20)\d{2})年(?:是|，是|既是|作为)(?:实施)?[“"]?十([二三四五六])五[”"]?(?:规划|时期)?(?:实施)?的?(开局|起步|收官|第一年|最后一年)/gu;

/** Congresses, plenary sessions and five-year plans against the years that stand with them. */
export function* eras({ draft }: Reading): Generator<Mark> {
  for (const { m, start } of matches(draft, MEETING)) {
    const met = MET[m[2]!.slice(2)]!;
    if (met !== Number(m[1])) yield mark(start, m[0], `${m[2]}于${met}年召开，文中写的是${m[1]}年`, `${met}年`);
  }
  for (const { m, start } of matches(draft, PLAN)) {
    const number = m[1] ?? PLAN_NUMBERS[m[2]!]!;
    const first = PLANS[number]!;
    if (first === Number(m[3]) && first + LAST_OF_PLAN === Number(m[4])) continue;
    const due = `${first}—${first + LAST_OF_PLAN}年`;
    yield mark(start, m[0], `“十${number}五”时期是${due}`, due);
  }
  for (const { m, start } of matches(draft, YEAR_OF_PLAN)) {
    const first = PLANS[m[2]!]!;
    const due = /收官|最后/u.test(m[3]!) ? first + LAST_OF_PLAN : first;
    if (due !== Number(m[1]))
      yield mark(start, m[0], `“十${m[2]}五”的${m[3]}${/年$/u.test(m[3]!) ? "" : "之年"}是${due}年`, `${due}年`);
  }
}

function mark(start: number, found: string, message: string, suggestion: string): Mark {
  return { rule: "dates.era", start, length: found.length, message, suggestion, fix: null };
}
