import type { Family, Mark, ProofRule } from "./rule.ts";
import { isHan, typed } from "./rule.ts";

const RULES = [
  { id: "repeats.word", name: "重复的词", severity: "error", standard: "通行的写法", evidence: "practice" },
] as const satisfies readonly ProofRule[];

/**
 * Single characters whose doubling is a slip unless one of the two belongs to its neighbour: what may stand before
 * (目+的) and behind (的+确).
 */
const SINGLE: Readonly<Record<string, readonly [before: string, behind: string]>> = {
  的: ["目标端鹄之有", "确士话"],
  了: ["完罢为明未终不除", "解结却断事不得"],
  和: ["中温缓调总共谐随亲平饱柔祥暖晴融人宽议求说言", "平谐睦解美气面田县硕善约顺龙林乐声尚衣服畅蔼好缓合文弦"],
  在: ["现正存实内外潜自所旨好不", "内职校岗建册场座位任线读押家朝野编外逃于此编沪京学"],
  是: ["但还就可要于只或若正总凡不老倒算便都求国也却才即非很像一二三四五六七八九十", "否非不从"],
  被: ["棉植", "告动子褥害评谈选督检监约考巡帮扶征服采提申调审访访"],
  对: ["针相绝面反应核校派比结查配敌作", "照口方象策应付外内比标手联接于抗立岸话待称流等账错"],
  也: ["空", "许门"],
  与: ["参赋给授干相付", "会时共众世其否日"],
  为: ["作成行认以因称较更尤极颇大人有无所分变改转定列评选视誉名设", "期民人何此了止什主政首限官难数"],
};

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs and adverbs that are doubled in earnest: 研究研究, 很多很多. */
const DOUBLED = wordsOf(`
研究 讨论 商量 了解 学习 锻炼 交流 考虑 休息 体会 感受 认识 参观 宣传 帮助 整理 打扫 调查 活动 准备 介绍 分析
琢磨 合计 表扬 批评 检查 反思 观察 比较 总结 尝试 体验 放松 走动 联系 沟通 很多 许多 非常 特别 真的 好久 谢谢
再见 常常 往往 永远 慢慢 哈哈 大批 大把 大片 好多 彼此 很久 许久 良久 不住
`);

/** Words that begin a longer one: 组织+组织生活, 支部+支部书记. Before a stop they are as wrong as any other. */
const BEGINS_ANOTHER = wordsOf(`
教育 组织 领导 服务 管理 代表 指导 培训 监督 评议 发展 建设 工作 规划 选举 保障 支持 支部 党委 中心 小组 党组
机关 公司 学校 学院 社区 街道 单位 部门 委员 总支 工会 团委 妇联 协会 办公 党员 干部 群众 企业 项目 会议 年度
季度 中国 全国 国家 人民 社会 党建 生活 行动 制度 技术 安全 环境 法律 民族 农村 城市 文化 劳动 改革 创新 创业
审计 财务 资产 信息 网络 地方 方面 实施 审批 应急 报告 登记 统计 招商 考核 整改 预算 决算 决策 执行 议事 巡察
巡视 执法 司法 行政 志愿 治理 示范 先锋 消防 卫生 健康 医疗 养老 物业 楼栋 网格 村民 居民 职工 学员 团员 老人
少年 青年 被告 责任 纪律 保密 档案 信访 交通 民政 公安 监察 统战 政法 文明 科技 税务 海关 铁路 体育 旅游 新闻
出版 工程 计划 专题 竞赛 产业 市场 电力 水利 林业 农业 商务 财政 居委 村委 没有
`);
const NUMERALS = /^[一二两三四五六七八九十百千万几半每逐]/u;
/** What makes a noun of the second word: 重点开发开发区, 由专人负责负责人. */
const MAKES_A_NOUN = /[者人员会组队部局处室长家区力性化院所站点网权法制军国生团班机场馆市省县州城]/u;
const ENDS_ADVERB =
  /^(?:切实|扎实|落实|充实|真实|做实|如实|积极|稳步|逐步|有效|高效|及时|持续|不断|全面|全力|着力|大力|努力|主动|统筹)$/u;
const LONGEST = 4;

/** Family 1: a word written twice with nothing in between. Doubtful doublings are left alone. */
export const repeats: Family = {
  rules: RULES,
  find({ draft }) {
    return draft.paragraphs.flatMap((paragraph) => {
      const { text, at } = typed(paragraph);
      return [...repeated(text)].map((found) => markOf(found.word, at + found.at));
    });
  },
};

function markOf(word: string, start: number): Mark {
  return {
    rule: "repeats.word",
    start,
    length: word.length * 2,
    message: `“${word}”重复了`,
    suggestion: word,
    fix: word,
  };
}

function* repeated(text: string): Generator<{ word: string; at: number }> {
  for (let at = 0; at < text.length; at += 1) {
    const found = wordTwiceAt(text, at);
    if (found === null) continue;
    // 切实压实压实: the first character ends the word before, and the word that is doubled begins one later
    const later = ENDS_ADVERB.test(text.slice(Math.max(0, at - 1), at + 1)) ? wordTwiceAt(text, at + 1) : null;
    const word = later ?? found;
    if (later !== null) at += 1;
    yield { word, at };
    at += word.length * 2 - 1;
  }
}

function wordTwiceAt(text: string, at: number): string | null {
  for (let size = LONGEST; size >= 1; size -= 1) {
    const word = text.slice(at, at + size);
    if (word.length < size || !text.startsWith(word, at + size) || ![...word].every(isHan)) continue;
    const wrong = size === 1 ? isSlip(word, text[at - 1] ?? "", text[at + 2] ?? "") : isWord(word, text, at);
    if (wrong) return word;
  }
  return null;
}

function isSlip(c: string, before: string, behind: string): boolean {
  const around = SINGLE[c];
  if (around === undefined || before === c || behind === c) return false;
  return !(before !== "" && around[0].includes(before)) && !(behind !== "" && around[1].includes(behind));
}

function isWord(word: string, text: string, at: number): boolean {
  if (NUMERALS.test(word) || new Set(word).size === 1) return false;
  const next = text[at + word.length * 2];
  if (word.length === 2 && (DOUBLED.has(word) || (BEGINS_ANOTHER.has(word) && isHan(next)))) return false;
  if (/^[的了和在是、]|[的了和在是]$/u.test(word) && word.length === 2) return false;
  if (word.length === 2 && MAKES_A_NOUN.test(next ?? "")) return false;
  // 党小组党小组会, 居委会居委会主任
  if (word.length > 2 && /[书委会主成组长大]/u.test(next ?? "")) return false;
  return word.length > 2 || !text.startsWith(word, at + word.length * 2);
}
