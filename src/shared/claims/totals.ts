import type { Finding } from "#shared/checks/finding.ts";
import type { Claim } from "./claim.ts";
import { exactValue, figureFinding } from "./figure-finding.ts";

const OPEN = /^[（(][^）)]*$/u;
const LISTED_ON = /等/u;

/** 15场（党员大会4场、支委会11场）; 共处分298人，其中党纪处分280人、其余20人; 一季度6次、二季度8次，共14次. */
export function totals(text: string, claims: readonly Claim[]): Finding[] {
  return [
    ...claims.flatMap((_, index) =>
      [bracketed(text, claims, index), divided(text, claims, index), summed(text, claims, index)].flatMap(
        (one) => one ?? [],
      ),
    ),
    ...attended(claims),
  ];
}

/** The parts stand in brackets behind their total. */
function bracketed(text: string, claims: readonly Claim[], at: number): Finding | null {
  const total = claims[at]!;
  const close = text.slice(total.end, total.end + 200).search(/[）)]/u);
  if (
    close < 0 ||
    !OPEN.test(text.slice(total.end, total.end + close)) ||
    !/^[（(]/u.test(text.slice(total.end, total.end + 1))
  )
    return null;
  const inside = text.slice(total.end + 1, total.end + close);
  if (LISTED_ON.test(inside)) return null;
  const which = /其中/u.test(inside) ? "some" : "all";
  // 正式53名，预备3名；男40名，女16名: each ； begins another way to divide
  let from = total.end + 1;
  for (const group of inside.split(/[；;]/u)) {
    const to = from + group.length;
    const parts = claims.slice(at + 1).filter((one) => one.start >= from && one.end <= to && one.unit === total.unit);
    const found = parts.length < 2 ? null : compare(total, parts, which);
    if (found) return found;
    from = to + 1;
  }
  return null;
}

/** 其中 opens parts of the number before it; 其余 says that they are all. */
function divided(text: string, claims: readonly Claim[], at: number): Finding | null {
  const total = claims[at]!;
  const rest = claims.slice(at + 1);
  const [first] = rest;
  if (!first || first.unit !== total.unit || !/^[，,；;]?其中/u.test(text.slice(total.end, first.start))) return null;
  const parts: Claim[] = [];
  for (const part of rest) {
    const between = text.slice(parts.at(-1)?.end ?? total.end, part.start);
    if (
      part.unit !== total.unit ||
      /[）)；;]/u.test(between) ||
      (parts.length > 0 && /共|累计|合计|其中/u.test(between))
    )
      break;
    parts.push(part);
    if (part.relation === "rest") return compare(total, parts, "all");
  }
  return compare(total, parts, "some");
}

/** A number that says nothing but 共 sums up those before it. */
function summed(text: string, claims: readonly Claim[], at: number): Finding | null {
  const total = claims[at]!;
  const before = claims.slice(0, at).filter((one) => one.unit === total.unit && one.end <= total.start);
  const last = before.at(-1);
  if (
    before.length < 2 ||
    !last ||
    !/^[，,、和及]*(?:共计|总计|合计|累计|共)(?:为|达)?$/u.test(text.slice(last.end, total.start))
  )
    return null;
  const between = text.slice(before[0]!.start, last.end);
  if (/其中|分别|[；;。]/u.test(between) || claims.slice(0, at).length !== before.length) return null;
  return compare(total, before, "all");
}

function compare(total: Claim, parts: readonly Claim[], which: "all" | "some"): Finding | null {
  const whole = exactValue(total);
  const values = parts.map(exactValue);
  if (whole === null || values.some((value) => value === null)) return null;
  const sum = Math.round((values as number[]).reduce((a, b) => a + b, 0) * 1000) / 1000;
  if (which === "all" ? sum === whole : sum <= whole) return null;
  // Parts that overlap (其中党员20人、女干部15人) may exceed the whole together; a single one may not.
  if (which === "some" && (values as number[]).every((value) => value <= whole) && !sameSort(parts)) return null;
  if (parts.length === 1) {
    const message = `“${total.span}”少于其中的“${parts[0]!.span}”`;
    return figureFinding("figure.total", "error", total, message, "核对合计或者分项");
  }
  const spelled = parts.map(({ span }) => span).join("＋");
  const message = `“${total.span}”与分项不符：${spelled}＝${sum}${total.unit}`;
  return figureFinding("figure.total", "error", total, message, `核对合计或者分项`);
}

/** 党纪处分、政务处分 or 优秀、合格 divide a whole; 女代表、基层代表 overlap. */
const EXCLUSIVE = /(?:处分|等次|等奖|风险|形态|合格|优秀|良好|[高中低]级|[男女]性?|同意|反对|弃权)$/u;

function sameSort(parts: readonly Claim[]): boolean {
  return parts.every(({ subject }) => EXCLUSIVE.test(subject));
}

/** 应到45人，实到43人，请假2人 */
function attended(claims: readonly Claim[]): Finding[] {
  const of = (word: RegExp) => claims.filter(({ subject }) => word.test(subject));
  const [due, ...more] = of(/应到/u);
  const here = of(/^实到|实到$|实到会/u);
  const away = of(/请假|缺席|未到|因[病公事]/u);
  if (!due || more.length > 0 || here.length !== 1) return [];
  const [all, present, absent] = [exactValue(due), exactValue(here[0]!), away.map(exactValue)];
  if (all === null || present === null || absent.includes(null)) return [];
  const sum = present + (absent as number[]).reduce((a, b) => a + b, 0);
  if (present <= all && (away.length === 0 || sum === all)) return [];
  const message = away.length === 0 ? `实到${present}人多于应到${all}人` : `应到${all}人，实到和未到相加为${sum}人`;
  return [figureFinding("figure.total", "error", due, message, "核对应到、实到和请假人数")];
}
