import { longestAt, phrases } from "./phrases.ts";
import type { QuantityKind } from "./spans.ts";

/** What a unit makes of its number; money keeps 万 and 亿 in the unit. */
type UnitRole = QuantityKind | "money" | "duration" | "age" | "hours" | "score";
type Unit = { text: string; unit: string; role: UnitRole };

const list = (role: UnitRole, words: string): Unit[] => words.split(" ").map((text) => ({ text, unit: text, role }));
/** Written form and the unit it stands for. */
const as = (role: UnitRole, pairs: Record<string, string>): Unit[] =>
  Object.entries(pairs).map(([text, unit]) => ({ text, unit, role }));

const UNITS: readonly Unit[] = [
  ...list("people", "人 名 位 人次 名次"),
  ...list(
    "count",
    "次 场 场次 期 轮 届次 项 项次 条 件 件次 篇 份 册 本 卷 套 个 家 家次 户 户次 支 处 处次 座 所 间 台 台次",
  ),
  ...list(
    "count",
    "辆 辆次 车次 张 幅 块 面 棵 株 票 例 例次 起 宗 批 批次 班次 节 节次 堂 门 门次 讲 课次 遍 趟 回 字 队 对 组",
  ),
  ...list(
    "count",
    "篇次 头只 件套 间次 具 碗 艘次 航次 只次 轮次 管 列 架次 台套 台班 梯次 趟次 册次 人份 剂 针 剂次 桶 副 顶 尾 盆 筐 捆 罐 帧 首 队次 组次 通 眼 头 只 羽 箱 袋 瓶 盒 片 段 层 栋 幢 席 桌 盏 根 口 封 部 集 页 题 道 句 种 类 大类 大项 小项 款 扇 艘 架 枚 把",
  ),
  ...list(
    "count",
    "村 镇 乡 省 市 县 区 街道 社区 局 点位 样 股 尊 门店 单 笔 则 版 期次 届 站次 岗 室次 床 张次 条次 份次 样次",
  ),
  ...list(
    "amount",
    "学时 课时 公里 千米 米 厘米 毫米 里 亩 公顷 平方米 平方公里 平方千米 立方米 吨 公斤 千克 克 斤 升 毫升",
  ),
  ...list(
    "amount",
    "千瓦 千瓦时 度 兆瓦 千卡 km m cm mm kg g t kW kWh MW MB GB TB ml L ℃ ㎡ m² m³ km² ㎞ ㎏ 平米 人天 人年",
  ),
  ...as("count", { 个批次: "批次" }),
  ...as("amount", { 个学时: "学时", 个课时: "课时" }),
  ...list("rate", "% 百分点 倍 番"),
  ...as("rate", { 个百分点: "百分点", 个点: "百分点" }),
  ...list("money", "元 美元 欧元 港元 日元 英镑 块钱"),
  ...list("duration", "年 天 日 周 星期 分钟 秒 秒钟 工作日 学期 学年 年头 昼夜 季度 晚"),
  ...as("duration", { 个月: "个月", 个星期: "星期", 个工作日: "工作日", 个季度: "季度", 个学期: "学期" }),
  ...as("duration", {
    个年头: "年头",
    个昼夜: "昼夜",
    个小长假: "小长假",
    个春秋: "春秋",
    个周末: "周末",
    个学年: "学年",
  }),
  ...list("hours", "小时"),
  ...as("hours", { 个小时: "小时", 个钟头: "小时" }),
  ...as("age", { 岁: "岁", 周岁: "岁" }),
  ...list("score", "分"),
];
const KNOWN = phrases(UNITS);
const BY_NAME = new Set(UNITS.map((u) => u.unit));

/** What must not follow a unit, because the two then form another word: 3支部, 12人民, 一次性, 9例会. */
const NOT_BEFORE: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    人: "员|才|民|均(?=[\\d年月纯增可收占])|心|物|群|口|居|身|大代表|大常委|行道",
    人次: "日|年|月",
    名: "单|额|称|义|牌|录|词|家(?!长|属|庭)|为(?![新男女中党])",
    位: "于|居|列|置|次",
    次: "性|日|年|月|序|要|第|生|子|会议题",
    场: "所|地|景|馆|面|合",
    期: "间|待|望|限|盼",
    项: "目标",
    条: "例|件|规|令|线(?![索路])|款|约|理|码",
    件: "均(?=\\d)",
    管: "理|道|委|控|辖|护|线|网|家|教|制|用|事|齐|好",
    列: "为|入|席|举|出|车|明|支|示|表",
    本: "部|区|镇|级|年|月|单位|科|校|院|市|县|支|届|着|次",
    套: "餐",
    个: "性|人|别|体|税|案(?!例|件)",
    家: "庭|属|长|访|国|园|乡(?!镇)|人|具|电|校|风|训",
    户: "外|籍|均|主|口|厕",
    支: "部|委|书|持|出|援|撑|教|付|农|边|行",
    处: "理|置|分|级|长|于|室|罚|境",
    所: "有|属|在|需|谓|以",
    张: "贴|榜|扬",
    块: "钱",
    面: "向|对|积|临|上|试|貌|谈",
    票: "据|选",
    例: "会|行|如|外|题",
    起: "到|来|草|步|诉|点|始|源|飞|伏|初",
    批: "准|评|复|示|改|判|阅|发",
    节: "约|日|点|假|气|目|能|奏|俭|省|水",
    堂: "食",
    门: "诊|户|槛|前|口|类",
    讲: "话|座|解|述|师|台|好|政|清|究|求|课|堂|学习",
    遍: "布|及|访",
    回: "访|复|头|应|家|顾|馈|报",
    字: "里|号",
    队: "伍|员|长|友|列",
    对: "于|照|接|象|口|外|标|党|策|待|手|比|应|准|该|每|各|此|全|重|新(?!人)|群|基|企",
    组: "织|建|长|工|成|团|员|合|部|稿|级",
    头: "脑|等|条",
    通: "过|知|讯|报|信|道|用|车|常|行|宵|力|气|达|水|电|路|航|勤|俗|病|缉|州|关",
    眼: "睛|泪|镜|前|光|底|科|神|下|看|望|界|里",
    首: "先|都|席|要|批|次|届|创|家|个|位|发|期|府|领|选|相|长|责",
    副: "书|主|局|部|处|科|县|市|区|镇|校|院|所|总|职|食|产|作|业|班|会|秘|研|教|高",
    顶: "层|尖|级|岗|格|替|端|点|着|住|部",
    针: "对|线|灸|织|刺",
    尾: "气|号|款|声|矿|巴",
    段: "时间",
    层: "面|级|次|层",
    口: "号|碑|头|味|语|岸|径",
    部: "门|分|署|委|属|级|长|机关|务|队|下|位|内|领导|优",
    集: "体|中|团|聚|市|成|资|约|镇|结|合",
    页: "面",
    道: "德|路|理|义|歉|谢|具",
    种: "植|子|粮|地|树|类",
    类: "型|似|别|同|比",
    款: "项|待",
    把: "手|关|握|好|控|脉",
    村: "民|级|干|里|干部|书记|务|集体|支|两委|规|委",
    镇: "级|长|区|直|党委|干|政府|村",
    乡: "道|村|镇|亲|贤|愁|风|土|情|级",
    省: "道|级|直|委|心|钱|时|力|内|外",
    市: "级|直|委|场|民|值|政|容|内|外",
    县: "道|级|直|委|域|城|长|处",
    区: "级|直|委|域|别|分|位|间|块|内",
    社区: "级",
    局: "面|部|长|势|机关|限|党",
    股: "份|东|级|长|票|绳",
    单: "位|独|一|元|纯|项|列|方|设|据",
    则: "是|要",
    版: "本|块|图|面",
    届: "时",
    岗: "位|前|双责",
    床: "位",
    样: "板|本|式|子|品|的",
    里: "面|程碑|长|弄",
    米: "粉|饭|面",
    升: "级|学|旗|华|值|温|格|任|至|到|高",
    度: "过|假|夏",
    克: "服|难|己",
    倍: "增|加|受|感",
    元: "旦|宵|素|月",
    年: "级|代|轻|会|龄|度|末|底|初|终|报|检|货|版|均",
    天: "然|气|下|际|使|空",
    日: "常|志|益|报|产|均|供",
    周: "年|边|知|密|期|到|全|转",
    秒: "杀|批|办",
    晚: "报|会|年|餐|上",
    分: "之|钟|别|析|组|类|管|批|为|布|步|级|工|数|享|配|解|散|送|赴|局|部|支|院|校|会|厂|行|店|场|队|片|区|层|期|头|享|\\d|[一二两三四五六七八九十]",
    岁: "月",
    m: "[A-Za-z]",
    g: "[A-Za-z]",
    t: "[A-Za-z]",
    L: "[A-Za-z]",
  }).map(([unit, words]) => [unit, new RegExp(`(?:${words || "(?!)"})`, "uy")]),
);

/** 人（次） counts attendances; the bracket belongs to the unit. */
const BRACKET = "(次)";

function accept(norm: string, entry: Unit, end: number): boolean {
  const guard = NOT_BEFORE[entry.text];
  if (!guard) return true;
  guard.lastIndex = end;
  return !guard.test(norm);
}

/** The unit at the place, after a space at most. `unit` is its name in the span ("人次" for 人（次）). */
export function readUnit(norm: string, at: number): { end: number; unit: string; role: UnitRole; text: string } | null {
  const start = norm[at] === " " ? at + 1 : at;
  const entry = longestAt(KNOWN, norm, start, (e, end) => accept(norm, e, end));
  if (!entry) return null;
  const end = start + entry.text.length;
  if (norm.startsWith(BRACKET, end) && BY_NAME.has(`${entry.unit}次`)) {
    return { end: end + BRACKET.length, unit: `${entry.unit}次`, role: entry.role, text: entry.text };
  }
  return { end, unit: entry.unit, role: entry.role, text: entry.text };
}
