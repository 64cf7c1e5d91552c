import type { Around } from "./around.ts";
import { contentVerbAt, lightVerbAt } from "./phrase.ts";

/** What somebody has to do, may do or would do. */
const MODAL =
  /(?<![供响反对适效])应(?![急届对用聘到])|[必须]须|须(?!知)|需(?!求)|不[得准能宜]|要(?![求素点闻害案务])|可(?![靠行见观])|将(?!军)|拟|宜(?![居])|每|凡|如(?![期数实])|若|者[，]?$|不(?:[少低多高]于|超过|得)|违者|[执持留存]$|至少|最多|目标值|[任自]选|付至|建议|希望|计划|力争|预计|由[^，。]{1,8}(?:承担|负责)/u;
/** When, by whom or how far it really was done. */
const REAL =
  /实际|今年(?!起)|本年|年内|全年|本[次届校院村镇局县区]|此次|本支部|我[们县区镇村局校院]|现[已有为]|已(?!经济)|仅|会后|随后|当年|其中|累计|共(?!同|享|建|识|性)|检查组|暗访组|结果|另有|[仍还]有|人均/u;
/** What is done to people and things that the sentence names behind their number. */
const DONE_AFTER = /^[^，,；;。]{0,10}(?:如期|按期|已|被|获|通过验收)/u;
/** Verbs of work beside those that say what is counted. */
const WORK = /提名|扣减|扣留|扣收|退还|赔付|供货|自查|收取/u;
/** So far before its number a verb governs it. */
const REACH = 9;

/**
 * Does the clause itself report, so that a rule, an opinion or a plan in an earlier clause of the sentence is nothing to
 * its number? 条例规定预备期1年，6名同志按期转正. Never true of the first clause.
 */
export function reports({ span, here, before, after }: Around): boolean {
  if (here.length === before.length || MODAL.test(here)) return false;
  if (/^[^，,；;。]{0,12}(?:应|须|不得|要求|可以|方可|将)|^以[上下][^，,；;。]{0,8}的[，,]/u.test(after)) return false;
  if (REAL.test(here) || WORK.test(here) || DONE_AFTER.test(after)) return true;
  for (let at = Math.max(0, here.length - REACH); at < here.length; at++)
    if (isVerb(here, at) && (lightVerbAt(here, at) === undefined || !isSmall(span))) return true;
  return false;
}

const SMALL = 9;
/** 随车配备医生1名: rules and duties speak of few things, and of hardly anything else in round words. */
const isSmall = ({ value }: Around["span"]): boolean => value !== null && value <= SMALL && Number.isInteger(value);

/** 党费收缴率 is a noun. */
function isVerb(text: string, at: number): boolean {
  const verb = contentVerbAt(text, at) ?? lightVerbAt(text, at);
  return verb !== undefined && !/[率量数额]/u.test(text[at + verb.length] ?? "");
}
