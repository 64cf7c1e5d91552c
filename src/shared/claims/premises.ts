import type { Around } from "./around.ts";
import { reports } from "./evidence.ts";
import { oneOf } from "./pattern.ts";

/**
 * What a house, a machine or a contract is like, and what a paper asks for: standing properties and wishes that nobody's
 * work in the period has brought about.
 */
const PREMISES = oneOf(
  String.raw`
  砖混 砖木 框架结构 钢结构 跑道 百级 千级 容积 抗震[按等] 互为备用 不间断电源 千伏安 千瓦时?的 层高 净高 续航 兆帕 抗拉 净宽 龄期 器件 起重量 采样频率 \d英寸 \d赫兹 页纸 楼梯间 建于20?\d\d 室温 朝南 朝北 东侧 西侧 南侧 北侧
  (?:楼|馆|房|校区|园区|基地)(?:共|为|高|地上)?[\d一二三四五六七八九十]+层
  ^[^，。；]{2,10}(?:内|里)(?:设有?|配有?|装有?|有)\d`,
);
const CONTRACT = oneOf(
  String.raw`
  [甲乙丙]方(?=应|须|需|于|在|按|不|有|自|违|负|提|将) (?:支付|作为|缴纳|收取)(?:违约金|质保金|滞纳金) 工程款分 余款 逾期\d 每逾期 合同总?价的 合同签订后 验收后(?:付|支付)
  扣(?:除|发|减)?[^，。；]{0,8}(?:工资|奖金|绩效|津贴)的
  加倍处罚 为(?:有效票|无效票) 小数点 表中“ 工资不低于 左侧装订 连续编页 小时轮岗 轮岗值班 值班实行 术前(?=\d) 起拍价 付至 期支付 设计年 月工资收入 附表\d 保留\d位 任选
  自选\d 可改选 不予开 宜(?=控制在|在|于|按|不|以) (?:总分|满分)(?:为|是|共)?\d+分[，；]`,
);
const REQUESTED = oneOf(
  `
  妥否 当否 请批示 请审(?:示|议|批) 特请示 特申请 恳请 所需(?:资金|经费|编制) 初步考虑 力求(?=做到|达|在|实现) 希望(?=上级|集团|总部|市|县|区|镇|能|给|在|有关|各) 请求(?!协助) 拟请 以一个[^，。；]*为例 到下个
  建议(?:上级|县|区|市|镇|集团|总部|院|校|公司|有关)[^。；]{0,16}(?:给|增|拨|配|设|建|安排|支持|解决|列入|调整|明确|统一|适当|尽快)`,
);
const BEFORE_OUR_TIME = oneOf(
  `
  上一?[届任][^，。；]{0,6}(?:任内|期间|时|曾) 过去[办跑要去开看修交买] (?:村|乡|镇|县|市|校|厂|院)志 清[末初朝] 明[末初朝] 据某 资料(?:介绍|显示|称) 早年 前些年
  前身是 关停以?前 鼎盛时 以往[^，。；]{0,6}要 头些年 当初 先前 从前 ^(?:早在|在)?(?:19\\d|20[01])\\d年(?![^，。；]{0,4}(?:以来|至|到|起|开始)) 当时(?=全|有|共|仅|只|才) 原有的 原(?=办公|校舍|厂房|村部|卫生院|址)[^，。；]{0,8}(?:只有|仅有?)
  老(?:卫生院|校区|厂区|办公楼|村部) 以前(?=[办去跑看要一开每])`,
);
/** 过去的一年 is the year that is reported on. */
const THIS_YEAR = /过去的?(?:一|1)年|一年来|今年|本年|本月|本季/u;
const REPORTED =
  /新建|改建|扩建|改造|修缮|维修|购置|更换|安装|建成|铺设|新增|整治|排查|开展|召开|举办|走访|已|累计|(?<!公)共(?!同|享|建|识|性|计划)|截[至止]|目前|现有|完成|如今|现在/u;

/** 2名支委分别负责, 设队长1名: who sees to what. */
const IN_CHARGE = /^[^，,；;。\d]{0,6}分别负责/u;
const POSTS = /设(?:立)?(?:正|副)?(?:队长|组长|会长|主任|站长|社长|班长|书记|委员|联络员)$|、副[^，,；;。、\d]{1,3}$/u;
const FEW_POSTS = 3;
/** 每次扣20元，当月累计5次的取消全勤奖 */
const PENALTY = /^的[，,]?(?:取消|扣|予以|给予|不得|按|一律|视为|责令|通报)/u;

/** Where one of these stands, no word of the sentence makes a report of it. */
const SURELY = /[甲乙]方[应每向]|余款\d|支付违约金|妥否|请批示|抗震按|砖混结构|总分[为是共]?100分/u;

export function isPremises(place: Around): boolean {
  const { span, here, before, after } = place;
  const sentence = before + span.text + after;
  if (SURELY.test(sentence) || PENALTY.test(after)) return true;
  if (REPORTED.test(sentence)) return false;
  if (IN_CHARGE.test(after) || (POSTS.test(here) && (span.value ?? 0) <= FEW_POSTS)) return true;
  if (REQUESTED.test(sentence)) return true;
  if ((PREMISES.test(sentence) || CONTRACT.test(sentence)) && !reports(place)) return true;
  return BEFORE_OUR_TIME.test(before) && !THIS_YEAR.test(sentence);
}
