import type { Around } from "./around.ts";
import { reports } from "./evidence.ts";
import { oneOf } from "./pattern.ts";
import { DONE, last } from "./plans.ts";

/* Lines that rules draw, demands, examples and suppositions. */

const RULE = oneOf(
  String.raw`
  请(?=各|于|在|将|按|认真|及时|务必|参[加会训]) (?:交纳|缴纳|缴费|计提|提取|返还|报销|抽取|抽查|抽检|差额|配备|配套|分担)比例 保证金 违约金 押金 电价 水价 油价
  学费标准 住宿费(?=标准|每|为|[:：]) 门票 定价 工本费 成绩占 总分占 (?<!不)符合条件 一式 连续$ 经济处罚 边距 行距 字号 降雨量 雨量 风力 载重 限重 半径 直径 最大风 每[篇条份](?=\d|不|控) 字数
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
  /每|[生人户班]均|长度|间隔|各[支党单镇村县区]|一线|年度|名额|时间|学时|任期|期限|人数|字数|比例|资金|年限|周期|占比|层数|间数|面积|次数|条件|入党|谈话人|申报|推荐|预备期/u;
/** 50万元以上的村, 80岁以上老人: the number draws a line between things and counts none. */
const LINE_AHEAD =
  /^(?:\(含\)|（含）|及)?(?:以上|以下|以内|以外)的?(?=[\u4e00-\u9fff])(?![提增完达实开组参受获其均全已并同较比占涉覆投为在和])/u;
const WITHIN =
  /^(?:\(含\)|（含）)?(?:以上、[\d.]+[人名户万元]+以下|以下|以内|之内|以外|往上|往下|为宜|为限|即可|封顶|起步)/u;
const OVER_PART = /(?:超过|超出|高出|不低于|不少于|不高于|达到|不足|未达到)[^，,；;。]{2,12}的$/u;
const CONDITION = /(?:超过?|(?<![超通经不])过|触及|满|达到?|不足|不满|少于|多于|低于|高于|大于|小于)$/u;
const DEMAND =
  /^[^，,；;。\d]{0,10}(?:的?(?<![按照])要求|的?(?<!超)标准|的?规定|的?门槛|的?底线|的?红线|的?考核线|的?警戒线|的?[\u4e00-\u9fff]{0,2}区间|的任务|原则|的?(?:法定|规定)?比例|目标|为一组|一组|一班|一岗|制度?(?=[，,。；;]|$)|期限(?!\d)|时限(?!\d))/u;
/** 87%的支部达到标准: they did reach it. */
const REACHED = /^[^，,；;。]{0,8}(?:达到|符合|达)/u;
/** 完成上级1.5万亩的任务, 处于92%至105%的绿色区间: what was asked for, whatever was done. */
const TASK =
  /^的?(?:上限|下限|任务(?!完成|单|清单|已|均|全部)|[\u4e00-\u9fff]{0,2}区间|征收率|税率|费率|利率|门槛|[\u4e00-\u9fff]{1,3}线(?=[，,。；;]|$))/u;
const EXAMPLE =
  /如能|若能|倘能|例如|比如|譬如|假如|假设|假定|如果|倘若|若(?=[\d每有按获能批]|$)(?!按[^，。]{0,20}(?:测算|计算|口径|统计))|[^，。]{0,2}某[市县区镇乡村校院厂局单支企]|有的(?:地方|单位|支部)|外省|兄弟[县市区]/u;
/** Years that no ledger reaches back to. */
const HISTORY =
  /(?:1[5-8]\d{2}|19[0-5]\d|一八[〇零一二三四五六七八九]{2}|一九[〇零一二三四五][〇零一二三四五六七八九])年|(?:上|19|20)世纪|建党之初|建国初|新中国成立(?:初|前)|长征|抗战|抗日战争|解放战争|革命战争/u;

const MUST =
  /(?:应|须|要)(?:达到?|不少于|不低于|保持在?)[^，,；;。]*$|一旦(?:超过?|达到?|低于|发生|出现)[^，,；;。]{0,4}$/u;
/** 报销比例：一级医院90%，二级医院80% */
const SHARES = /(?:报销|分担|提取|计提|缴存|分成|返还)比例[^。]*[：:]/u;
/** 来客10人以内的，陪餐3人 */
const BORDERED = /\d[^，,；;。]{0,3}以[内上下]的(?:[，,][^，,；;。\d]{0,6}|[可应须][^，,；;。\d]{0,4})$/u;
/** 不足2公顷由县级审核 */
const BY_LEVEL =
  /^(?:以[上下][\d.]*[^，,；;。]{0,4})?(?:以[上下])?的?(?:由|报)[国省市县区乡]级?(?:政府)?(?:审|批|核|备案|管理|负责|$|[，。；])/u;
/** 两次退回的约谈主要负责人 */
const RESPONSE = /^[^，,；;。\d]{1,6}的(?:约谈|启动|予以|取消|给予|责令|通报|问责|免职)/u;
/** 发表论文3篇，方具备申报资格; 三者居其一即可申请 */
const QUALIFIES =
  /方(?:具备|可|能|有资格)|居其一|即可(?=申|享|领|参|获|评|认|凭)|^以上[^，。]{0,14}(?:通过|同意)(?:后|方|才|的[，,])|^以上的[^，。]{0,16}(?:是|为)[^，。]{0,16}(?:前提|条件|门槛)|^以上[，,][^，。]{0,8}(?:方|才|始)|^，或者?[^。；]{0,20}的[，,]|(?:系统|平台)(?:便|就|将)?会?自动/u;
/** 累计旷会3次的理事，由会长办公会提请取消其资格 */
const SANCTIONED = /^(?:以上)?[的按][^。；;]{0,24}(?:取消|处分|除名|警告|约谈|不得|不予|视为|扣|劝退|解聘|处理|撤|免)/u;
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

export function isThreshold(place: Around): boolean {
  const { span, here, before, after } = place;
  if (
    /按[^，,；;。]{0,14}$/u.test(here) &&
    /^的?(?:比例|标准)?(?:确定|提出|计算|计收|计提|计征|考核|收取|交纳|缴纳|上缴|返还|拨付|补助|发放|执行|配备|配置|列支|提取|抽取|上浮|给予|预留|扣留)/u.test(
      after,
    )
  )
    return true;
  if ((span.kind !== "rate" && LINE_AHEAD.test(after)) || WITHIN.test(after)) return true;
  if (span.kind === "rate" && (OVER_PART.test(here) || /(?:未|不|没有)超[过出]$/u.test(here))) return true;
  if (/^以[上下]的[^，,；;。]{1,8}(?:一律|应|不得|须|要|必须|予以|实行|列为|纳入)/u.test(after)) return true;
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
  if (
    /[≥≤＞＜><]\s?$/u.test(here) ||
    (CONDITION.test(here) && /^[，,][^，,。]{0,8}(?:无效|有效|不得|不予|视为)/u.test(after))
  )
    return true;
  if (BOUND.test(here) && /(?:提出|要求|明确|规定)[^。]*$/u.test(before) && !reports(place)) return true;
  if (/一次性(?:给予|奖励|补助)$/u.test(here) || (span.kind === "rate" && SHARES.test(before))) return true;
  if (/限[额员][^。；]*$/u.test(before) && !reports(place)) return true;
  if (span.kind === "rate" && /^以[上下]的[，,]/u.test(after)) return true;
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
