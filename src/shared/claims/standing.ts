import type { NumberSpan } from "#shared/numbers/index.ts";
import type { Around } from "./around.ts";
import { reports } from "./evidence.ts";
import { reportsNothing } from "./genre.ts";
import { oneOf } from "./pattern.ts";
import { DONE, isPlan, last } from "./plans.ts";

/**
 * What a quantity states: a fact that records can confirm, or a plan, a change against another time, a threshold that a
 * rule draws, a count of the text's own structure. Words around the number, within its sentence, decide.
 */
export type Standing = "fact" | "plan" | "change" | "threshold" | "structure";

const GROW =
  "增长|增加|增多|增幅|增速|增量|提高|提升|上升|上涨|上浮|上调|涨幅|涨|下降|下滑|下调|下浮|减少|降低|降幅|减幅|压减|压缩|精简|缩短|缩减|回落|回升|反弹|净增|净减|递增|递减|高出|(?<!不)(?:高于|低于|多于|少于)|提速|少跑|少交|少走|少填|少盖|多出|少了|多了|(?<!扣)掉了|跌了|砍掉|翻|前移|后移|扩大|缩小|收窄";
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

function isChange({ span, here, after }: Around): boolean {
  if (SPEED.test(here) || COMPARED_AFTER.test(after)) return true;
  if (span.unit === "百分点" || span.unit === "番") return true;
  if (LEVEL.test(here)) return false;
  if (/^(?:位|名)$/u.test(span.unit) && MOVED.test(here)) return true;
  if (GROWTH.test(here) || GROWTH_LIST.test(here)) return true;
  if (span.unit === "倍") return true;
  if (span.kind === "rate" && /(?:减|压|降|提|增)[\u4e00-\u9fff]{0,4}$/u.test(here) && !/率$/u.test(here)) return true;
  if (/(?:由|从)(?:去年|上年|上届|年初|最初|原来|原先|以往)[^，,；;。由从]{0,6}$/u.test(here)) return true;
  return COMPARED.test(here) || (FORMER.test(here) && THEN.test(after));
}

const RULE = oneOf(
  String.raw`
  请(?=各|于|在|将|按|认真|及时|务必|参[加会训]) (?:交纳|缴纳|缴费|计提|提取|返还|报销|抽取|抽查|抽检|差额|配备|配套|分担)比例 保证金 违约金 押金 电价 水价 油价
  学费标准 住宿费 门票 定价 工本费 成绩占 总分占 (?<!不)符合条件 一式 连续$ 经济处罚 边距 行距 字号 降雨量 雨量 风力 载重 限重 半径 直径 最大风 每[篇条份](?=\d|不|控) 字数
  奖项设置 设奖 共印 如(?=有\d|遇|果) 应当 应(?=[于在按不由把每至将有配设]|当)(?!急) 不应 不宜 必须 (?<![^要])须(?!知) 需(?=满|达|具|提|在|于|要) 不得 不准 不能超 严禁
  应(?=[占向]|交付|实现|完成|建成) 规定(?!动作|精神|的) (?<![按照])要求(?!\d) 原则上 一般(?=[不每为在应控按]) 标准(?:为|是|[:：]) 条件(?:为|是|[:：]) 可容纳 能容纳 容纳 可停
  设计(?:产能|能力|年产|日|规模) 限(?:报|额|定|于|为) 名额 满分(?!率|$) 总分(?![馆校院部支]) 每题 分值 权重 得分不 核定 定员 定额 控制在 封顶 起付 按每 测算 每增加 每满 凡 如需 以下罚 处以
  补助标准 奖励标准 收费标准 票价 单价 售价 时速 限速 气温 最高温 体温 (?<![测高低])血压 水深 降水概率 距离?(?=[\u4e00-\u9fff]{1,6}$)
  每[^，。]{0,8}(?:不少于|不超过|不低于|至少|不得|最多|以内)`,
);
const BOUND =
  /(?:不少于|不低于|不高于|不超过?|不多于|不大于|不小于|至少|最少|最多|最低|最高|上限|下限)(?:为|是|要|应|达到?)?(?!的)[\u4e00-\u9fff]{0,3}$/u;
/** 每人不少于3次 lays down; 参加义务劳动的不少于500人次 reports. */
const LAID_DOWN =
  /每|[生人户班]均|长度|间隔|各[支党单镇村县区]|一线|年度|名额|时间|学时|任期|期限|人数|字数|比例|资金|年限|周期|占比|次数|条件|入党|谈话人|申报|推荐|预备期/u;
/** 50万元以上的村, 80岁以上老人: the number draws a line between things and counts none. */
const LINE_AHEAD =
  /^(?:\(含\)|（含）|及)?(?:以上|以下|以内|以外)的?(?=[\u4e00-\u9fff])(?![提增完达实开组参受获其均全已并同较比占涉覆投为在和])/u;
const WITHIN =
  /^(?:\(含\)|（含）)?(?:以上、[\d.]+[人名户万元]+以下|以下|以内|之内|以外|往上|往下|为宜|为限|即可|封顶|起步)/u;
const OVER_PART = /(?:超过|超出|高出|不低于|不少于|不高于|达到|不足|不少于|未达到)[^，,；;。]{2,12}的$/u;
const CONDITION = /(?:超过?|(?<![超通经不])过|触及|满|达到?|不足|不满|少于|多于|低于|高于|大于|小于)$/u;
const DEMAND =
  /^[^，,；;。\d]{0,10}(?:的?(?<![按照])要求|的?(?<!超)标准|的?规定|的?门槛|的?底线|的?红线|的?考核线|的?警戒线|的?[\u4e00-\u9fff]{0,2}区间|的任务|原则|的?(?:法定|规定)?比例|目标|为一组|一组|一班|一岗|制度?(?=[，,。；;]|$)|期限(?!\d)|时限(?!\d))/u;
/** 87%的支部达到标准: they did reach it. */
const REACHED = /^[^，,；;。]{0,8}(?:达到|符合|达)/u;
/** 完成上级1.5万亩的任务, 处于92%至105%的绿色区间: what was asked for, whatever was done. */
const TASK =
  /^的?(?:上限|下限|任务(?!完成|单|清单|已|均|全部)|[\u4e00-\u9fff]{0,2}区间|征收率|税率|费率|利率|门槛|[\u4e00-\u9fff]{1,3}线(?=[，,。；;]|$))/u;
const EXAMPLE =
  /如能|若能|倘能|例如|比如|譬如|假如|假设|假定|如果|倘若|若(?=[\d每有按])|[^，。]{0,2}某[市县区镇乡村校院厂局单支企]|有的(?:地方|单位|支部)|外省|兄弟[县市区]/u;
/** Years that no ledger reaches back to. */
const HISTORY =
  /(?:1[5-8]\d{2}|19[0-5]\d|一八[〇零一二三四五六七八九]{2}|一九[〇零一二三四五][〇零一二三四五六七八九])年|(?:上|19|20)世纪|建党之初|建国初|新中国成立(?:初|前)|长征|抗战|抗日战争|解放战争|革命战争/u;

const MUST =
  /(?:应|须|要)(?:达到?|不少于|不低于|保持在?)[^，,；;。]*$|一旦(?:超过?|达到?|低于|发生|出现)[^，,；;。]{0,4}$/u;
/** 来客10人以内的，陪餐3人 */
const BORDERED = /\d[^，,；;。]{0,3}以[内上下]的[，,][^，,；;。\d]{0,6}$/u;
/** 不足2公顷由县级审核 */
const BY_LEVEL =
  /^(?:以[上下][\d.]*[^，,；;。]{0,4})?(?:以[上下])?的?(?:由|报)[国省市县区乡]级?(?:政府)?(?:审|批|核|备案|管理|负责|$|[，。；])/u;
/** 两次退回的约谈主要负责人 */
const RESPONSE = /^[^，,；;。\d]{1,6}的(?:约谈|启动|予以|取消|给予|责令|通报|问责|免职)/u;
/** 发表论文3篇，方具备申报资格; 三者居其一即可申请 */
const QUALIFIES =
  /方(?:具备|可|能|有资格)|居其一|即可(?=申|享|领|参|获|评|认|凭)|^以上[^，。]{0,14}(?:通过|同意)(?:后|方|才|的[，,])|^以上的[^，。]{0,16}(?:是|为)[^，。]{0,16}(?:前提|条件|门槛)|^，或者?[^。；]{0,20}的[，,]|(?:系统|平台)(?:便|就|将)?会?自动/u;
/** 累计旷会3次的理事，由会长办公会提请取消其资格 */
const SANCTIONED = /^(?:以上)?的[^。；;]{0,24}(?:取消|处分|除名|警告|约谈|不得|不予|视为|扣|劝退|解聘|处理|撤|免)/u;
/** 支部党员大会每季度召开1次，不得以其他会议代替 */
const LAID_DOWN_NEXT =
  /^[^，,。；;]{0,6}[，,；;][^，,。]{0,6}(?:不得|应当|必须|原则上|一般|可以?(?=结合|与|根据|适当|增|随))/u;
/** 超过50人、100人以内的单位; 满20万元必须公开招标 */
const CONDITION_GOES_ON =
  /^(?:以上)?[的者]?(?:就|即|便|必须|应当?|须|一律|均?需)|^[、，,]\d+[人名户万元个]+以[内下]的/u;

/** What is laid down goes on through the sentence until something is reported as done. */
const LAW = /应当|必须|不得|不准|严禁|原则上|凡(?=[是在属有参])|条件[:：为是]|须(?!知)|一般(?=应|不|每)/gu;

/** A case that is put is left only by what is set against it: 若按标准测算，尚缺6间，但实际…. */
function supposed(place: Around): boolean {
  const found = EXAMPLE.exec(place.before);
  if (!found) return false;
  // 外省有的县…全县: what is told of others is theirs to the end
  if (!/^(?:如|若|假|倘)/u.test(found[0])) return !/我[们区县市镇村局校部院]/u.test(place.before);
  return !/我[们区县市镇村局校部院]|但(?!是否)|实际|目前/u.test(place.before.slice(found.index));
}

function isThreshold(place: Around): boolean {
  const { span, here, before, after } = place;
  if (
    /按[^，,；;。]{0,14}$/u.test(here) &&
    /^的?(?:比例|标准)?(?:确定|提出|计算|计收|计提|计征|收取|交纳|缴纳|上缴|返还|拨付|补助|发放|执行|配备|配置|列支|提取|抽取|上浮|给予|预留|扣留)/u.test(
      after,
    )
  )
    return true;
  if ((span.kind !== "rate" && LINE_AHEAD.test(after)) || WITHIN.test(after)) return true;
  if (span.kind === "rate" && (OVER_PART.test(here) || /(?:未|不|没有)超[过出]$/u.test(here))) return true;
  if (/^以[上下]的[^，,；;。]{1,8}(?:一律|应|不得|须|要|必须|予以|实行)/u.test(after)) return true;
  if (
    /(?:区间|警戒线|保有量|底线|红线)(?:为|是|在)[^，,；;。]*$/u.test(here) &&
    span.kind === "rate" &&
    span.valueTo !== undefined
  )
    return true;
  if (/每[\d一二三四五六七八九十百]+(?:户|人|名|个)[^，,；;。]{0,3}(?:设|配)[^，,；;。]*$/u.test(here)) return true;
  if (/每$/u.test(here) && /^[^，,；;。]{0,4}(?:设|配|选|确定|明确|划分?|安排)/u.test(after)) return true;
  if (last(LAW, before) > last(DONE, before) && !reports(place)) return true;
  if (/(?:超过|超出|高出|达到|不足|未达|满)[^，,；;。]{0,12}$/u.test(here) && /^的[，,；;。]/u.test(after)) return true;
  if (span.unit === "分" && /(?:扣|加|计|得|记|减|每题|每项|满|为|各)$/u.test(here)) return true;
  if (span.unit === "比" && !/(?:师生比|配备比|男女比)(?:为|达)?$/u.test(here)) return true;
  if (/^的[\u4e00-\u9fff]{1,6}[，,](?:不予|不得|取消|应|须|一律)/u.test(after)) return true;
  if (
    span.kind === "rate" &&
    CONDITION.test(here) &&
    /^(?:以[上下])?的[^，,；;。]{1,8}[，,](?:由|应|须|予以|不得|取消|一律)/u.test(after)
  )
    return true;
  if (/^的[，,](?:始|方|才)/u.test(after) || MUST.test(here) || /^[^，,；;。\d]{0,8}即?扣\d/u.test(after)) return true;
  if (BOUND.test(here) && (/应当|必须|不得/u.test(after) || /应(?!到)|须(?!知)/u.test(before))) return true;
  if (span.unit === "比" && /按[^，,；;。]{0,6}$/u.test(here)) return true;
  if (BORDERED.test(before) || (/单[笔次项]|每笔/u.test(here) && /^以[上下][，,]/u.test(after))) return true;
  if (/可(?:上浮|下浮|放宽|提高|延长)[^，,；;。]*$|(?<![超通经])不过$/u.test(here)) return true;
  if (BY_LEVEL.test(after) || RESPONSE.test(after)) return true;
  if (/介于[^，,；;。]*$/u.test(here) || QUALIFIES.test(after)) return true;
  if (/累计[^，,；;。]{0,6}$/u.test(here) && SANCTIONED.test(after)) return true;
  if (/每/u.test(here) && LAID_DOWN_NEXT.test(after)) return true;
  if (CONDITION.test(here) && CONDITION_GOES_ON.test(after)) return true;
  if (CONDITION.test(here) && /^[仍还]?[未没不][^，,；;。]{1,8}的/u.test(after)) return true;
  if (span.kind !== "rate" && CONDITION.test(here) && /^(?:以[上下内])?[的者]/u.test(after)) return true;
  if (
    TASK.test(after) ||
    (DEMAND.test(after) && !REACHED.test(after) && !/已|累计|(?<!公)共(?!同)|达|完成|占/u.test(here))
  )
    return true;
  const done = /已|累计|(?<!公)共(?!同)|实际|(?<!生)均(?!不得)/u.test(here);
  if (RULE.test(here) && !done) return true;
  if (/^[字张]$/u.test(span.unit) && /每|篇幅|控制/u.test(here)) return true;
  if (BOUND.test(here) && !done && LAID_DOWN.test(before)) return true;
  return supposed(place) || HISTORY.test(before) || span.unit === "℃" || span.unit === "度";
}

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
  基本点 中心 问号 阶段 步骤 环节 方面 维度 层面 频道 记分周期 周期 栏目 题型 选项 主线 关系 工作(?=[:：]) (?:明显|突出|主要)?(?:短板|弱项) 突出问题(?=之一) 场景 重大工程 主要指标 制度(?=适用) 短号 密码 代码 数字 位数 车道 路公交 开间 小点 面向(?=[，,。、；;]|$) 土地承包 逐[条项个字] 节点 (?:重要|关键|时间)节点`,
  { before: "^的?" },
);
/** 围绕四个议题展开讨论: what a text or a meeting is arranged by. */
const AROUND =
  /(?:用好|守住|守牢|建好|打好|下好|念好|唱好|画好|管好|围绕|聚焦|针对|紧扣|突出|把握|抓住|处理好|做到|实现了?|坚持|强化|落实好?)$/u;
/** 明确了8个方面、32项任务和96条措施: what a paper contains. */
const CONTAINS = /(?:明确|提出|部署|列出|确定|包含|细化)了?[^，,；;。]*$/u;
const CONTAINED = /^(?:重点|具体|主要|工作|改革|创新)?(?:任务|措施|举措|要求|政策|工作(?=[，,。；;]|$))/u;
const RANKED =
  /^[^，,。；;]{0,12}(?:中|里)?(?:分别居|分别位|横向比|倒数第|仅?列第|排名?第|位[居列]|居第|名列|列第|排在第)/u;
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
  /(?:全[国省市区县校院]|排名|同类|同级|行业|系统|位居|位于|位列|名列|排在|考核)[^，,；;。]{0,6}前$|(?:全球|世界|国内|国际)前$|(?:末位|倒数|排名后)$/u;

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

function isStructure(place: Around): boolean {
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
  if (isSecond(span) || RANK_AHEAD.test(here) || /^[^，,；;。\d]{0,4}之间/u.test(after)) return true;
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
  if (/[”」]$/u.test(here) && span.value !== null && span.value <= 10 && /^[一二三四五六七八九十两]/u.test(span.text))
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

export function standingOf(place: Around): Standing {
  if (isStructure(place)) return "structure";
  if (isChange(place)) return "change";
  if (isThreshold(place) || reportsNothing(place)) return "threshold";
  return isPlan(place) ? "plan" : "fact";
}
