import { matchAt } from "./fold.ts";

/**
 * 一 before a measure word is a count only where it reads as one; elsewhere it is an article (一个支部一个特色, 每一名,
 * 在一个时期). It counts
 * (a) directly after a verb of holding, gaining or adding, or a word of counting (召开了一次, 新增一名, 共一家, 每月一次),
 *     unless what follows is abstract (一个目标); or
 * (b) at the end of its phrase, after the noun (会议一次、副书记一名), unless it says how many each has (5人一组).
 */
export function countsOne(norm: string, at: number, end: number, unit: string): boolean {
  const next = norm[end] ?? "";
  if (next === unit[0] || next === "一" || NEVER_AFTER.test(next)) return false;
  if (PRONOUN.test(norm[at - 1] ?? "") || EACH.test(norm.slice(Math.max(0, at - 2), at))) return false;
  if (next === "" || PHRASE_END.test(next)) return /[\u4e00-\u9fff)”"]/u.test(norm[at - 1] ?? "");
  if (!VERB.test(norm.slice(Math.max(0, at - 8), at))) return false;
  return !matchAt(ABSTRACT, norm, end);
}

const NEVER_AFTER = /[性个些般样]/u;
const PRONOUN = /[每任某另这那哪同各凡新前后头唯第首进统逐]/u;
/** 5人一组, 每户一份: so many in each */
const EACH = /[\d一二三四五六七八九十每][人名户个元家村队]$/u;
const PHRASE_END = /[,。、;:!?)\n"”]/u;
const VERBS =
  "召开 举办 举行 开展 组织 参加 参与 承办 主办 进行 完成 新增 增加 减少 新建 建成 成立 设立 设置 设 发展 接收 转入 转出 吸收 培养 培训 选派 选出 选举 推选 推荐 " +
  "选树 评选 评出 配备 聘请 邀请 荣获 获得 获评 获 收到 收集 征集 发现 查处 查摆 整改 移送 移交 立案 受理 处置 调解 发生 化解 办理 办结 解决 帮助 慰问 走访 检查 督导 督查 抽查 约谈 通报 观看 讲授 " +
  "讲 上好 印发 制定 出台 修订 撰写 编写 编发 刊发 发布 发放 捐赠 购置 开 办 共 计 达到 达 仅 只 至少 不少于 不低于 超过 约 剩";
const EVERY = "每(?:天|日|周|旬|月|季度?|半年|年|学期)";
const VERB = new RegExp(`(?:${EVERY}|${VERBS.replaceAll(" ", "|")})(?:了|过|出|成)? ?$`, "u");
const ABSTRACT =
  /(?:个)?(?:时期|方面|阶段|过程|目标|整体|标志|缩影|良好|坚强|新|重要|重大|关键|系统|原则|道理|特色|台阶|定|段时间|特殊|共同|又一)/uy;
