import { fold, matchAt } from "./fold.ts";
import { readBigUnits, readNumeral, tidy } from "./numerals.ts";
import { readRate } from "./rates.ts";
import type { Approx } from "./spans.ts";

/**
 * What the approximate forms promise about the true value x:
 * - N余, N多: N < x < N + one unit of the last place of N that is not zero (10余: 10 < x < 20; 150余: 150 < x < 160;
 *   100余: 100 < x < 200; 15余: 15 < x < 16, which no count of whole things fulfils).
 * - N以上, 不少于N, 上百: x ≥ N. 超N, 逾N: x > N.
 * - 近N, 不足N: 0.9 N ≤ x < N.
 * - 约N, N左右, N来: x within a tenth of N.
 * - N alone: x itself, rounded to the decimals that are written; without decimals a whole x must be N exactly.
 */
type Claim = "exact" | "remainder" | "atLeast" | "beyond" | "near" | "about";
type Surface = { value: number; claim: Claim; unit: "%" | ""; step: number };

const APPROX: Readonly<Record<Claim, Approx>> = {
  exact: "exact",
  remainder: "over",
  atLeast: "over",
  beyond: "over",
  near: "near",
  about: "about",
};
const BEFORE: readonly (readonly [string, Claim])[] = [
  ["不少于", "atLeast"],
  ["不低于", "atLeast"],
  ["至少", "atLeast"],
  ["上", "atLeast"],
  ["超过", "beyond"],
  ["超", "beyond"],
  ["逾", "beyond"],
  ["将近", "near"],
  ["接近", "near"],
  ["近", "near"],
  ["不足", "near"],
  ["大约", "about"],
  ["约", "about"],
];
const AFTER: Readonly<Record<string, Claim>> = {
  余: "remainder",
  多: "remainder",
  几: "remainder",
  以上: "atLeast",
  左右: "about",
  上下: "about",
  来: "about",
};
const QUALIFIER = /[余多几来]/uy;
const PERCENT = /[%‰]/y;
const TAIL = /(?:以上|左右|上下)/uy;

function readSurface(text: string): Surface | null {
  const s = fold(text).trim();
  const prefix = BEFORE.find(([word]) => s.startsWith(word));
  let claim: Claim = prefix?.[1] ?? "exact";
  let at = prefix?.[0].length ?? 0;
  const sign = /^[-负]$/u.test(s[at] ?? "") ? -1 : 1;
  if (sign < 0) at++;
  const rate = readRate(s, at);
  const numeral = rate ? null : readNumeral(s, at);
  const read = rate ?? numeral;
  if (!read || rate?.valueTo !== undefined) return null;
  let value = read.value;
  let step = rate ? rate.step : (numeral?.decimalStep ?? 0);
  let unit: Surface["unit"] = rate ? "%" : "";
  at = read.end;
  const qualifier = matchAt(QUALIFIER, s, at)?.[0];
  if (qualifier) {
    claim = AFTER[qualifier]!;
    const big = readBigUnits(s, at + 1);
    value *= big.scale;
    step *= big.scale;
    at = big.end;
  }
  const percent = rate ? undefined : matchAt(PERCENT, s, at)?.[0];
  if (percent) {
    const factor = percent === "%" ? 1 : 0.1;
    value = tidy(value * factor);
    step *= factor;
    unit = "%";
    at++;
  }
  const tail = matchAt(TAIL, s, at)?.[0];
  if (tail) {
    claim = AFTER[tail]!;
    at += tail.length;
  }
  return at === s.length ? { value: sign * value, claim, unit, step } : null;
}

/**
 * Reads the text of a single number ("9", "九", "15余", "近百", "98.3%", "１２", "3.2万", "三分之二").
 * 万 and 亿 are multiplied in, parts of a whole are in per cent. `null` when it is anything else, ranges included.
 */
export function parseNumber(text: string): { value: number; approx: Approx; unit: "%" | "" } | null {
  const s = readSurface(text);
  return s && { value: s.value, approx: APPROX[s.claim], unit: s.unit };
}

/** One unit of the last place that is not zero: 150 → 10, 100 → 100, 15 → 1, with decimals their last place. */
function lastPlace(value: number, step: number): number {
  if (step > 0) return step;
  let place = 1;
  while (value !== 0 && value % (place * 10) === 0) place *= 10;
  return place;
}

/** Whether the surface form states the value truthfully, as the approximate forms are defined above. */
export function agrees(text: string, value: number): boolean {
  const s = readSurface(text);
  if (!s) return false;
  const slack = 1e-9 * Math.max(1, Math.abs(value));
  const n = s.value;
  switch (s.claim) {
    case "exact": {
      const rounding = s.step > 0 ? s.step / 2 : Number.isInteger(value) ? 0 : 0.5;
      return Math.abs(value - n) <= rounding + slack;
    }
    case "remainder":
      return value > n && value < n + lastPlace(n, s.step);
    case "atLeast":
      return value >= n - slack;
    case "beyond":
      return value > n;
    case "near":
      return value >= 0.9 * n - slack && value < n;
    case "about":
      return Math.abs(value - n) <= 0.1 * Math.abs(n) + slack;
  }
}
