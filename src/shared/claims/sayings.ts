import type { Around } from "./around.ts";
import { oneOf } from "./pattern.ts";

/*
 * Numbers that stand for a thought: proverbs, conditions nobody meets, ways of working, slogans. 哪怕只有1%的希望,
 * 开会20次不算本事, 一事一单.
 */

/** What follows reports after all: 大家认为…，今年共办理12件. */
export const STILL_DONE = /累计|截[至止]|已(?!经济)|共(?:收|办|提|形成|征)|今年|一年来|上半年|全年/u;
/** 0.1%的失误就是100%的损失: the number stands for a thought. */
const MORAL = oneOf(
  String.raw`
  (?:1%|百分之一)的[^。；]*(?:100%|百分之百) 100-1
  对[^，。；]{1,12}(?:就是|都是|便是|却是|意味着)(?:100%|百分之百|1|一) (?:哪怕|即便|纵然|纵使)(?:只有|是|只是)?[\d一百万] 不能只?看 不在于 贵在 数字背后 数字(?:是|不是)
  (?:1|一)(?:次|天|份|个)[^，。；]{0,8}(?:胜过|抵得上|好过|强过|顶得上) 才是(?:真|最)`,
);
/** What is supposed and did not happen. */
const SUPPOSED = /即便|即使|哪怕|就算|纵然|纵使|要是|假使|只要有|(?<!非)不[能可应该]为了?|不如(?=[到把去多干先])/u;
/** 20次都不算本事, 一百次抵不过一次, 十个再好的点子: weighed, not counted. */
const WEIGHED =
  /^[^。；;]{0,12}(?:抵不过|抵不上|比不上|不算|算不上|不等于|不代表|不能说明|是摆设|等于零|等于0|有什么|没人看)|^再[好多大高强]的?/u;
const ONCE = /^[^，。；]{0,8}(?:胜过|抵得上|强过|好过)/u;
/** 百分之百的努力, 1%的可能 */
const WHOLE_HEART =
  /^的?(?:努力|希望|力量|热情|决心|信心|用心|真心|汗水|付出|责任|警惕|把握|精力|耐心|勇气|可能|投入(?=[、，。])|细心|爱心|诚意|认真)/u;
/** 不丢一卷，不错一号; 并非四场活动 */
const DENIED = /(?:并非|不是|而非|谈不上|不等于)$/u;
const NOT_ONE = /(?:^|[，、：“])不[\u4e00-\u9fff]$|不[漏落丢错少留放]$/u;
/** 成熟一个推广一个, 发现一起查处一起: a way of working. */
const ONE_BY_ONE = /^[^，,；;。\d]{0,6}(?:一[个起件批户处项名村]|1[个起件批户处项名])(?=[，,。；;、]|$)/u;
/** 发现一起，查处一起，通报一起 */
const EACH_AFTER_OTHER = /^一[起个件批户处项名人村]$/u;
const OTHERS_BEFORE = /一[起个件批户处项名人村][，、][\u4e00-\u9fff]{2}$/u;
const OTHERS_AFTER = /^[，、][\u4e00-\u9fff]{2}一[起个件批户处项名人村]/u;
/** 一事一单, 一车一档 */
const PAIRED = /一[\u4e00-\u9fff]{1,2}$/u;
const PAIRED_AFTER = /^(?:$|[，,。、；;的制”])/u;
/** 坚持“三分之一时间抓理论、…”的思路: what is quoted there is a motto. */
const MOTTO = /(?:坚持|秉持|秉承|践行|按照|落实|推行|倡导|树立|弘扬|恪守|发扬|牢记|遵循)[^“”，,。；;]{0,6}“[^”]*$/u;

export function isSaying({ span, here, before, after, stop }: Around): boolean {
  const sentence = before + span.text + after;
  const one = span.text.startsWith("一");
  if (MOTTO.test(before) || DENIED.test(here) || WEIGHED.test(after) || ONCE.test(after)) return true;
  if (one && (NOT_ONE.test(here) || (ONE_BY_ONE.test(after) && !/[、，,]$/u.test(here)))) return true;
  if (one && /一[个起件批户处项名村][\u4e00-\u9fff]{1,3}$/u.test(here)) return true;
  if (EACH_AFTER_OTHER.test(span.text) && (OTHERS_BEFORE.test(before) || OTHERS_AFTER.test(after))) return true;
  if (one && [...span.text].length === 2 && PAIRED.test(here) && PAIRED_AFTER.test(after)) return true;
  if (span.kind === "rate" && WHOLE_HEART.test(after)) return true;
  if (STILL_DONE.test(sentence)) return false;
  if (/(?:究竟|到底)[^。]*(?:还是|多少)/u.test(sentence)) return true;
  return MORAL.test(sentence) || SUPPOSED.test(here) || /[?？]/u.test(stop);
}
