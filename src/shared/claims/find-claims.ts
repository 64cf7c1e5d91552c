import { findNumbers, type NumberSpan } from "#shared/numbers/index.ts";
import { around } from "./around.ts";
import type { Claim, ClaimKind } from "./claim.ts";
import { readClosedUp } from "./closed-up.ts";
import { tellsNothing } from "./evidence.ts";
import { hasVerb, isBareEach, isFrequency } from "./frequency.ts";
import { clausesOf, type Stretch, sentencesOf } from "./sentences.ts";
import { type Standing, standingOf } from "./standing.ts";
import { listItem, type Subject, subjectOf, topicOf } from "./subject.ts";

/** Headings under which everything is a plan. */
const AHEAD = /下一?步|明年|来年|今后|工作(?:打算|计划|设想|思路)|努力方向/u;
/** Headings by level: what is planned ends with the next one that is no smaller. */
const HEADINGS: readonly RegExp[] = [
  /^第[一二三四五六七八九十]+部分/u,
  /^[一二三四五六七八九十]{1,3}、/u,
  /^（[一二三四五六七八九十]+）/u,
];
const LONGEST_HEADING = 40;
/** So many lines belong to such a heading at most. */
const PLANNED_LINES = 40;

const LONGEST_LABEL = 20;

/**
 * Every quantity of a text that someone could check against records, in order. No claims are dates, ordinals, names,
 * structural counts, durations (the number grammar knows those), plans, changes and thresholds.
 */
export function findClaims(text: string): Claim[] {
  return readClosedUp(text, read);
}

function read(text: string): Claim[] {
  const claims: Claim[] = [];
  const numbers = findNumbers(text);
  let next = 0;
  const ahead = new Ahead();
  let label = "";
  for (const sentence of sentencesOf(text)) {
    const line = text.slice(sentence.start, sentence.end);
    const planned = ahead.reads(line);
    const spans: NumberSpan[] = [];
    while (next < numbers.length && numbers[next]!.start < sentence.end) spans.push(numbers[next++]!);
    if (!planned)
      claims.push(
        ...claimsOf(text, sentence, spans).map((one) => (one.subject === "" ? { ...one, subject: label } : one)),
      );
    // a cell of a table that holds nothing but a number: the cell before says what it counts
    if (spans.length === 0) label = line.trim().length <= LONGEST_LABEL ? line.trim() : "";
  }
  return claims;
}

/** Whether the lines being read stand below a heading of what is planned. */
class Ahead {
  #level: number | null = null;
  #lines = 0;

  reads(line: string): boolean {
    const level = line.length <= LONGEST_HEADING ? HEADINGS.findIndex((pattern) => pattern.test(line)) : -1;
    if (level >= 0 && (this.#level === null || level <= this.#level)) {
      this.#level = AHEAD.test(line) ? level : null;
      this.#lines = 0;
    }
    this.#lines++;
    return this.#level !== null && this.#lines <= PLANNED_LINES;
  }
}

function claimsOf(text: string, sentence: Stretch, spans: readonly NumberSpan[]): Claim[] {
  const claims: Claim[] = [];
  let earlier = "";
  let earlierRate = "";
  let whole: Standing | undefined;
  let next = 0;
  for (const clause of clausesOf(text, sentence)) {
    const first = next;
    while (next < spans.length && spans[next]!.start < clause.end) next++;
    const inside = spans.slice(first, next);
    const counted = inside.filter((span) => span.class === "quantity");
    const listed = distributed(text, clause, counted);
    for (const [index, span] of inside.entries()) {
      if (span.class !== "quantity") continue;
      const place = around(text, span, clause, sentence);
      const pre = text.slice(cutBefore(text, inside, index) ?? clause.start, span.start);
      const following = counted.find((other) => other.start > span.start)?.start ?? clause.end;
      const setting = { span, pre, post: text.slice(span.end, following) };
      const rate = span.kind === "rate";
      const told = subjectOf(setting, (rate && earlierRate) || earlier);
      const subject = listed[counted.indexOf(span)] ?? told.text;
      // a rate is not what the next number counts: 完成率96.6%，剩余2项
      if (rate && subject !== earlier) earlierRate = subject;
      else if (subject !== "") earlier = subject;
      // 其中60%留基层: a part of what is planned or laid down is planned or laid down as well
      const sharing = /其中/u.test(pre) && !/已|实际/u.test(pre) && (whole === "plan" || whole === "threshold");
      const standing: Standing = sharing && whole ? whole : standingOf(place);
      whole = standing;
      if (
        standing !== "fact" ||
        isBareEach(place) ||
        (isAside(span, told, place.here) && !claims.some(({ unit }) => unit === span.unit))
      )
        continue;
      claims.push(claim(text, span, isFrequency(place) ? "frequency" : null, subject, pre, sentence));
    }
    if (counted.length === 0) earlier = topicOf(text.slice(clause.start, clause.end)) || earlier;
  }
  return tellsNothing(text.slice(sentence.start, sentence.end), claims) ? [] : withLaterSubjects(claims);
}

const FEW = 10;
/** So far before a number the thing that it counts is looked for. */
const LABEL = 8;
const THINGS = /^(?:个|条|套|间|根|种|类|张|片|块|道|层|头|把|对|组|件|项|份|篇|家|门)$/u;
/** What ledgers keep: such things are counted whatever the verb. */
const KEPT =
  /支部|党组织|党委|总支|单位|村|社区|镇|县|区|市|街道|部门|企|公司|小组|学校|医院|项目|集体|(?:巡察|巡视|检查|督查|督导|工作|项目|宣讲|指导|调研)组|店|超市|案|问题|隐患|建议|品牌|岗|队|站|点|基地|课题|平台|阵地|国家(?!级)|中心|网格|楼|户|需求|心愿|诉求|事项|意见|线索|班|院|所|校|园区|奖|成果|专利|称号|办结|完成|实施|销号|转化|验收|入选/u;

/** 三间房, 2套方案各有利弊: a few things that no verb of work before them, and no ledger, speaks of. */
function isAside(span: NumberSpan, { text, from }: Subject, here: string): boolean {
  if (from !== "after" || !THINGS.test(span.unit) || (span.value ?? FEW + 1) > FEW || span.approx !== "exact")
    return false;
  return !KEPT.test(text) && !KEPT.test(here.slice(-LABEL)) && !/另有|其中|余下|剩/u.test(here) && !hasVerb(here);
}

/** A、B、C分别为12次、8次、5次: each number has its own of the list. Empty where there is no such list. */
function distributed(text: string, clause: Stretch, counted: readonly NumberSpan[]): string[] {
  if (counted.length < 2) return [];
  const found = /([^，,；;：:。]*?)分别(?:为|是|达到?|有|完成|占)?(?:约|近|超过?)?$/u.exec(
    text.slice(clause.start, counted[0]!.start),
  );
  const items = found?.[1]?.split(/[、和与及]/u) ?? [];
  return items.length === counted.length ? items.map(listItem) : [];
}

/** 一季度6次、二季度8次，累计督查19次: what was counted is said only at the end. */
function withLaterSubjects(claims: readonly Claim[]): Claim[] {
  let later = "";
  return claims
    .toReversed()
    .map((claim) => {
      if (claim.subject !== "") later = claim.subject;
      return claim.subject === "" ? { ...claim, subject: later } : claim;
    })
    .toReversed();
}

/**
 * Where the words that may say what a number counts begin: behind the quantity, date or enumerator before it. Names that
 * contain a number are words like others.
 */
function cutBefore(text: string, inside: readonly NumberSpan[], index: number): number | undefined {
  return inside
    .slice(0, index)
    .findLast((one) => one.class !== "name" && one.class !== "ordinal" && !drawsLine(text, one))?.end;
}

/** 30岁以下62人: the age belongs to those who are counted. */
function drawsLine(text: string, { class: sort, unit, end }: NumberSpan): boolean {
  return sort === "datetime" && /^(?:岁|年|个月)$/u.test(unit) && /^以[上下内]/u.test(text.slice(end, end + 2));
}

/** 人次 counts people; 名 and 位 of things do not reach here: the grammar of units decides what a number measures. */
function kindOf(span: NumberSpan): ClaimKind {
  return span.kind ?? "count";
}

const TOTAL = /(?:共计|总计|合计|累计|总共|一共|共)[^，,；;。]{0,6}$/u;

function claim(
  text: string,
  span: NumberSpan,
  kind: ClaimKind | null,
  subject: string,
  pre: string,
  sentence: Stretch,
): Claim {
  const relation = /其余|剩余|余下/u.test(pre) ? "rest" : /其中/u.test(pre) ? "part" : TOTAL.test(pre) ? "total" : null;
  return {
    start: span.start,
    end: span.end,
    span: text.slice(span.start, span.end),
    value: span.value,
    valueTo: span.valueTo ?? null,
    unit: span.unit,
    approx: span.approx,
    kind: kind ?? kindOf(span),
    subject,
    relation,
    sentence,
  };
}
