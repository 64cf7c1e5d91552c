import type { Around } from "./around.ts";
import { reports } from "./evidence.ts";
import { isHearsay } from "./hearsay.ts";
import { oneOf } from "./pattern.ts";
import { isPremises } from "./premises.ts";

/**
 * Sentences that report nothing: notices, rules, price lists, specifications, other people's and other times' numbers,
 * forms to be filled in. Told by the words that such sentences cannot do without.
 */
const NOTICE = oneOf(
  String.raw`
  (?:^|[，,；;：:\n])敬?请(?!示|教|求|客|假|战|缨|愿|进|专家|老|领导|辖区|群众|社区|全国|来|了|各界|他|她|村民|党员群众) 兹定于
  逾期(?=不|视|未|者|将|作) 先到先得 报名(?:条件|时间|电话|人数|费|方式|对象) 集合时间 携带 遗失 (?:计划|临时|将|实行|定时|予以)停[水电] 停[水电](?=通知|公告|时间|范围|检修|[\d，：至]) 限号 限行 限流 询价 招标公告 投标 候选人报价 交货期 采购内容
  乘车安排 值班表 接种对象 违者 另行通知 另行公布 续借 可多选 初始密码 填涂 一式 送达 投稿 评分办法 考试分 奖项设 征文设 开放时间(?=为|是|[:：]|\d|每) 营业时间(?=为|是|[:：]|\d|每) 停车场 报价单有效期`,
);
/** 复查定于30日后进行 does not undo what the sentence reported before. */
const BOOKED = /定于(?:\d|今|明|本|下)/u;
const TEMPLATE = /[×X_]{2,}|[×□]|（填|____/u;
const RULE = oneOf(
  String.raw`
  责任书明确 (?:办法|规定|细则|标准|制度|章程|条例|方案|合同|责任书)(?:规定|明确|约定|要求) 合同约定 必要时 如遇 遇[\u4e00-\u9fff]{1,4}情况 不得 不超过 任期 连任
  方可 方能 可随时 采用[^，。]{0,8}制 考核采取 保管期限 禁止 严禁 限制 限乘 限坐 限座 限领 限投 限借 最多可 最多选 处以
  予以(?:辞退|通报|处分|奖励|取消) 取消资格 即(?:停止|可) 属实的 相同的 达不到 未完成[^，。]{0,8}的 不足[^，。]{0,8}的 超过[^，。]{0,8}的[，,] 凡[是在属有]
  应(?=每|于|在|按) 每(?:天|日|次|期|场)安排 可(?:献|享受|申请|申报|选|贷|获得|续|免|领) (?:面积|限速|收费|配备|补助|补贴)标准[:：] 放宽至 均可 一票否决
  方式(?:报名|付款) 报送(?:一次|1次)`,
);
const ELSEWHERE = oneOf(
  String.raw`
  (?<![赴到向与和去往])(?:外地|外省|外市|友邻|邻(?:省|县|区|市|镇|村)|兄弟(?:单位|医院|学校|企业|法院|院校|高校|乡镇|街道|县|区|市|支部)) 邻近的 据介绍 早在(?:19|20[01])\d 对口帮扶地 前车之鉴 考察组了解到 据史料 史料记载
  据[\u4e00-\u9fff]{0,4}(?:史|志)记载 有人算过 (?:他|她|书记|大爷|大娘|支书)说[:：] 常言道 俗话说 古人云 好汉 筷子 宁要 即使`,
);

/** …引进260名，而我们差得很远; …, 值得借鉴: the number is others'. */
const CONTRASTED = /[，,；;]而我[们区县镇村局校院市]|给我们[^，,。]{0,6}启示|值得[^，,。]{0,4}(?:学习|借鉴|对标|追赶)/u;
/** Price and rate of anything: each, per, standard, quoted. */
const PRICE =
  /每[\u4e00-\u9fff]{1,6}(?:限|收取?|缴纳?|补贴?|补助|奖励?|加收|扣|发放|可领取?[\u4e00-\u9fff]{0,6}|补贴)?$|(?:报价|限价|单价|税率|月薪|日薪|年薪|奖金|津贴|标准|额度|付款|后付|(?<![结盈剩])余|违约金|质保金|租金|押金|工本费|卫生费|体检费|报名费|会费|党费按|收费|资助额|价格|票价|售价|缴纳|交纳|领取|可领|只需支付|占[^，。]{0,4}(?:总分|权重)|加分项|价格分|技术分|商务分|注册资本|贴息|计提|下达|提到|调整到|从每[月年人户次])(?:为|约|各|分别为|共)?$/u;
/** Where such a word stands, 元 is what something costs. */
const PRICED =
  /批发价|零售价|水价|电价|气价|油价|门票|套餐|每[斤吨度升]|每(?:立方米|公斤|平方米)|票价|租价|收购价|起付(?:线|标准)|[一二三]等奖/u;
const EARNED = /收入|共|累计|合计|增收|创收|营收|投入|补贴(?=\d)|节约/u;
const PER_HEAD = /每[人户名][\u4e00-\u9fff]{0,6}$/u;
/** 金秋助学214人、每人3000至5000元: what each got of what was handed out. */
const HANDED_OUT = /(?:资助|助学|慰问|救助|帮扶|奖励|支出|发放)[^。；;]*\d/u;
/** Only such sums in ten thousands are prices: nobody is paid an allowance of 289万元. */
const QUOTED =
  /(?:报价|限价|注册资本|奖金|付款|质保金|押金|(?<![结盈剩])余|标准|额度|起拍价|售价|价格)(?:为|约|各|分别为|共)?$/u;
/** 标准, 保额, 上限: what is laid down in money, at whatever level. */
const LIMIT =
  /(?:(?<![超高])标准|保额|限额|最高额度|起征点|上限|门槛)[^，,；;。]*$|(?:经费|补贴|津贴|补助|奖金|奖励)标准[^。]*$|定价[^。]*$|(?:补贴|津贴|工资)由[^，,；;。]*$/u;
/** 立案标准…由3万元改为6万元 */
const RESET = /(?:标准|限额)[:：][^。；;]*$|(?<![超高])标准[^。；;]*(?:由|从)[^。；;]*$/u;
const SPEC = oneOf(
  String.raw`
  全长 总库容 长 宽 高 厚 深 厚度 长度 宽度 高度 直径 半径 尺寸 幅面 间距 行距 缝宽 身高 体重 海拔 库容 水位 坐标 精度 转速 转 时速 限速 载重 内存 硬盘 带宽 强度 温度 气温
  降水量 降雨量 亮度 投影 距离? 离[\u4e00-\u9fff]{1,6} 步行 约定 容量 排量 功率 频率 速率 流量 库存容量 每次 每日 每天 每局 每组 每场 每题 至少 可坐 可供 支持 限
  加满 少用 省 重走 [4-9]× ×`,
  { after: "(?:约|为|达|各|总)?$" },
);
const FORMER = oneOf(
  String.raw`
  (?:19\d{2}|200\d)年[^，,；;。]{0,8}(?:时|期间|那年) 解放初期? 建[厂校院村站]之初 (?<![比较\d])\d+年前 (?<![比较一二两三四五六七八九十])[一二两三四五六七八九十半]+年前 往年 前年
  \d{4}年(?:以前|之前) 当年(?![底内度]|[^，。]{0,2}(?:到位|收取|救助|发|新|完成|实现|投|培|举办|开|组织|办|招|脱|支|上缴|分红|收)) 曾(?=因|经|有|是) 昔日 创办之初 成立之初 (?:上任|到任|进村|驻村|任职|接手|建校)(?:之初|时) 起步时 刚(?:成立|开始)时`,
);
const MEASURED = new Set("米 厘米 毫米 公里 千米 里 升 毫升 克 GB TB MB m cm mm km 平米 ㎡ m² ℃ 度 千瓦".split(" "));
/** Work that is measured: only then lengths, weights and volumes are somebody's result. */
const WORKED = oneOf(
  `
  加固 修筑 抢通 管辖 更换 维修 疏通 开挖 绿化 贯通 新修 拓宽
  献血 采集 增产 放流 衬砌 出砖 修 建 铺 清 浇 种 栽 植 改造 硬化 安装 发放 巡 疏 拆 收割 处理 节约 节电 生产 销售 收购 治理 疏浚 清运 回收 捐 运送 投放 架设 整修 打通 新增
  流转 复垦 救灾 采摘 配送 灌溉 检测 供应 外运 输送 面积 产量 总量 里程 用[电水]量 消纳 发电 减排`,
);
/** 4.5公里断头路打通后 */
const WORKED_AFTER = /^[^，,；;。]{0,10}(?:打通|贯通|通车|完工|建成|改造|硬化|修通|投用|清淤)/u;
const SCORED = /(?:得分|评分|平均分|分数|成绩|测评分|满意度|考核|积分|得到|扣分|加分|打了|打出)(?:为|达|均为)?$/u;

/** Does the sentence or the clause belong to what reports nothing? */
export function reportsNothing(place: Around): boolean {
  if (isHearsay(place) || isPremises(place)) return true;
  const { span, here, before, after } = place;
  const sentence = before + span.text + after;
  const clause = here + span.text + (/^[^，,；;。]*/u.exec(after)?.[0] ?? "");
  if (((NOTICE.test(sentence) || BOOKED.test(before)) && !reports(place)) || TEMPLATE.test(sentence)) return true;
  if (CONTRASTED.test(after) || /考察(?:中|时|期间)|据[\u4e00-\u9fff]{2,10}数据/u.test(before)) return true;
  if (ELSEWHERE.test(before) && !OURS.test(before)) return true;
  if (/那时|当时(?!起)|彼时|那[次年]/u.test(after)) return true;
  if (/原有$/u.test(here) || /(?:去年底|上年底|年初)[，,][^。]{0,12}(?:还有|仍有|尚有|没有)/u.test(before)) return true;
  if (FORMER.test(here)) return true;
  if (span.unit === "元" && PRICED.test(sentence) && !EARNED.test(sentence)) return true;
  if (FORMER.test(before) && !/今年|如今|现在|目前|至今/u.test(before)) return true;
  if (span.unit === "分" && !SCORED.test(here)) return true;
  if (/[一二三特]等奖$|每(?:公里|亩|平方米|台|座)$/u.test(here) && /元$/u.test(span.unit)) return true;
  if (/元$/u.test(span.unit) && (LIMIT.test(here) || RESET.test(before))) return true;
  if (
    /元$/u.test(span.unit) &&
    (span.unit === "元" ? PRICE : QUOTED).test(here) &&
    !/共|累计|合计|全年|当年|总|兑现|兑付|实际|退还|追缴|赔付|扣收|节本|节约|增收|增效|分红/u.test(here) &&
    !(PER_HEAD.test(here) && HANDED_OUT.test(before))
  )
    return true;
  if (
    (span.unit === "%" || span.unit === "比") &&
    /(?:付|余|税率|计提|交纳|缴纳|留|收回|占(?:总分|权重|全文))(?:约|为)?$/u.test(here)
  )
    return true;
  if (MEASURED.has(span.unit) && (SPEC.test(here) || !(WORKED.test(before) || WORKED_AFTER.test(after)))) return true;
  if (SPEC_OF_PEOPLE.test(here) && /^(?:人|名|座|次|片|组|幅|个|张)$/u.test(span.unit)) return true;
  if (
    LISTED_SORTS.test(span.unit) &&
    (span.value ?? 0) <= FEW &&
    !/(?:培育|编研|种植|引进|压缩|汇编|推广|整治|研发|开发|新增|订阅|查处|发现|办理|涉及|排查)[^，。]*$/u.test(here)
  )
    return true;
  if ((!RULE.test(clause) && !RULE.test(before)) || reports(place)) return false;
  return !REPORTED.test(clause) && !REPORTED.test(before);
}

/** After what others do, what we do: 外地建了8个，我们只建了3个. */
const OURS = /我[们区县市镇村局校部院]|本[区县市镇村局校单]/u;

const SPEC_OF_PEOPLE =
  /(?:可坐|可供|支持|限乘?|限坐|限投|限领|限借|每车限|每日限流|每次|成班|(?<!期)满|最多选?|每[户人证队组桌车班批位](?:限|来|配|设))$/u;
const LISTED_SORTS = /^(?:种|类|档|级|大类|大项)$/u;
/** A list of sorts ends in how many they are: 单选题、多选题和判断题3种. */
const FEW = 12;
/** What reports: something was done, counted, reached. A sentence may cite a rule and then say what was done. */
const REPORTED =
  /已|累计|(?<!公)共(?!同|享|建|识|性)|全年|今年以?来|上半年|截[至止]|目前|现有|先后|达到?(?!不)|完成|新增|人均|召开了|开展了|实到|查处|整改|办结/u;
