import type { Around } from "./around.ts";
import type { Claim } from "./claim.ts";
import { hasVerb } from "./frequency.ts";
import { contentVerbAt, lightVerbAt } from "./phrase.ts";

/** What somebody has to do, may do or would do. */
const MODAL =
  /(?<![供响反对适效])应(?![急届对用聘到])|须(?!知)|需(?!求)|不[得准能宜]|要(?![求素点闻害案务])|可(?=以|享|申|选|在|按|于|由|从|用|获|续|免|领|贷|献|达|停|坐|供|容|办)|将(?!军)|(?<![模虚草])拟|宜(?![居])|每|凡|如(?![期数实])|若|者[，]?$|不(?:[少低多高]于|超过|得)|违者|[执持留存]$|至少|最多|目标值|[任自]选|付至|建议|希望|计划|力争|预计|由[^，。]{1,8}(?:承担|负责)/u;
const ORDERED_AFTER = /^[^，,；;。]{0,12}(?:应|须|不得|要求|可以|方可|将)|^以[上下][^，,；;。]{0,8}的[，,]/u;
/** When, by whom or how far it really was done. */
const REAL =
  /实际|今年(?!起)|本年|年内|最终|全年|本[次届校院村镇局县区]|此次|本支部|我[们县区镇村局校院]|现[已有为]|已(?!经济)|仅|会后|随后|当年|其中|累计|(?<!公)共(?!同|享|建|识|性)|检查组|暗访组|结果|另有|[仍还]有|人均/u;
/** What is done to people and things that the sentence names behind their number. */
const DONE_AFTER = /^[^，,；;。]{0,10}(?:如期|按期|已|被|获|通过验收)/u;
/** Verbs of work beside those that say what is counted. */
const WORK = /提名|扣减|扣留|扣收|退还|赔付|供货|自查|收取|提醒(?=\d|$)|了(?:近|约|超过?)?$/u;
/** So far before its number a verb governs it. */
const REACH = 9;
const SMALL = 9;

/**
 * Does the clause itself report, or go on from one that does, so that a rule, an opinion or a plan in an earlier clause
 * of the sentence is nothing to its number? 条例规定预备期1年，6名同志按期转正. Never true of the first clause.
 */
export function reports({ span, here, before, after }: Around): boolean {
  if (here.length === before.length || MODAL.test(here) || ORDERED_AFTER.test(after)) return false;
  if (tells(here, isSmall(span)) || DONE_AFTER.test(after)) return true;
  const clauses = before
    .slice(0, before.length - here.length)
    .split(/[，,；;：:]/u)
    .filter(Boolean);
  for (const clause of clauses.slice(1).toReversed()) {
    if (MODAL.test(clause)) return false;
    if (tells(clause, false) && /\d|[一二三四五六七八九十百]/u.test(clause)) return true;
  }
  return false;
}

/** Does a clause hold what reports speak with? Of a few things no light verb does. */
function tells(clause: string, few: boolean): boolean {
  if (REAL.test(clause) || WORK.test(clause)) return true;
  for (let at = Math.max(0, clause.length - REACH); at < clause.length; at++)
    if (isVerb(clause, at) && (lightVerbAt(clause, at) === undefined || !few)) return true;
  return false;
}

/** 随车配备医生1名: rules and duties speak of few things. */
const isSmall = ({ value }: Around["span"]): boolean => value !== null && value <= SMALL && Number.isInteger(value);

/** 党费收缴率 is a noun. */
function isVerb(text: string, at: number): boolean {
  const verb = contentVerbAt(text, at) ?? lightVerbAt(text, at);
  return verb !== undefined && !/[率量数额]/u.test(text[at + verb.length] ?? "");
}

const TINY = 3;
/** What is set against something else or is new was counted. */
const SET_OUT = /占|率|分别|新/u;
const LEDGER =
  /党员|干部|职工|学生|教师|群众|党组织|党委|案|问题|隐患|建议|品牌|需求|心愿|诉求|意见|线索|成果|称号|党课/u;

/** 最沉重的一页, 大楼地上2层: a few of something, in a sentence that tells of no work and of nothing that ledgers keep. */
export function tellsNothing(sentence: string, claims: readonly Claim[]): boolean {
  if (claims.some(({ value }) => value === null || value > TINY)) return false;
  return ![REAL, SET_OUT, LEDGER].some((words) => words.test(sentence)) && !hasVerb(sentence);
}
