import { matchAt } from "./fold.ts";
import {
  bigUnitOf,
  digitOf,
  type Numeral,
  readArabic,
  readBigUnits,
  readNumeral,
  smallUnitOf,
  tidy,
} from "./numerals.ts";
import { countsOne } from "./one.ts";
import { readRate } from "./rates.ts";
import type { Approx, Found, QuantityKind, Rule } from "./spans.ts";
import { readUnit } from "./units.ts";

/** A numeral, a pair of digits or a range, before its unit. */
type Amount = {
  end: number;
  value: number;
  valueTo?: number;
  scale: 1 | 1e4 | 1e8;
  script: Numeral["script"];
  approx: Approx;
  bare: boolean;
};

/** 两三, 七八, 三五: the digits that stand side by side for "from … to"; 十, 百, 千, 万 may follow. */
function readPair(norm: string, at: number, base = 0): Amount | null {
  const low = digitOf(norm[at]);
  const high = digitOf(norm[at + 1]);
  if (!low || !high || digitOf(norm[at + 2]) !== undefined) return null;
  if (high !== low + 1 && !(low === 3 && high === 5)) return null;
  const next = smallUnitOf(norm[at + 2]);
  // 一百三四十次: the pair stands for the tens
  const small = base === 0 || (next === 10 && base % 100 === 0) ? next : undefined;
  const big = readBigUnits(norm, at + 2 + (small ? 1 : 0));
  const [value, valueTo] = [low, high].map((digit) => (base + digit * (small ?? 1)) * big.scale) as [number, number];
  return { end: big.end, value, valueTo, scale: big.top, script: "chinese", approx: "exact", bare: false };
}

/** 1，024 or 1 024: a full-width comma or a space parts thousands only where a unit follows. */
function readNumeralHere(raw: string, norm: string, at: number): Numeral | null {
  const n = readNumeral(norm, at);
  if (n?.script !== "arabic") return n;
  if (raw.slice(at, n.end).includes("，") && !readUnit(norm, n.end)) {
    const first = readArabic(norm.slice(at, norm.indexOf(",", at)), 0);
    return first && { ...first, end: at + first.end };
  }
  const spaced = readArabic(norm, at, true);
  return spaced && readUnit(norm, spaced.end) ? spaced : n;
}

const QUALIFIER = /[余多几来]|(?<=\d) [余多](?!数)/uy;

function readAmount(raw: string, norm: string, at: number): Amount | null {
  const pair = readPair(norm, at);
  if (pair) return pair;
  const n = readNumeralHere(raw, norm, at);
  if (!n) return null;
  // 十二三人: the last digit is one of a pair
  const tail = digitOf(norm[n.end - 1]);
  if (n.script === "chinese" && tail && digitOf(norm[n.end])) {
    const joined = n.value > 10 ? readPair(norm, n.end - 1, n.value - tail) : null;
    return joined && readUnit(norm, joined.end) ? joined : null;
  }
  const amount: Amount = { ...n, approx: "exact" };
  const qualifier = matchAt(QUALIFIER, norm, n.end)?.[0];
  if (!qualifier || (n.value < 10 && n.scale === 1)) return amount;
  if (qualifier === "几" && !(n.script === "chinese" && smallUnitOf(norm[n.end - 1]))) return amount;
  if (qualifier === "来" && (n.value % 10 !== 0 || !readUnit(norm, readBigUnits(norm, n.end + qualifier.length).end)))
    return amount;
  const big = readBigUnits(norm, n.end + qualifier.length);
  return {
    ...amount,
    end: big.end,
    value: n.value * big.scale,
    scale: n.scale === 1e8 || big.top === 1 ? n.scale : big.top,
    approx: qualifier === "来" ? "about" : "over",
  };
}

const CONNECTOR = / ?(?:至|到|-|~) ?/y;

/** Joins 10—15人, 10人至15人, 2—3万元; "从3个到5个" tells of a change and stays two numbers. */
function readRange(raw: string, norm: string, at: number, low: Amount): Amount {
  if (low.valueTo !== undefined || low.approx !== "exact") return low;
  const unit = readUnit(norm, low.end);
  if (unit && /[从由自]/u.test(norm[at - 1] ?? "")) return low;
  const after = unit?.end ?? low.end;
  const link = matchAt(CONNECTOR, norm, after);
  if (!link) return low;
  const second = after + link[0].length;
  const high = readAmount(raw, norm, second);
  if (!high || high.valueTo !== undefined) return low;
  if (unit && readUnit(norm, high.end)?.unit !== unit.unit) return low;
  let value = low.value;
  // 2—3万元: the first number borrows the 万 of the second
  if (!unit && low.scale === 1 && high.scale > 1 && value < high.value / high.scale) value *= high.scale;
  if (value >= high.value) return low;
  return { ...high, value, valueTo: high.value, bare: low.bare };
}

const OVER = /(?:(?<!不|不得|不能|不应|未|没有)超过?|逾|突破|高于|多于|大于|不少于|不低于|至少|不下) ?$/u;
const NEAR = /(?:将近|接近|(?<![附临邻最就靠远亲])近|(?<![摆找题弱和与、])不足|不到) ?$/u;
const ABOUT = /(?:大约|大概|(?<![预签公节条契特违])约)[占为有达]? ?$/u;
const UPON = /(?<![网线马晚早会身以路])上$/u;
const AFTER = /[及或]?以上(?!述)|左右|上下(?![级一联])/uy;

function approximation(norm: string, at: number, end: number, own: Approx, bare: boolean, elapsed: boolean): Approx {
  if (own !== "exact") return own;
  const after = matchAt(AFTER, norm, end)?.[0];
  if (after) return after.endsWith("以上") ? "over" : "about";
  const before = norm.slice(Math.max(0, at - 6), at);
  if (OVER.test(before) || (bare && UPON.test(before))) return "over";
  // 近三年 are the last three years
  if (!elapsed && NEAR.test(before)) return "near";
  return ABOUT.test(before) ? "about" : "exact";
}

const RATIO = /(\d{1,4}(?:\.\d{1,2})?):(\d{1,4}(?:\.\d{1,2})?)(?::\d{1,4}){0,4}(?![\d:])/y;

/** 98.3% is read with the units; here 百分之八十, 三分之二, 九成多, and ratios 1∶3 (4∶3∶3 has no one value). */
export const rate: Rule = ({ norm }, at) => {
  const r = readRate(norm, at);
  const kind: QuantityKind = "rate";
  if (r) {
    const more = /[多余]/u.test(norm[r.end] ?? "");
    const end = more ? r.end + 1 : r.end;
    const approx = approximation(norm, at, end, more ? "over" : "exact", false, false);
    return { end, class: "quantity", value: r.value, valueTo: r.valueTo, unit: "%", approx, kind };
  }
  const ratio = matchAt(RATIO, norm, at);
  if (!ratio || Number(ratio[2]) === 0) return null;
  const two = ratio[0].split(":").length === 2;
  const value = two ? Number(ratio[1]) / Number(ratio[2]) : undefined;
  return { end: at + ratio[0].length, class: "quantity", value, unit: "比", approx: "exact", kind };
};

const HALF_MORE = /个(半|多)(小时|月|钟头|学期|星期)/uy;
const DAY_LONG_BEFORE = /(?:每|历时|用时|耗时|为期|持续|(?<!时)长达|连续|不超过)$/u;
const DAY_LONG_AFTER =
  /以?[内外]|之内|工作|值班|在线|值守|备勤|轮班|待命|制|到场|响应|办结|出证|处置|送达|抵达|预警|应急|营业|开放|服务|不间断|畅通|接诉|上门/uy;

/** Hours are counted (志愿服务1200小时) unless they say for how long: 24小时, 2小时内, 持续3小时. */
function isDuration(norm: string, at: number, end: number, value: number): boolean {
  return (
    value === 24 ||
    DAY_LONG_BEFORE.test(norm.slice(Math.max(0, at - 3), at)) ||
    matchAt(DAY_LONG_AFTER, norm, end) !== null
  );
}

const COUNTING = /[共计达为约近超:] ?$/u;

/** A number with nothing after it that is known as a unit. */
function unitless(norm: string, at: number, a: Amount): Found | null {
  if (a.script === "chinese" && (a.bare || !COUNTING.test(norm.slice(Math.max(0, at - 2), at)))) return null;
  const approx = approximation(norm, at, a.end, a.approx, a.bare, false);
  return { end: a.end, class: "quantity", value: tidy(a.value), valueTo: a.valueTo, unit: "", approx, kind: "count" };
}

/** Amounts with their unit, durations and ages; numbers without a unit come out as quantities, too. */
export const quantity: Rule = ({ raw, norm }, at) => {
  const first = readAmount(raw, norm, at);
  if (!first) return null;
  // 数十人, 几百户, 好几百: nobody says how many
  if (first.script === "chinese" && /[数几]/u.test(norm[at - 1] ?? "")) return { end: first.end, class: null };
  const a = readRange(raw, norm, at, first);
  const long = matchAt(HALF_MORE, norm, a.end);
  if (long) {
    const value = a.value + (long[1] === "半" ? 0.5 : 0);
    const unit = long[2] === "月" ? "个月" : long[2] === "钟头" ? "小时" : long[2]!;
    return { end: a.end + long[0].length, class: "datetime", value, unit, approx: long[1] === "多" ? "over" : "exact" };
  }
  const unit = readUnit(norm, a.end);
  if (!unit) return unitless(norm, at, a);
  const { role } = unit;
  let { end } = unit;
  let value = a.value;
  let valueTo = a.valueTo;
  const elapsed = role === "duration" || (role === "hours" && isDuration(norm, at, end, value));
  if (elapsed || role === "age") {
    if (a.bare && !UPON.test(norm.slice(Math.max(0, at - 6), at)) && a.approx === "exact") return { end, class: null };
    if (norm.slice(at, a.end) === "一" && !elapsedOne(norm, at, end)) return { end, class: null };
    let own = a.approx;
    if (norm[end] === "半") {
      value += 0.5;
      end++;
    } else if (norm[end] === "多") {
      own = "over";
      end++;
    }
    const approx = approximation(norm, at, end, own, a.bare, elapsed);
    return { end, class: "datetime", value: tidy(value), valueTo, unit: unit.unit, approx };
  }
  const approx = approximation(norm, at, end, a.approx, a.bare, false);
  if (a.bare && approx === "exact" && !(role === "money" && a.end - at > 1)) return { end: a.end, class: null };
  if (norm.slice(at, a.end) === "一" && !countsOne(norm, at, end, unit.text)) return { end: a.end, class: null };
  if (role === "score" && a.script === "chinese" && a.value < 11) return { end: a.end, class: null };
  let name = unit.unit;
  if (role === "money" && a.scale > 1) {
    value /= a.scale;
    if (valueTo !== undefined) valueTo /= a.scale;
    name = `${a.scale === 1e8 ? "亿" : "万"}${name}`;
  } else if (name === "‰") {
    value /= 10;
    name = "%";
  }
  const kind: QuantityKind = role === "people" || role === "count" || role === "rate" ? role : "amount";
  return { end, class: "quantity", value: tidy(value), valueTo: valueTo && tidy(valueTo), unit: name, approx, kind };
};

/** 一年来 lasts a year; 每一年, 这一天, 一天天 do not say how long. */
function elapsedOne(norm: string, at: number, end: number): boolean {
  return (
    !/[每这那哪某同另有新]/u.test(norm[at - 1] ?? "") &&
    !/[一两天年]/u.test(norm[end] ?? "") &&
    bigUnitOf(norm[end]) === undefined
  );
}
