import type { Finding } from "#shared/checks/finding.ts";
import type { Claim } from "./claim.ts";
import { exactValue, figureFinding } from "./figure-finding.ts";

const LIST =
  /^(?:活动|会议|单位|个人|集体|同志|[\u4e00-\u9fff]{0,6})?(?:（|\(|：|:|，分别(?:为|是)[:：]?|，即)([^。；;）)\n\d]{4,400})(?:[。；;）)\n]|$)/u;

/** 先进集体3个（甲、乙、丙、丁）: a number with the list of what it counts right behind it. */
export function listsOf(text: string, claims: readonly Claim[]): Finding[] {
  return claims.flatMap((claim) => {
    const value = exactValue(claim);
    const list = LIST.exec(text.slice(claim.end, claim.end + 420))?.[1];
    if (value === null || list === undefined || value < 2 || value > 60) return [];
    const items = itemsOf(list);
    if (items === null || items.length === value) return [];
    const message = `写“${claim.span}”，后面列出${items.length}项（${items[0]}……${items.at(-1)}）`;
    return [figureFinding("figure.list", "warning", claim, message, "核对数目，或者补全、删减列举的内容")];
  });
}

/** The items of a plain list; null where anything says that it is none, or not all of it. */
function itemsOf(list: string): string[] | null {
  if (/等|其中|以及|包括但|，|,|占|均|共/u.test(list)) return null;
  const items = list.split(/、|和(?=[^、]*$)|与(?=[^、]*$)/u).map((item) => item.trim());
  if (items.length < 3 || items.some((item) => item === "" || item.length > 24)) return null;
  return items;
}
