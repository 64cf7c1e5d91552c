import type { NumberSpan } from "#shared/numbers/index.ts";
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

const PURE = new Set("召开 开展 举办 举行 组织 组织召开 组织开展 组织举办 组织实施 进行 实施 累计开展 安排 发放 有 设有 拥有 现有 共有".split(" "));
const PERSONS = new Set(["人", "名", "位", "人次", "名次"]);
const PART = /(?:其中|另有|另外)[，,：:]?/u;
/** What cannot be the whole of a subject: 共, 其余, 全年, 人数. */
const EMPTY = /^(?:其余|其他|剩余|剩下|另外|全年|年内|今年|去年|上半年|下半年|第?[一二三四]季度|总[数量额计]|人数|数量|次数|数|人|名|个|们|工作|情况|方面|[在对由为向给将把从与和及])?$/u;

/** The phrase before a number: what the last light verb governs, or all of it. */
function before(pre: string): string {
  const text = withoutTail(withoutTail(pre).replace(LEVELLED, "").replace(FORMER, "").replace(BOUNDED, ""));
  const verb = lastVerb(text);
  if (!verb) return withoutLead(text);
  const object = withoutLead(text.slice(verb.end));
  if (object.length >= 2 && !EMPTY.test(object)) return object;
  // 党员大会共召开, 问题已解决: what stands before the verb is its topic
  const topic = withoutLead(withoutTail(text.slice(0, verb.start)));
  if (PURE.has(text.slice(verb.start, verb.end)) || verb.end < text.length) return EMPTY.test(topic) ? "" : topic;
  // 重点任务完成, 新建: the verb says which of them
  const done = EMPTY.test(topic) ? text.slice(verb.start, verb.end) : trimEdges(text.slice(text.indexOf(topic), verb.end));
  return done === "完成" || done === "实现" || done === "达成" ? "" : done;
}

/** 增加至, 调整为: how a level was reached is not what is counted; 以上的 belongs to the number before. */
const LEVELLED = /(?:增长|增加|增|提高|提升|升|上升|下降|降|减少|减|降低|发展|扩大|拓展|扩展|调整|优化|变)[为到至]了?$/u;
const FORMER = /[由从](?:去年|上年|年初|最初|原来|原先|过去|以往)?的?$/u;
const BOUNDED = /^(?:以上|以下|以内)的?/u;

/** The verb phrase that follows persons in general: 6名同志递交申请书. */
function deed(post: string, noun: string): string {
  const rest = trimEdges(post.slice(post.indexOf(noun) + noun.length)).replace(/^(?:已|均|全部|都|共|分别|先后)+/u, "");
  const verb = contentVerbAt(rest, 0);
  if (verb === undefined) return "";
  const object = nounPhrase(rest.slice(verb.length));
  return verb + (object.length <= 8 ? object : "");
}

/**
 * What a number counts. It follows (23场次志愿服务活动), precedes (志愿服务活动23场次), or stands in an earlier clause of
 * the sentence.
 * @param earlier the subject of the clause before, "" when there is none
 */
export function subjectOf({ span, pre, post }: Setting, earlier: string): Subject {
  const noun = nounPhrase(post);
  const lead = before(pre);
  const verbEnds = /(?:^|[\u4e00-\u9fff])$/u.test(pre) && endsOpen(pre);
  if (noun.length >= 1 && (verbEnds || lead === "" || lead.length === 0)) {
    if (!(PERSONS.has(span.unit) && GENERIC.includes(noun))) return { text: noun, from: "after" };
    const done = deed(post, noun);
    if (done) return { text: done, from: "after" };
    return lead ? { text: lead, from: "before" } : { text: earlier || noun, from: earlier ? "earlier" : "after" };
  }
  if (lead) return { text: lead, from: "before" };
  if (PERSONS.has(span.unit)) {
    const done = deed(post, "");
    if (done && !PART.test(pre)) return { text: done, from: "after" };
  }
  return earlier ? { text: earlier, from: "earlier" } : { text: "", from: "none" };
}

/** What a clause without a number is about, for the number in the clause that follows. */
export function topicOf(clause: string): string {
  const text = withoutTail(clause);
  const verb = lastVerb(text);
  const object = verb ? nounPhrase(withoutLead(text.slice(verb.end))) : "";
  if (object.length >= 2 && !EMPTY.test(object)) return object;
  const topic = nounPhrase(withoutLead(verb && verb.start > 0 ? text.slice(0, verb.start) : text));
  return EMPTY.test(topic) ? "" : topic;
}

/** Does what precedes a number leave its object open? 召开了, 共有, 先后, 其中, or nothing at all. */
function endsOpen(pre: string): boolean {
  const text = withoutTail(pre);
  if (text === "") return true;
  const verb = lastVerb(text);
  return (verb !== null && verb.end === text.length) || EMPTY.test(withoutLead(text));
}
