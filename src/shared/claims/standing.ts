import type { NumberSpan } from "#shared/numbers/index.ts";
import type { Stretch } from "./sentences.ts";

/**
 * What a quantity states: a fact that records can confirm, or a plan, a change against another time, a threshold that a
 * rule draws. Words around the number, within its sentence, decide.
 */
export type Standing = "fact" | "plan" | "change" | "threshold";

/** The sentence around a number, cut at it. */
export type Around = {
  span: NumberSpan;
  /** from the beginning of the clause to the number */
  here: string;
  /** from the beginning of the sentence to the number */
  before: string;
  /** from the number to the end of the sentence */
  after: string;
};

/** How far is read: a text without any full stop must not cost the square of its length. */
const [FAR, NEAR, AHEAD] = [300, 120, 80];

export function around(text: string, span: NumberSpan, clause: Stretch, sentence: Stretch): Around {
  return {
    span,
    here: text.slice(Math.max(clause.start, span.start - NEAR), span.start),
    before: text.slice(Math.max(sentence.start, span.start - FAR), span.start),
    after: text.slice(span.end, Math.min(sentence.end, span.end + AHEAD)),
  };
}

const GROW =
  "增长|增加|增幅|增速|提高|提升|上升|上涨|涨幅|下降|下滑|减少|降低|降幅|减幅|压减|压缩|精简|缩短|缩减|回落|净增|递增|递减|高出|高于|低于|上浮|下调|提速|翻";
/** A verb of change with nothing but a word of degree between it and the number. */
const GROWTH = new RegExp(`(?:${GROW}|[多少]了?)(?:了|率|幅度|比例)*(?:达到?|约|近|超过?|逾|为)?$`, "u");
/** 分别减少20%、15%: the verb governs the numbers that follow. */
const GROWTH_LIST = new RegExp(`(?:${GROW})了?[\\d.,%％‰、和与及以个项次件人篇期场百分点\\s]+$`, "u");
const LEVEL = /(?:增|升|减|降|扩|压|精简|缩短|增长|增加|提高|提升|上升|上涨|下降|减少|降低|发展|扩大|拓展|优化|回落|调整)(?:到|至|为)(?:了|约|近|超过?|逾)?$/u;
const COMPARED =
  /同比|环比|[较比](?:去年|上一?年|上个?月|上一?季|上一?期|年初|期初|同期|前一?年|往年|上届|以往|此前|之前|平时|原来|全[区市县省国]平均)|(?:去年|上年|往年)同期/u;
/** 由8家增至26家: the number is how it was. */
const FORMER = /(?:由|从)(?:去年|上年|年初|最初|原来|原先|原有|过去|以往|之前)?的?[^，,；;。由从]{0,8}$/u;
const THEN = /^[^，,；;。\d]{0,10}(?:增|升|减|降|扩|压|提高|提升|下降|上升|减少|增加|增长|缩短|发展|变|调整|合并|整合|优化|拓展|扩展|扩充|精简)[\u4e00-\u9fff]{0,2}[到至为]/u;

function isChange({ span, here, after }: Around): boolean {
  if (span.unit === "百分点" || span.unit === "番") return true;
  if (LEVEL.test(here)) return false;
  if (GROWTH.test(here) || GROWTH_LIST.test(here)) return true;
  if (span.unit === "倍") return true;
  return COMPARED.test(here) || (FORMER.test(here) && THEN.test(after));
}

const PLAN =
  /(?<![按原照年动作月周学])计划(?!内|外|书|表|生育|单列|方案|的\d|完成率)|拟(?=[\u4e00-\u9fff\d])(?![定订写稿态合真])|力争|争取(?=年|在|到|实|完|达|全|新|每|培|建)|预计|预期|有望|打算|明年|来年|下一?年度|下一?步|下一阶段|今后|届时|即将|尚需|还需|有待|仍需|目标(?:任务)?(?:为|是|[:：]|(?=\d))|预算(?:为|[:：])|规划(?:建设|新建|到|投资|培)/gu;
const WILL =
  /将(?=于|在|继续|进一步|持续|重点|全面|新[建增]|再|陆续|分[批期]|开展|举办|组织|召开|建设|建成|建立|实施|完成|培训|培养|选派|投入|达|实现|推出|打造|发展|覆盖|力争|安排|增[加设派]|按)/gu;
const BY_YEAR = /到(?:20\d{2}|二〇[一-九〇]{2})年/gu;
/** What is done already, in a sentence that began with a plan: 计划举办6期，已举办4期. */
const DONE = /已|实际|累计|合计|共(?![建享同性产识治青富商管谋])|目前|截至|截止|现有|其中/gu;
const IN_CLAUSE = /确保|要(?=[在把建确实完达做推开])|务必|应当?完成/u;

function last(pattern: RegExp, text: string): number {
  let at = -1;
  for (const found of text.matchAll(pattern)) at = found.index;
  return at;
}

function isPlan({ before, here, after }: Around): boolean {
  const planned = Math.max(last(PLAN, before), last(WILL, before), last(BY_YEAR, before));
  if (planned >= 0 && planned > last(DONE, before)) return true;
  return IN_CLAUSE.test(here) || /^的?(?:目标|任务目标|计划|指标)(?!完|已|的)/u.test(after);
}

const RULE =
  /应当|应(?=[于在按不由把每至将有]|当)(?!急)|必须|须(?!知)|不得|不准|严禁|规定|要求(?!\d)|原则上|一般(?=[不每为在应控])|标准(?:为|是|[:：])|条件(?:为|是|[:：])|可容纳|能容纳|容纳|限(?:报|额|定|于)|名额|满分|核定|定员|每[^，。]{0,8}(?:不少于|不超过|不低于|至少|不得|最多)/u;
const BOUND = /(?:不少于|不低于|不高于|不超过|不多于|至少|最少|最多|最低|最高|上限|下限)(?:为|是|要|应|达到?|召开|开展|学习)?$/u;
/** 50万元以上的村, 80岁以上老人: the number draws a line between things and counts none. */
const LINE = /^(?:\(含\)|（含）|及)?(?:以上|以下|以内|以外)的?(?=[\u4e00-\u9fff])(?![提增完达实开组参受获其均全已并同较比占涉覆投为在，和])/u;
const CONDITION = /(?:超过?|满|达到?|不足|少于|多于|低于|高于|大于|小于)$/u;
const EXAMPLE = /例如|比如|譬如|假如|假设|如果|若(?=[\d每])|某[市县区镇村校]/u;

function isThreshold({ before, here, after }: Around): boolean {
  if (LINE.test(after)) return true;
  if (CONDITION.test(here) && /^(?:以[上下内])?[的者](?!党员大会)/u.test(after)) return true;
  const done = /已|累计|共(?!同)|实际|均(?!不得)/u.test(here);
  return RULE.test(here) || (BOUND.test(here) && !done) || EXAMPLE.test(before);
}

export function standingOf(place: Around): Standing {
  if (isChange(place)) return "change";
  if (isThreshold(place)) return "threshold";
  return isPlan(place) ? "plan" : "fact";
}
