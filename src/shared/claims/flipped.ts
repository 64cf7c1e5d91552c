import type { Finding } from "#shared/checks/finding.ts";
import type { Claim } from "./claim.ts";
import { exactValue, figureFinding } from "./figure-finding.ts";

const DONE = "整改|办结|完成|销号|解决|化解|对接|兑现|落实|到位|办理|答复|转化|验收";
const ALL = new RegExp(
  `(?:全部|均已|都已|全数|无一例外)(?:按期|按时|如期|顺利)?(?:${DONE})|(?:${DONE})率(?:达到?|为)?(?:100[%％]|百分之百|百分百)`,
  "u",
);
const OPEN = new RegExp(`(?:尚未|还未|未|仍未|没有|逾期|超期|正在|还在)(?:${DONE}|推进|办)`, "u");

/**
 * 37个问题全部整改完成，其余2个正在推进: a sentence that says all and counts what is left. The graver kind: it does not
 * miscount, it tells the opposite.
 */
export function flipped(text: string, claims: readonly Claim[]): Finding[] {
  const [first] = claims;
  if (!first) return [];
  const sentence = text.slice(first.sentence.start, first.sentence.end);
  const found = ALL.exec(sentence);
  if (!found) return [];
  const at = first.sentence.start + found.index;
  const left = claims.find((claim) => isLeft(text, claim) && (exactValue(claim) ?? 0) > 0);
  if (!left) return [];
  const place = { start: at, end: at + found[0].length };
  const message = `称“${found[0]}”，但文中还有${left.span}未完成`;
  return [figureFinding("figure.flipped", "error", place, message, "按实际情况改写：已完成多少、还有多少")];
}

function isLeft(text: string, claim: Claim): boolean {
  const clause = text.slice(claim.end, Math.min(claim.sentence.end, claim.end + 12)).split(/[，,；;]/u)[0] ?? "";
  const before = text.slice(Math.max(claim.sentence.start, claim.start - 8), claim.start);
  const open = OPEN.test(clause) || /(?:尚有|还有|仍有|未[\u4e00-\u9fff]{2}的?)$/u.test(before);
  return open || (claim.relation === "rest" && OPEN.test(clause));
}
