import type { NumberSpan } from "#shared/numbers/index.ts";
import { oneOf } from "./pattern.ts";
import { contentVerbAt, lastVerb, nounPhrase, trimEdges, withoutLead, withoutTail } from "./phrase.ts";
import { GENERIC } from "./words.ts";

/** What stands around a number within its clause, up to the numbers beside it. */
export type Setting = {
  span: NumberSpan;
  /** from the number before (or the beginning of the clause) to this one */
  pre: string;
  /** from this number to the next one or the end of the clause */
  post: string;
};

export type Subject = { text: string; from: "before" | "after" | "earlier" | "none" };

const PURE = new Set(
  "召开 开展 举办 举行 组织 组织召开 组织开展 组织举办 组织实施 进行 实施 累计开展 安排 发放 有 设有 拥有 现有 共有".split(
    " ",
  ),
);
const PERSONS = new Set(["人", "名", "位", "人次", "名次"]);
const PART = /(?:其中|另有|另外)[，,：:]?/u;
/** What cannot be the whole of a subject: 共, 其余, 全年, 人数. */
const EMPTY = oneOf(
  `
  (?:每[人户名个月年周天日季度次期]+)+ [人户日月年村校班家场季周组生师床]均 平均 最[高低多少] 占比? 占比达 比例 折合 实际 给予 连续 另 除 会同 尚 合 至今 两月 平均每.{0,6} (?:同比|环比)(?:增长|增加|下降|减少)? 今年底 年底 年末 目前 现
  增[长加]? 减少 下降 上升 回升 提高 提升 办 其余 其他 剩余 剩下 另外 全年 年内 今年 去年 上半年 下半年 第?[一二三四]季度 总[数量额计] 金额 人数 数量 次数 数 人 名 个 们 工作
  情况 方面 [在对由为向给将把从与和及]`,
  { before: "^", after: "?$" },
);

/** The phrase before a number: what the last light verb governs, or all of it. */
function before(pre: string): string {
  // 截至9月底: what is left of a date, and 占职工总数的 of a share
  const said = trimEdges(pre)
    .replace(/^(?:[底末初份]|[上中下]旬)/u, "")
    .replace(SHARE, "");
  const bare = withoutTail(said.replace(LEVELLED, ""));
  const text = afterList(
    withoutTail(bare.replace(LEVELLED, "").replace(FORMER, "").replace(BOUNDED, "")).replace(
      /(?:连续)?(?<![交举承协主帮转督立申查经兴创开领代])办了?$/u,
      "",
    ),
  );
  const verb = lastVerb(text);
  if (!verb && WHO.test(text) && /有$/u.test(said)) return "";
  if (!verb) {
    const whole = withoutLead(text);
    return EMPTY.test(whole) ? "" : whole;
  }
  const object = withoutLead(text.slice(verb.end));
  if (object.length >= 2 && !EMPTY.test(object)) return object;
  // 党员大会共召开, 问题已解决: what stands before the verb is its topic
  const topic = withoutLead(withoutTail(text.slice(0, verb.start)));
  if (PURE.has(text.slice(verb.start, verb.end)) && WHO.test(topic)) return "";
  if (PURE.has(text.slice(verb.start, verb.end)) || verb.end < text.length) return EMPTY.test(topic) ? "" : topic;
  // 重点任务完成, 新建: the verb says which of them
  const done = EMPTY.test(topic)
    ? text.slice(verb.start, verb.end)
    : trimEdges(text.slice(text.indexOf(topic), verb.end));
  return done === "完成" || done === "实现" || done === "达成" ? "" : done;
}

/** 要求开展警示教育1次，支部开展了6次: who did it is not what was done. */
const WHO = /^(?:党?支部|我[院校镇县区局们]|我?院|我?校|学校|医院|公司|党委|党总支|各支部)$/u;

/** 增加至, 调整为: how a level was reached is not what is counted; 以上的 belongs to the number before. */
const LEVELLED =
  /(?:增长|增加|增|提高|提升|升|上升|下降|降|减少|减|降低|发展|扩大|扩|拓展|扩展|调整|优化|变)[为到至]了?$/u;
const FORMER = /[由从](?:去年|上年|年初|最初|原来|原先|过去|以往)?的?$/u;
const SHARE = /占(?![比有领])[^，,；;。]{1,16}(?:的|总[数量额]|总人数|比重|比例)$/u;
/** 噪声扰民、停车难等问题: what sums up a list. */
function afterList(text: string): string {
  const summed = /、[^等]*等([\u4e00-\u9fff]{2,8})$/u.exec(text)?.[1];
  return summed ?? text;
}

const BOUNDED = /^(?:以上|以下|以内)的?/u;

const HOW = /^(?:已经?|均|全部|都|也|共同?|分别|先后|陆续|按期|如期|顺利|成功|拟)+/u;
/** Outcomes: of people and units that something was done to or happened to, that is counted and not they. */
const OUTCOME = oneOf(
  `
  得到 取得 进入 列为 涉及 涉嫌 来自 反映 领取 和解 被(?:评为|评定为|授予|认定为|列为|确定为|推荐为|选为|命名为)? 获得?评? 荣获 当选为? 受(?:到|表彰|处分|奖|罚) 因 入选
  通过(?=验收|考核|评审|审核|认证|检查|审批|答辩|鉴定|复查|测试|考试|$) 完成 实现 达到 晋升 晋级 转化 达标 验收 脱贫 摘帽 退出 办结 销号 递交 提交 到(?!会|场) 赴 返乡
  落选 请假 缺席`,
  { before: "^" },
);
/** Verbs that say in themselves what came of it. */
const SELF_TOLD =
  /^(?:因|受(?!到)|到|赴|通过|转化|办结|销号|递交|提交|达标|验收|脱贫|入选|请假|缺席|晋升|落选|返乡|退出|领取|和解)/u;

/** What became of those who were counted: 3名同志被评为优秀共产党员, 7个党组织完成转化提升; "" when the text tells none. */
function outcome(post: string, noun: string): string {
  const rest = trimEdges(post.slice(post.indexOf(noun) + noun.length))
    .replace(HOW, "")
    .replace(/^[向为给][^，,；;。]{1,8}?(?=递交|提交)/u, "");
  const found = OUTCOME.exec(rest)?.[0];
  if (found === undefined) return "";
  const told = trimEdges(rest.slice(found.length)).slice(0, 12);
  const object = /^[^，,；;。、（(\d]*/u.exec(told)?.[0] ?? "";
  return SELF_TOLD.test(found) || object.length < 2 ? found + object : object;
}

/** A verb with its object, where a number stands before what was done: 先后3次调整学习计划, 106人次遍访. */
function deed(post: string): string {
  const rest = trimEdges(post).replace(HOW, "");
  const verb = contentVerbAt(rest, 0);
  return verb === undefined ? "" : verb + nounPhrase(rest.slice(verb.length)).slice(0, 8);
}

const UNCLASSED = new Set(["%", "‰", "倍", "比"]);

/**
 * What a number counts. It follows (23场次志愿服务活动), precedes (志愿服务活动23场次), or stands in an earlier clause of
 * the sentence.
 * @param earlier the subject of the number or clause before, "" when there is none
 */
export function subjectOf({ span, pre, post }: Setting, earlier: string): Subject {
  const lead = before(pre);
  const noun = follows(span, pre, lead, post) ? nounPhrase(post) : "";
  if (noun !== "") {
    // 选派17名年轻干部到一线挂职: they are what the verb before governs, whatever became of them
    const told = (PERSONS.has(span.unit) || CLASSED.has(span.unit)) && !governs(pre) ? outcome(post, noun) : "";
    if (told !== "") return { text: told, from: "after" };
    if (!(PERSONS.has(span.unit) && GENERIC.includes(noun))) return { text: noun, from: "after" };
    const done = deed(post.slice(post.indexOf(noun) + noun.length));
    if (done !== "") return { text: done, from: "after" };
  }
  if (REST.test(pre)) return { text: `${/其[余他]|剩余/u.exec(pre)?.[0] ?? "剩余"}${earlier}`, from: "earlier" };
  if (lead !== "" && !ADVERBIAL.test(pre)) return { text: lead, from: "before" };
  const told = PERSONS.has(span.unit) || CLASSED.has(span.unit) ? outcome(post, "") : "";
  const done = told || deed(post);
  if (told !== "" && lead === "") return { text: told, from: "after" };
  if (done !== "" && (lead !== "" || earlier === "" || PERSONS.has(span.unit) || PART.test(pre)))
    return { text: done, from: "after" };
  if (lead !== "") return { text: lead, from: "before" };
  return earlier ? { text: earlier, from: "earlier" } : { text: "", from: "none" };
}

/** Does a verb with its object still to come end what precedes a number? */
function governs(pre: string): boolean {
  const text = withoutTail(pre);
  const verb = lastVerb(text);
  return verb !== null && verb.end === text.length;
}

const CLASSED = new Set("个 家 户 支 所 件 项 条 篇 份 处 座 间 套 批 起 例 门 堂 首 部 种 面".split(" "));
const REST = /(?:其余|剩余|剩下|余下|还剩|尚余)[\u4e00-\u9fff]{0,4}$|其他$/u;
/** 支部先后3次调整…: how often stands between who and what. */
const ADVERBIAL = /(?:先后|陆续|多次|累计|共|已|全年|每年|分别|连续)$/u;

/** 26个社团、1400平方米活动场地: what stands before the second belongs to the first. */
const LISTED = /[、和与及]$/u;
/** 陪审员132名参审案件1205件: who they are is said before. */
const PERSON = /(?:员|师|者|干部|手|委[”"]?)$/u;

/** Does the noun of a number stand behind it? */
function follows(span: NumberSpan, pre: string, lead: string, post: string): boolean {
  if (/^ ?的/u.test(post)) return true;
  // 基地由2处扩展到5处
  if (lead !== "" && FORMER.test(pre)) return false;
  if (UNCLASSED.has(span.unit) || span.kind === "amount")
    return span.kind === "amount" && (lead === "" || LISTED.test(pre));
  if (PERSONS.has(span.unit) && PERSON.test(lead) && !endsOpen(pre)) return false;
  if (endsOpen(pre) || lead === "") return true;
  return contentVerbAt(trimEdges(post), 0) === undefined;
}

/** One of the things that 分别 gives a number each. */
export function listItem(text: string): string {
  return before(text) || trimEdges(text);
}

/** What a clause without a number is about, for the number in the clause that follows. */
export function topicOf(clause: string): string {
  const text = withoutTail(clause.replace(/^\s*(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．])/u, ""));
  const verb = lastVerb(text);
  const object = verb ? nounPhrase(withoutLead(text.slice(verb.end))) : "";
  if (object.length >= 2 && !EMPTY.test(object)) return object;
  const topic = nounPhrase(withoutLead(verb && verb.start > 0 ? text.slice(0, verb.start) : text));
  if (topic.length > 1) return EMPTY.test(topic) ? "" : topic;
  return text.length <= 12 ? withoutLead(text) : "";
}

/** Does what precedes a number leave its object open? 召开了, 共有, 先后, 其中, or nothing at all. */
function endsOpen(pre: string): boolean {
  const text = withoutTail(pre);
  if (text === "") return true;
  return governs(pre) || EMPTY.test(withoutLead(text));
}
