import type { Claim } from "#shared/claims/claim.ts";
import { agrees } from "#shared/numbers/index.ts";

const BEFORE = /(?:不少于|不低于|至少|超过|超|逾|将近|接近|近|不足|大约|约)$/u;
const AFTER = /^(?:以上|左右|上下)/u;
/** 一万一千零一, 3万2千余: digits, big units and 余 in any order, as the grammar of numbers has accepted them. */
const NUMERAL = /^[负-]?[\d.,，\s〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟万亿余多几来]*[%％‰]?/u;
const RATE =
  /^(?:百分之|千分之)[\d.〇零一二三四五六七八九十百点]+|^[〇零一二三四五六七八九十半]+(?:分之[〇零一二三四五六七八九十百]+|成[半〇零一二三四五六七八九]?)/u;

/** The number as the text writes it, with 近, 余, 以上 and without its unit: what `agrees` reads. */
export function statedSurface(text: string, claim: Pick<Claim, "start" | "end" | "span">): string {
  const before = BEFORE.exec(text.slice(Math.max(0, claim.start - 3), claim.start))?.[0] ?? "";
  const after = AFTER.exec(text.slice(claim.end, claim.end + 2))?.[0] ?? "";
  const folded = claim.span.normalize("NFKC");
  const numeral = RATE.exec(folded)?.[0] ?? NUMERAL.exec(folded)?.[0] ?? folded;
  return before + numeral.trim() + after;
}

/**
 * Does the text state this value truthfully? What the approximate words promise stands at `agrees`; of a range the value
 * lies between the ends. A rate without decimals agrees with what rounds to it.
 */
export function states(text: string, claim: Claim, value: number): boolean {
  if (claim.valueTo !== null && claim.value !== null) return value >= claim.value && value <= claim.valueTo;
  if (claim.value === value && claim.approx === "exact") return true;
  return agrees(statedSurface(text, claim), value);
}
