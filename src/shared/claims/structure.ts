import type { NumberSpan } from "#shared/numbers/index.ts";
import type { Around } from "./around.ts";
import { oneOf } from "./pattern.ts";

/* Numbers that count the parts of a text, a plan or a name, that say which one or how long. */

/** 规划提出的20项指标, 对照18条清单 */
const GIVEN = /(?:提出|确定|明确|规定|要求|列出|部署|下达|承诺)的(?:每[天日周月年人])?$|(?:对照|根据|按照|依据|参照)$/u;
const BY_TURNS = /(?<![部十百成得评积满学身比])分(?:上下|上中下|前后|左右|内外)?$/u;
const IN_BOOK = /(?:本手册|手册共|第[\d一二三四五六七八九十]+章|全书|本书|全文|一套)[^，,；;。]{0,4}$/u;
/** How long something takes is no sum of work. */
const WAITING =
  /(?:响应|等候|等待|办理|平均|办结|处置|投递|审批|最快)[^，,；;。]{0,6}(?:时间|时限|时长)[^，,；;。]{0,12}$/u;
const DIVIDED = /(?:分|归|划|拆|梳理|归纳|概括|总结|细化|分解)(?:为|成)(?:[^，,；;。]{0,6})$/u;
/** 细化为受理、勘查、装表、回访4道工序 */
const ITEMISED = /(?:细化|分解|划分|归纳|概括|拆分|分)(?:为|成)[^，,；;。]*、[^，,；;。]*$/u;
const PARTS = oneOf(
  String.raw`
  [章节卷](?=[\d一二三四五六七八九十共，。、]|$) 类别 大板块 部分 议程 内容 篇章 要素 程序 纪律 方向 领域 章节 单元 模块 层级 类型 档次 等次 等级 一级指标 二级指标 主题词 字(?:方针|要求|诀)
  基本点 中心 问号 阶段 步骤 环节 方面 维度 层面 频道 记分周期 周期 栏目 题型 选项 主线 关系 工作(?=[:：]) (?:明显|突出|主要)?(?:短板|弱项) 突出问题(?=之一) 场景 重大工程 主要指标 制度(?=适用) 短号 密码 代码 数字 位数 车道 路公交 开间 小点 梯次 面向(?=[，,。、；;]|$) 土地承包 逐[条项个字] 节点 (?:重要|关键|时间)节点`,
  { before: "^的?" },
);
/** 围绕四个议题展开讨论: what a text or a meeting is arranged by. */
const AROUND =
  /(?:用好|守住|守牢|建好|打好|下好|念好|唱好|画好|管好|围绕|聚焦|针对|紧扣|突出|把握|抓住|处理好|做到|实现了?|(?<!长期)坚持|强化|落实好?)$/u;
/** 明确了8个方面、32项任务和96条措施: what a paper contains. */
const CONTAINS = /(?:明确|提出|部署|列出|确定|包含|细化)了?[^，,；;。]*$/u;
const CONTAINED =
  /^(?:重点|具体|主要|工作|改革|创新|约束性|预期性)?(?:任务|指标|措施|举措|要求|政策|工作(?=[，,。；;]|$))/u;
const RANKED =
  /^[^，,。；;]{0,12}(?:中|里)?(?:分别居|分别位|横向比|倒数第|仅?列第|排名?第|居中|靠[前后]|垫底|位[居列]|居第|名列|列第|排在第)/u;
/** 图3, 附录三, 第7.2款, 独当一面 */
const NAMED = /(?:附[录表件图]|(?:^|[，。；、如见])图(?:\d+-)?|(?:^|[，。；、如见])表(?:\d+-)?|第\d+\.|独当|独挡)$/u;
/** 八小时之外 is a name for leisure. */
const OFF_DUTY = /^(?:八|8)小时(?:之|以)?[内外]/u;
const FEW_POINTS = 9;
/** 最沉重的一页, 关键的一环: a figure of speech. */
const FIGURATIVE = /^一[页课环步笔道面座张块股把页幕章]$/u;
const LOCATED =
  /(?:座|楼|大厦|国道|省道|县道|高速|[A-Za-z]\d*\+?|第|路|线|桩号|次列车|航班|学号|工号|页码|编号|文号|[栋幢])$/u;

/** 二次供水, 二期工程: what is counted is 两; 二 before a unit is the second. 三期工程 as well. */
function isSecond({ text, unit }: NumberSpan): boolean {
  return /^二[次期轮批届级手审线维胎季]/u.test(text) || (unit === "期" && /^[三四五]/u.test(text) && text.length === 2);
}

const RANK_AHEAD =
  /(?:全[国省市区县校院]|排名|同类|同级|行业|系统|位居|位于|位列|名列|排在|考核)[^，,；;。]{0,6}前$|(?:全球|世界|国内|国际|挺进|跻身|进入|迈入|迈进)前$|(?:末位|倒数|排名后)$/u;

/** 12路公交, 3号楼, 2.0版 */
const NUMBERED_AFTER = /^(?:号|路|线|[:：]\d|次列车|型|版|代|级)/u;

/** 投放、收运、处置三头: so many as the list before it has. */
function sumsUp({ text, unit, value }: NumberSpan, here: string): boolean {
  if (!value || value > 9 || !/^[一二三四五六七八九两]/u.test(text) || /^[人名户次场]/u.test(unit)) return false;
  const list = /(?:[^、]{1,8}、)+[^、]{1,8}$/u.exec(here)?.[0] ?? "";
  return value > 2 && list.split("、").length === value;
}

/** 体系由4个一级指标、16个二级指标构成, 委员会由7人组成; a team whose work the sentence goes on to tell is counted. */
function isMadeUp(here: string, after: string): boolean {
  if (!/由[^，,；;。]*$/u.test(here) || !/^[^，,；;。]{0,30}(?:构成|组成)/u.test(after)) return false;
  return !/组成(?:[^。]*\d[^\d。]){2}/u.test(after) || /应|须|不得|至少|不少于|任期|可|指标/u.test(here + after);
}

/** How long something took is no sum; hours of service, study and duty are. */
const LASTED = /(?:连续|奋战|历时|鏖战|坚守|持续|仅用|只用|用时|耗时|花了)[^，,；;。]{0,4}$/u;
const SPENT =
  /学|训|服务|授课|讲|志愿|时长|工时|值班|值守|值勤|播|录|课|均|累计|共|总|节约|减少|每|巡|照料|护理|帮|诊|投入|劳动|陪/u;

function isDuration({ here, before, after }: Around): boolean {
  if (LASTED.test(here) || /^[之以]?后/u.test(after) || (/^[^，。]{0,8}办结/u.test(after) && !/内$/u.test(here)))
    return true;
  return !SPENT.test(before + after.slice(0, 12));
}

export function isStructure(place: Around): boolean {
  const { span, here, after } = place;
  if (/[前后]$/u.test(here) && /^[一二两三四五六七八九十几\d]+[项条个句点]$/u.test(span.text)) return true;
  if (/的$/u.test(here) && FIGURATIVE.test(span.text)) return true;
  if (
    /有$/u.test(here) &&
    /^[条点句]$/u.test(span.unit) &&
    (span.value ?? 0) <= FEW_POINTS &&
    /^话?[，,：:。]/u.test(after)
  )
    return true;
  if ((span.unit === "字" && /[”」]$/u.test(here)) || span.unit === "章" || /[\d一二三四五六七八九十]章$/u.test(here))
    return true;
  if (span.unit === "次" && /届[\u4e00-\u9fff]{0,6}$/u.test(here)) return true;
  if (/这$/u.test(here) && /^[一二三四五六七八九十两]/u.test(span.text)) return true;
  if (/^[名位]$/u.test(span.unit) && /^之?[前后](?=[，,。；;、]|$)/u.test(after)) return true;
  if (isSecond(span) || RANK_AHEAD.test(here) || /^[^，,；;。\d]{0,4}之间/u.test(after)) return true;
  if (/^[^，,；;。\d]{0,6}展开|^[^，,；;。\d]{0,8}间隔/u.test(after)) return true;
  if (isMadeUp(here, after) || sumsUp(span, here) || /分[一二三四五六七八九十\d]+[类大章]$/u.test(here)) return true;
  if (/(?:议定|商定)$/u.test(here) || (span.unit === "组" && /(?:巡[察视]|督查|检查|考核)$/u.test(here))) return true;
  if (/^[一二三四五六七八九两]/u.test(span.text) && /^[条点招句]$/u.test(span.unit) && /^[:：]/u.test(after))
    return true;
  if (/^[件桩]$/u.test(span.unit) && /^(?:大|要|急)?事(?=[，,。；;：:]|$)/u.test(after)) return true;
  if (/(?:有|为|是|取得了?|采取了?)(?:以下|如下)$/u.test(here) || span.unit === "句") return true;
  if (NAMED.test(here) || /^两[村镇校县市区院乡]$/u.test(span.text) || OFF_DUTY.test(span.text + after)) return true;
  if (span.unit === "小时" && isDuration(place)) return true;
  if (
    GIVEN.test(here) ||
    (BY_TURNS.test(here) && /^[批组期路场档步类次轮段篇册]$/u.test(span.unit)) ||
    IN_BOOK.test(here)
  )
    return true;
  if (/^[节条款章项]$/u.test(span.unit) && !Number.isInteger(span.value) && !/均/u.test(here)) return true;
  if (/^(?:一[间组班岗队桌户车舱套](?![一-龥])|成[班团组行])/u.test(after) || /(?:家住|住在?|楼高|高)$/u.test(here))
    return true;
  if (/[后末]$/u.test(here) && /^[位名个]$/u.test(span.unit)) return true;
  if (span.unit === "次" && /^(?:全会|全体会议|党代会|代表大会)/u.test(after)) return true;
  if (span.value !== null && span.value <= 9 && /^(?:具体|重点|基本)?(?:措施|举措|机制|制度(?=不|落|得))/u.test(after))
    return true;
  if (CONTAINS.test(here) && CONTAINED.test(after)) return true;
  if (/(?:主要议题|议程)(?:共|有|共有)?$/u.test(here) || WAITING.test(here)) return true;
  if (/^[一二两三四五]/u.test(span.text) && /^[^，,；;。\d]{0,4}各/u.test(after)) return true;
  if (DIVIDED.test(here) || ITEMISED.test(here) || PARTS.test(after) || RANKED.test(after)) return true;
  if (/^(?:类|种|方面|大类|个方面)$/u.test(span.unit) && /^[\d一二三四五六七八九十]/u.test(after)) return true;
  if (
    /[”」]$/u.test(here) &&
    !/^[人名位]/u.test(span.unit) &&
    span.value !== null &&
    span.value <= 10 &&
    /^[一二三四五六七八九十两]/u.test(span.text)
  )
    return true;
  if (
    (span.unit === "层" || span.unit === "架" || span.unit === "排") &&
    (LOCATED.test(here) || /\d[排架座栋]$/u.test(here))
  )
    return true;
  if (span.unit === "题" || (span.unit === "条" && /\d\s?[章节]$/u.test(here))) return true;
  if (
    /^(?:通勤|生活|服务|应急|经济|便民|就医|文化|出行|办事|步行)?圈/u.test(after) ||
    /^处[，,。、至]/u.test(after) ||
    /(?:共印|关键词|一式)$/u.test(here)
  )
    return true;
  if (AROUND.test(here) && span.value !== null && span.value <= 10) return true;
  if (/[+\-－/]$/u.test(here) || (span.unit === "" && NUMBERED_AFTER.test(after))) return true;
  return span.unit === "" && !isCounted(span, here);
}

/** 党员人数：45, 共计120: a number without a unit counts only where something says so. */
function isCounted({ value, valueTo, text }: NumberSpan, here: string): boolean {
  if (valueTo !== undefined || value === null || (/^\d{5,}$/u.test(text) && value > 99_999)) return false;
  return /(?:[人次数量总计]数?|家数|户数|党员|干部|职工|学员)(?:为|共|达)?[:：]\s?$|(?:共计?|总数(?:为|达)?|累计|人数(?:为|达|共)?|次数(?:为|达|共)?)$/u.test(
    here,
  );
}
