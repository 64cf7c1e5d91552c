import type { Around } from "./around.ts";
import { contentVerbAt, lightVerbAt } from "./phrase.ts";

const PER = "人批团户名个位月周日天年季村班家校期次场支两半学旬县镇乡街社组队岗室所户";
/** 每月1次, 每名干部联系3户; not 每月开展，全年共12次, which adds up. */
const EACH = new RegExp(`每(?:[${PER}]|[一二三两\\d]+[${PER}])[^，,；;。]{0,20}$`, "u");
const SUMMED = /共(?!同)|累计|合计|总/u;
const AVERAGE =
  /(?:场场|次次|期期)(?:都|均)?有?$|(?:人|户|日|月|年|周|村|校|班|场|季|次)均[^，,；;。]{0,10}$|平均(?!年龄)[^，,；;。]{0,12}$/u;
/** 各3次, 各召开1次; not 各支部召开48次, which is their sum. */
const APIECE =
  /各(?:自)?(?:(?:召开|开展|举办|组织|评选|选派|派出|配备|安排|发放|设立?|完成|选树|推荐|新增|确定)[^，,；;。、]{0,8})?$/u;
const ALIKE =
  /(?<![人户日月年周村校班场季次平])均(?:为|达到?|是|召开|开展|举办|组织|完成|学习|安排|超过?)?[^，,；;。、已未\d]{0,6}$/u;
const RATIO_AFTER = /^ ?[/／](?:人|户|月|年|周|天|日|场|次|季|亩|学期)/u;

/**
 * 每90天更换1次, 每周1期: who does what is not said, so that nothing can be checked. A verb of work, or what takes place
 * that often, makes it a claim.
 */
export function isBareEach({ here, before }: Around): boolean {
  const each = EACH.exec(here);
  if (!each || !/^每(?:[月周日天年季旬]|\d+[天日月年])/u.test(each[0]) || SUMMED.test(each[0])) return false;
  const lead = here.slice(0, each.index).replace(/坚持|落实|做到|保持|[，,、：: ]/gu, "");
  const done = hasVerb(each[0], contentVerbAt) || hasVerb(each[0], lightVerbAt);
  return !done && lead.length < 2 && !hasVerb(before.slice(0, before.length - here.length), contentVerbAt);
}

/** 两个片区各整治9家: a verb right behind 各; a noun there (各支部召开48次) makes it a sum. */
function isApiece(here: string): boolean {
  const at = here.lastIndexOf("各");
  if (at <= 0 || here.length - at > 14 || SUMMED.test(here.slice(at))) return false;
  return (
    contentVerbAt(here, at + 1) !== undefined ||
    lightVerbAt(here, at + 1) !== undefined ||
    /^(?:带队|讲|上)/u.test(here.slice(at + 1))
  );
}

/** Does the text hold a verb of work, light or telling? */
export function hasVerb(text: string, verbAt?: (text: string, at: number) => string | undefined): boolean {
  const any = verbAt ?? ((words: string, at: number) => contentVerbAt(words, at) ?? lightVerbAt(words, at));
  for (let at = 0; at < text.length; at++) if (any(text, at) !== undefined) return true;
  return false;
}

/** Is the number per person, place or time, so that it is no sum of anything? Per cent stays a rate. */
export function isFrequency({ span, here, after }: Around): boolean {
  if (span.kind === "rate") return false;
  if (RATIO_AFTER.test(after)) return true;
  const each = EACH.exec(here)?.[0];
  if (each !== undefined && !SUMMED.test(each)) return true;
  return [AVERAGE, APIECE, ALIKE].some((pattern) => pattern.test(here)) || isApiece(here);
}
