import type { Around } from "./around.ts";
import { oneOf } from "./pattern.ts";

/* Changes against another time: 同比增长12%, 减少5件, 比三年前翻一番. The level that was reached is none. */

const GROW =
  "增长|增加|增多|增幅|增速|增量|提高|(?<!改造|巩固|优化)提升|上升|上涨|上浮|上调|涨幅|涨|下降|下滑|下调|下浮|减少|降低|降幅|减幅|压减|压缩|精简|缩短|缩减|回落|回升|反弹|净增|净减|递增|递减|高出|(?<!不)(?:高于|低于|多于|少于)|提速|少跑|少交|少走|少填|少盖|多出|少了|多了|(?<!扣)掉了|跌了|砍掉|[升降增减涨]了|翻|前移|后移|扩大|缩小|收窄";
/** A verb of change with nothing but a word of degree between it and the number. */
const GROWTH = new RegExp(
  `(?:${GROW}|(?:^|[，、])[多少](?:走访|解决|完成|开|发|办|跑|举办|组织|培训|发放|处理)[\\u4e00-\\u9fff]{0,6}|[多少高低快慢]了|(?<!不)[多少高低]于(?:去年|上年|上季度?|上月|往年|同期|全[区市县省国]平均)(?:同期|水平)?|[较比][^，,；;。]{2,12}[多少增减高低快慢])(?:了|率|幅度|比例|幅|量)*(?:达到?|约|近|超过?|逾|为|至少)?$`,
  "u",
);
/** 分别减少20%、15%: the verb governs the numbers that follow. */
const GROWTH_LIST = new RegExp(`(?:${GROW})了?[\\d.,%％‰、和与及以个项次件人篇期场户家名百分点\\s]+$`, "u");
const LEVEL =
  /(?:(?:下降|上升|提高|提升|增加|减少|增长|降低)[\d.]+(?:个百分点|[%万亿人件户项次]+)|增|升|减|降|扩|压|精简|缩短|缩减|增长|增加|提高|提升|上升|上涨|下降|减少|降低|发展|扩大|拓展|扩展|优化|回落|回升|调整|变|壮大|充实|压缩|压减|整合|合并)[到至为成](?:了|约|近|超过?|逾)?$/u;
/** A rate of change stays one at whatever level it stands. */
const SPEED = /(?:增速|增幅|涨幅|降幅|跌幅)[^，,；;。]*$/u;
const COMPARED_AFTER = /^[^，,；;。]{0,10}相比/u;
const COMPARED = oneOf(
  String.raw`
  同比 环比 [比较][一二三四五六七八九十半\d]+年前
  (?<!环)[较比](?:去年|上一?年|上个?月|上一?季|上一?期|上一?届|上半年|年初|期初|同期|前一?年|往年|上届|以往|此前|之前|改革前|平时|原来|计划|目标|20\d\d年|全[区市县省国]|其他)
  (?:去年|上年|往年|上一?年度)同期 与(?:去年|上年|往年|同期) 增速 增幅 降幅 涨幅`,
);
/** 由8家增至26家: the number is how it was. */
const FORMER = /(?:由|从)(?:去年|上年|年初|最初|原来|原先|原有|过去|以往|之前|20\d\d年)?的?[^，,；;。由从]{0,10}$/u;
const THEN =
  /^[^，,；;。\d]{0,10}(?:增|升|减|降|扩|压|提|改|调|提高|提升|下降|上升|减少|增加|增长|缩短|延长|延伸|发展|变|调整|合并|整合|优化|拓展|扩展|扩充|精简|壮大|充实)[\u4e00-\u9fff]{0,2}[到至为成]/u;

/** 排名前进5位 */
const MOVED = /(?:前进|上升|后移|前移|后退|跃升|下滑|进位|赶超|提升|落后)了?$/u;

export function isChange({ span, here, before, after }: Around): boolean {
  if (SPEED.test(here) || COMPARED_AFTER.test(after)) return true;
  if (span.unit === "百分点" || span.unit === "番") return true;
  if (LEVEL.test(here)) return false;
  if (/^(?:位|名)$/u.test(span.unit) && MOVED.test(here)) return true;
  if (GROWTH.test(here) || GROWTH_LIST.test(here)) return true;
  if (span.unit === "倍") return true;
  if (span.kind === "rate" && /(?:减|压|降|提|增)[\u4e00-\u9fff]{0,4}$/u.test(here) && !/率$/u.test(here)) return true;
  if (/(?:由|从)(?:去年|上年|上届|年初|最初|原来|原先|以往)[^，,；;。由从]{0,6}$/u.test(here)) return true;
  if (span.kind === "rate" && /[多少][\u4e00-\u9fff]{1,2}了?(?:近|约)?$/u.test(here)) return true;
  if (/相比[，,]/u.test(before) && /[低高少多快慢](?:了|出)?(?:近|约)?$/u.test(here)) return true;
  return COMPARED.test(here) || (FORMER.test(here) && THEN.test(after));
}
