import { phrases } from "./phrases.ts";

/**
 * `name` stands for itself and is reported; `word` merely contains a numeral character and is no number. `counts`, where
 * it matches at the start of the word, says that these characters count something after all.
 */
export type Entry = { text: string; class: "name" | "word"; counts?: RegExp };

const names = (words: string): Entry[] => words.split(" ").map((text) => ({ text, class: "name" }));
const words = (list: string): Entry[] => list.split(" ").map((text) => ({ text, class: "word" }));

/** Names that contain numerals: of theories, systems, campaigns, days, institutions and fixed terms of official prose. */
const NAMES: readonly Entry[] = [
  ...names("三会一课 四个意识 四个自信 两个确立 两个维护 两个结合 六个必须坚持 五位一体 四个全面 三重一大 一岗双责"),
  ...names(
    "三严三实 两学一做 八项规定 六项纪律 四风 四大考验 四种危险 四种形态 五个必由之路 三个务必 两个务必 三个代表",
  ),
  ...names(
    "四议两公开 四下基层 三资 三定 两委 两代表一委员 两新 两企三新 两优一先 三包 四型机关 四型 三农 三产 三公 三公经费",
  ),
  ...names(
    "一带一路 一国两制 九个必须 十个明确 十四个坚持 十三个方面成就 六个必须 五个更加 四个服从 三个区分开来 三个规定",
  ),
  ...names(
    "第一议题 第一书记 第一责任人 第一责任 第一动力 第一要务 第一生产力 第一粒扣子 第二课堂 第三方 三方 甲乙双方",
  ),
  ...names(
    "七站八所 红十字会 红十字 双一流 双百 百千万 千万工程 百强 十佳 千人计划 万人计划 三北 四好农村路 四好 两山 三基 三基建设 三支一扶 三下乡",
  ),
  ...names(
    "一站式 一网通办 一网统管 一张网 二维码 零距离 一窗受理 一窗通办 一件事一次办 高效办成一件事 最多跑一次 一卡通 一码通",
  ),
  ...names(
    "五四青年节 五四精神 五四 三八妇女节 三八红旗手 三八红旗岗 三八 六一儿童节 六一 五一劳动节 五一劳动奖章 五一 七一勋章 七一 八一 十一黄金周",
  ),
  ...names(
    "九一八 一二九 光荣在党50年 两弹一星 两会 两院院士 三军 五老 五保户 五保 三无小区 三无 四史 五育 五星级 四星级 三星级 二星级 一星级",
  ),
  ...names(
    "三管三必须 三好一满意 三好学生 三好 四有 四讲四有 三亮三比三评 三亮 三比 三访 三联 五级书记 五五普法 八五普法 七五普法",
  ),
  ...names(
    "一把手 一肩挑 一中心 一二三产业 第一产业 第二产业 第三产业 第一党支部书记 三权分置 三变改革 三变 五小车间 五小 三供一业",
  ),
  ...names(
    "四不两直 四不放过 三不腐 三不 一案双查 一案三查 两个责任 两个毫不动摇 两个先锋 两个作用 六稳 六保 六尺巷 三治融合 三治",
  ),
  ...names("三大攻坚战 三大纪律 八项注意 三大作风 四个伟大 四个看齐 四个合格 五个带头 五个结合 四个对照 四个找一找"),
  ...names(
    "三门县 三门湾 九江 六安 四川 三亚 三明 五指山 张三 李四 王五 二十四节气 七夕 三伏 四季 二人转 三轮车 四轮车 三明治 五谷 五金 四合院",
  ),
];

/** Only next to what they are called by; elsewhere 110 or 365 may count something. */
export const HOTLINE: ReadonlySet<string> = new Set(
  "12345 12380 12371 12388 12315 12338 12355 110 119 120 122".split(" "),
);

const WORDS: readonly Entry[] = [
  ...words(
    "一批 一系列 一些 一定 一致 一起 统一 唯一 进一步 一方面 第一时间 万一 千方百计 四面八方 七上八下 三令五申 一心一意",
  ),
  ...words(
    "老百姓 百姓 万众一心 万众 逐一 同一 单一 归一 合一 如一 之一 其一 其二 其三 不一 知行合一 始终如一 一以贯之 一如既往",
  ),
  ...words(
    "成百上千 成千上万 千千万万 千家万户 千头万绪 千军万马 千辛万苦 千锤百炼 千差万别 万无一失 百花齐放 百家争鸣 百年 百日 百炼成钢",
  ),
  ...words(
    "百分百投入 百折不挠 百尺竿头 百年大计 百业 百态 百科 百货 百万英才 万事 万物 万象 万家 万里 万能 万分 万水千山 千山万水",
  ),
  ...words(
    "千丝万缕 千言万语 千载难逢 千秋 千古 千万 亿万 五湖四海 五花八门 五光十色 五彩 三番五次 三心二意 三言两语 三天两头 三五成群",
  ),
  ...words(
    "三人行 三思 三省吾身 两手抓 两手都要硬 两手 两全其美 两袖清风 两难 两旁 两侧 两岸 两地 两边 两头 两端 两者 两翼 两条腿走路",
  ),
  ...words(
    "一五一十 一举两得 一分为二 一石二鸟 一清二楚 一干二净 一来二去 一而再再而三 一一 一二 二话不说 独一无二 说一不二 再三 接二连三",
  ),
  ...words(
    "举一反三 不三不四 丢三落四 朝三暮四 颠三倒四 低三下四 四通八达 四平八稳 四处 四周 四季如春 四海 四肢 六神无主 七嘴八舌 七零八落",
  ),
  ...words(
    "九牛一毛 九死一生 十全十美 十拿九稳 十年如一日 十万火急 十足 五年一届 一年一度 一年到头 一天到晚 一次性 一段时间 一个时期",
  ),
  ...words(
    "一体化 一体 一线 一流 一般 一直 一旦 一切 一律 一同 一并 一向 一贯 一手 一样 一再 一度 一举 一经 一味 一连 一共 一揽子 一把尺子",
  ),
  ...words(
    "零容忍 零散 零星 零售 零件 零碎 归零 清零 零基础 零敲碎打 两步并作一步 三年五载 百里 百倍 千里 千斤 千钧 百出 百般 百感 百分制",
  ),
  ...words(
    "不管三七二十一 七七八八 七十二变 三百六十行 九九归一 九九 万岁 万户 万丈 四邻 三餐 三餐四季 二手 二手车 二次创业 二次元 三角 四方 五官",
  ),
  ...words(
    "金税四期 金税三期 警示一片 治理一域 查处一案 震慑一片 带动一片 九层之台 一分部署 九分落实 三分部署 七分落实 七分养 三分治 单位：万元 第一线 第一流 一流水平 数一数二 星星之火 一家亲 一家人 一体两面",
  ),
  ...words("十分 百分"),
];

/** After these 四处 are places and 一起 is a case. */
const MADE = "整改 整治 新建 新增 改建 扩建 建成 建设 建立 打造 改造 修缮 修复 修建 设立 设置 排查 发现 完成 治理 提升";
const SETTLED = "查处 立案 移送 移交 受理 处置 处理 调处 调解 化解 办理 办结 通报 曝光 侦破 发生 发现 新增";
const after = (verbs: string) => `(?<=(?:${verbs.replaceAll(" ", "|")})[了出]?)`;

/** Where another reading is right: 三方面, 四季度, 一起案件, 整改四处隐患. */
const COUNTS: Readonly<Record<string, RegExp>> = {
  单一: /单一[张份条]/uy,
  同一: /同一[份式]/uy,
  三方: /三方面/uy,
  四季: /四季度/uy,
  三基: /三基层/uy,
  两手: /两手续/uy,
  千万: /千万[元人名个吨亩斤余多]/uy,
  百倍: /百倍以/uy,
  四处: new RegExp(`四处(?:$|[点场工地,。、;\uFFFC]|隐患|问题|短板|不足|违)|${after(MADE)}四处`, "uy"),
  一起: new RegExp(
    `一起(?:[案事]|问题|纠纷|投诉|火灾|违)|${after(SETTLED)}一起|(?<=纠纷|案件|事故|问题)一起(?=$|[,。;])`,
    "uy",
  ),
  四方: /四方面/uy,
  十分: /十分[钟之]/uy,
  百分: /百分[之百点]/uy,
};

export const LEXICON = phrases<Entry>(
  [...NAMES, ...WORDS].map((e) => ({ ...e, ...(COUNTS[e.text] && { counts: COUNTS[e.text] }) })),
);

const STRUCTURE_ANY = "方面 层面 维度 环节 阶段 步骤 层次 角度 板块 领域";
const STRUCTURE_FEW =
  "重点 要点 关键 坚持 原则 导向 结合 到位 着力 聚焦 强化 注重 突出 转变 必须 确保 抓手 路径 关系 关口 关 支撑 支点 突破 必 要求 不放过 " +
  "更加 不准 严禁 一批 优先 融入 深入 带头 表率 服从 主动 清单制 机遇 挑战 特点 变化 提升 统筹 贯穿 支柱 文章 意识 自觉 本领 " +
  "聚力 促进 促 引领 赋能 覆盖 联动 并重 同步 同 明确 字诀 下功夫";
const STRUCTURE_CHINESE = "举措 措施 机制 行动 工程 计划 体系 任务 工作法 战略 制度体系 战役 攻坚 品牌 模式 平台建设";

/** How firmly a noun marks a count of the text's own structure: with any number, up to ten, or up to ten in Chinese. */
type Structure = { text: string; when: "any" | "few" | "chinese" };
const structure = (list: string, when: Structure["when"]): Structure[] =>
  list.split(" ").map((text) => ({ text, when }));

/**
 * Nouns that are counted to arrange a text (四个方面, 三项举措): nobody can check such a count against records.
 */
export const STRUCTURE = phrases<Structure>([
  ...structure(STRUCTURE_ANY, "any"),
  ...structure(STRUCTURE_FEW, "few"),
  ...structure(STRUCTURE_CHINESE, "chinese"),
]);
