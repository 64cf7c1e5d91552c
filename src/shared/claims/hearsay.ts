import type { Around } from "./around.ts";
import { reports } from "./evidence.ts";
import { oneOf } from "./pattern.ts";
import { isSaying, STILL_DONE } from "./sayings.ts";

/**
 * Sentences that ask, propose, doubt or moralise. They may be full of numbers and still nobody has done anything: the
 * words that open them decide for the whole sentence.
 */
const ASKED = /[：:?？ ]A[.．、][^B]*B[.．、]|多久[^，,；;。]{0,8}一次/u;
const PROPOSED = oneOf(
  String.raw`
  有[\u4e00-\u9fff]{2,4}(?:建议|提议)[，：] 我(?:个人)?(?:认为|觉得|不赞成|主张) 要我说 怎样才 能否
  (?:思路|设想|做法|考虑|意见|想法)是 设想(?=[\u4e00-\u9fff])
  有(?:同志|代表|委员|群众|党员|人|专家|业主|村民|居民|职工|家长|老师)(?:提出|建议|认为|担心|反映说|主张|提议|质疑|表示|问)(?![了的]?(?:意见|建议|问题)\d)
  (?:大家|与会(?:人员|同志|者)|代表们|委员们|同志们|多数人|专家)(?:一致)?(?:认为|建议|提出|主张|觉得|感到)
  会议(?:认为|提出|建议|商定|原则同意) 对标情况看 有的(?:同志|单位|支部|干部|党员) (?:课题组|专家|学者|研究者?|有人)(?:认为|测算|指出|估计) 经验(?:表明|告诉)
  可能(?:抵消|下降|上升|减少|增加) 若(?=以\d|照|换) 先进(?:企业|地区)[的普] 某[^，。；]{2,4}主张 目标值由
  方案(?:各有|一是|[一二三甲乙]是)`,
);
/** 下达的任务是…, 年度要求是：…: what others ask for, to the end of the sentence. */
const DEMANDED =
  /(?:以下|下列)(?:任务|工作|事项|指标)|(?:责任书|计划|规划|纲要)(?:明确|规定|提出)?[:：]|(?:担子|军令状)，?是|(?:任务|要求|指标|杠杠?”?|门槛)(?:是|为|[:：])(?!已|完成)|考核(?:办法|细则|方案|标准)[^，。：]{0,6}(?:定|明确|规定|要求|把)/u;
/** 要继续保持势头，…，完成入户排查3000户: a sentence that opens with 要 calls for all it says. */
const CALLED_FOR = /^(?:新的一年，?|今后，?|我们|各[级单支][^，]{0,4})?要(?![求闻点素案害塞])/u;
/** Where a demand ends: what was done about it. */
const MET = /已|累计|实际|(?<!公)共(?!同)|完成|我[们区县市镇村局校部院]|本[区县市镇村局校单]|今年|目前|截[至止]/u;
/** 每月3000元至5000元者: whom a rule means. */
const WHOM = /^(?:以[上下])?者(?![们])/u;
/** 引体向上19个为满分. */
const GRADED = /^(?:即)?(?:为|算|计|记)(?:满分|1分|一次|一个)/u;
/** 分5万元、3万元、1万元3档 */
const STEPS = /^(?:[、和](?:\d+(?:\.\d+)?万?元))*(?:\d|[两三四五])档/u;
/** 本周三起, 周一次日: the number names the day. */
const WEEKDAY = /(?:周|星期|礼拜)$/u;
/** “红袖章1小时”志愿品牌: part of a name. */
const IN_NAME = /^[^“”，。]{0,4}”[\u4e00-\u9fff]{0,4}(?:品牌|行动|工程|计划|机制|模式|服务圈|工作法)/u;
/** 2023年、2024年分别发生29起和24起: two years named side by side are not the one that is reported on. */
const YEARS_APART = /20\d{2}年?(?:度)?(?:、|和|与|及)20\d{2}年?(?:度)?[^，,；;。]{0,4}分别/u;
/** 过去的5年我们经历了3次调整 looks back further than a report. */
const LONG_PAST =
  /(?:回顾|回首|回望)[^，,；;。]{0,4}(?:过去|以往|走过)?的?(?:[三四五六七八九十\d]+(?:多|余)?(?:年|载))/u;
/** What a sentence describes, it describes to its end: 路线全长2.8公里，设6个讲解点; 本栏目创办于1996年，每周1期. */
const DESCRIBED =
  /(?:路线|水库|大桥|线路|桥梁|大坝|公园|广场|本[栏刊报]目?)[^。；;]{0,6}(?:全长|总库容|创[办刊]于|始建于|占地)/u;
/** Whoever lays down 每月不少于10户 goes on doing so: 每年覆盖1遍. */
const LAID_DOWN = /每[^，。；;]{0,12}(?:不少于|不低于|不超过|至少)/u;
const REPORTED = /新建|建成|改造|已|累计|(?<!公)共(?!同|享|建|识|性)|全年|今年|截[至止]|目前|先后|完成|实际|达到/u;
/** Until a clause counts without 每 or 至少. */
function laidDown(before: string, here: string): boolean {
  const found = LAID_DOWN.exec(before);
  if (!found || !/每|至少|不[少低超]/u.test(here)) return false;
  return !before
    .slice(found.index + found[0].length)
    .split(/[，；]/u)
    .slice(1, -1)
    .some((clause) => /\d/u.test(clause) && !/每|至少|不[少低超]/u.test(clause));
}

/** 体重70公斤, 总库容1.2亿立方米: a property of one thing. */
const PROPERTY =
  /(?:体重|身高|净重|毛重|载重|海拔|库容|水位|利率|湿度|浓度|延伸率|强度|转换效率|含水率|费率|税率|免赔率|应缴比例)(?:约|为|达)?$/u;
/** 保存48小时以上, 每升可省6元, 另加300元 */
const DIRECTED = /(?:保存|留存|存放|浸泡|静置|冷藏|公示期|可省|另加|另补|另付|加收)(?:约|至少)?$/u;
/** 各镇确定2至3个试点村: a choice that is left open. */
const CHOICE = /[各每]个?[^，,；;。]{1,6}(?:确定|推荐|选择?|上报|申报|选派|安排|明确|储备|培养|配备)$/u;
/** 退出了30个后进支部名单: how long a list is that somebody else keeps. */
const LIST = /^[^，,；;。进入列获被上\d]{1,10}(?:名单|行列|方阵)(?:$|[，,；;。])/u;

/** 文号为…，主送6个镇: what heads and closes a paper. */
const PAPER = /(?:主送|印发日期|发文字号|文号为|签发人)[^。；;]*$/u;

/** How somebody ought to behave: 切忌…, 与其开10次会不如走1趟, 各单位要严格落实…. */
const EXHORTED = oneOf(
  `
  切忌 与其[^。；]*不如 何必 更?不能(?=三|临|等|靠|以|只|光|把|让)
  (?:^|[，。；：])(?:全[体区县镇校局院]|广大|各)[^，。；：]{0,10}要(?=严|认|切|高|坚|加|始|主|带|按|把|在|做|抓|进|结|全|及|树|增|从)
  (?:^|[，。；：])要(?=严|认|切|高|坚|加强|始|主动|带头|按照?|把|在|做到|抓|进一步|结合|全面|及时|树|增强|从) 务必 莫要 宁可 行百里
  会上有(?:同志|人)(?:直言|说) 讨论稿 算过?一?笔账 例题 (?:站|部门|局|台|社|中心|公司)(?:温馨)?(?:提醒|提示)[，：] 预报[说，：]`,
);
/** 所称…是指36项事权, 实习期满经考核合格的: what words and terms mean. */
const DEFINED = oneOf(
  `
  所称 所谓[^，。]*，即 是指 指的是 本(?:办法|规定|细则|制度|条例|方案|合同|协议)(?=所|自|中|由|适|规|共|第)
  (?:实习|试用|见习|预备|缓冲|公示|质保|履约|服务)期(?:满经|内应|届满) 在相应栏
  额定 应为 要求[^，。]*学历 面议 民国[一二三四五六七八九十\\d]+年`,
);
/** 5块钱 is how people talk; a ledger says 元. */
const SPOKEN_MONEY = /^钱/u;
/** 地上9层、地下2层 */
const BUILT = /地[上下]$/u;
const HEADING = /^\s*(?:第[\d一二三四五六七八九十]+(?:[章编]|[节条]\s)|附(?:件[\d一二三四五六七八九十]*)?[:：])/u;

export function isHearsay(place: Around): boolean {
  const { span, here, before, after } = place;
  const told = reports(place);
  const sentence = before + span.text + after;
  if (ASKED.test(sentence)) return true;
  if (isSaying(place)) return true;
  if (PROPOSED.test(before) && !told && !STILL_DONE.test(before)) return true;
  if (((EXHORTED.test(before) && !told) || DEFINED.test(sentence)) && !STILL_DONE.test(before)) return true;
  if (
    HEADING.test(before) ||
    (SPOKEN_MONEY.test(after) && span.unit === "块") ||
    span.unit === "块钱" ||
    BUILT.test(here)
  )
    return true;
  const demand = DEMANDED.exec(before);
  if (demand && !MET.test(before.slice(demand.index))) return true;
  if (CALLED_FOR.test(before) && !STILL_DONE.test(before)) return true;
  if (/名额(?:共|为|是|有|仅)?$/u.test(here)) return true;
  if (WHOM.test(after) || GRADED.test(after)) return true;
  if (WEEKDAY.test(here) && /^[一二三四五六日]/u.test(span.text)) return true;
  if ((DESCRIBED.test(before) || laidDown(before, here)) && !told && !REPORTED.test(sentence)) return true;
  if (/“[^”]{0,8}$/u.test(here) && IN_NAME.test(after)) return true;
  if (PROPERTY.test(here) || DIRECTED.test(here) || LIST.test(after)) return true;
  if (span.valueTo !== undefined && CHOICE.test(here)) return true;
  if (/元$/u.test(span.unit) && (/额度[^，,；;。]*$/u.test(here) || STEPS.test(after))) return true;
  return YEARS_APART.test(here) || LONG_PAST.test(before) || PAPER.test(before);
}
