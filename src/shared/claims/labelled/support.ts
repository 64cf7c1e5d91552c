import type { Approx } from "../../numbers/index.ts";
import { branch } from "./branch.ts";
import { department } from "./department.ts";
import { discipline } from "./discipline.ts";
import { eighthClaims } from "./eighth-claims.ts";
import { eighthClaimsMore } from "./eighth-claims-more.ts";
import { eighthNone } from "./eighth-none.ts";
import { eighthNoneDrafts } from "./eighth-none-drafts.ts";
import { eighthNoneMore } from "./eighth-none-more.ts";
import { enterprise } from "./enterprise.ts";
import { fifthClaims } from "./fifth-claims.ts";
import { fifthClaimsMore } from "./fifth-claims-more.ts";
import { fifthNone } from "./fifth-none.ts";
import { fifthNoneMore } from "./fifth-none-more.ts";
import { fourthNone } from "./fourth-none.ts";
import { fourthNoneMore } from "./fourth-none-more.ts";
import { freshClaims } from "./fresh-claims.ts";
import { freshClaimsMore } from "./fresh-claims-more.ts";
import { freshClaimsThird } from "./fresh-claims-third.ts";
import { freshNone } from "./fresh-none.ts";
import { freshNoneMore } from "./fresh-none-more.ts";
import { freshNoneThird } from "./fresh-none-third.ts";
import { hard } from "./hard.ts";
import { hardLong } from "./hard-long.ts";
import { hardMixed } from "./hard-mixed.ts";
import { hardMore } from "./hard-more.ts";
import { hospital } from "./hospital.ts";
import { ninthClaims } from "./ninth-claims.ts";
import { ninthClaimsMore } from "./ninth-claims-more.ts";
import { ninthNone } from "./ninth-none.ts";
import { ninthNoneMore } from "./ninth-none-more.ts";
import { ninthNonePlans } from "./ninth-none-plans.ts";
import { none } from "./none.ts";
import { noneMore } from "./none-more.ts";
import { reviewedLists } from "./reviewed-lists.ts";
import { reviewedLong } from "./reviewed-long.ts";
import { reviewedMixed } from "./reviewed-mixed.ts";
import { reviewedNoneNotices } from "./reviewed-none-notices.ts";
import { reviewedNoneRules } from "./reviewed-none-rules.ts";
import { reviewedNoneStories } from "./reviewed-none-stories.ts";
import { reviewedUnits } from "./reviewed-units.ts";
import { school } from "./school.ts";
import { service } from "./service.ts";
import { seventhClaims } from "./seventh-claims.ts";
import { seventhClaimsMore } from "./seventh-claims-more.ts";
import { seventhNone } from "./seventh-none.ts";
import { seventhNoneHard } from "./seventh-none-hard.ts";
import { seventhNoneMore } from "./seventh-none-more.ts";
import { seventhNonePlans } from "./seventh-none-plans.ts";
import { sixthClaims } from "./sixth-claims.ts";
import { sixthClaimsMore } from "./sixth-claims-more.ts";
import { sixthNone } from "./sixth-none.ts";
import { sixthNoneHard } from "./sixth-none-hard.ts";
import { sixthNoneMore } from "./sixth-none-more.ts";
import { sixthNoneProse } from "./sixth-none-prose.ts";
import { thirdClaims } from "./third-claims.ts";
import { thirdClaimsMore } from "./third-claims-more.ts";
import { thirdNone } from "./third-none.ts";
import { thirdNoneMore } from "./third-none-more.ts";
import { town } from "./town.ts";

const KINDS = { c: "count", p: "people", a: "amount", r: "rate", f: "frequency" } as const;
type ClaimKind = (typeof KINDS)[keyof typeof KINDS];

/**
 * A quantity that can be checked against records. start is inclusive, end exclusive (UTF-16); the span runs from the
 * first digit to the end of the unit, without 约/超 before it and 以上 behind it. value counts units with 万 and 亿
 * multiplied out, except for money, whose 万元 and 亿元 are the unit; a rate in % is 0 to 100. valueTo is the high end
 * of a range. subject is the shortest phrase of the text that names what was counted, without light verbs
 * (see labelled.test.ts), scope and time; it may be put together from parts that stand around the number. Of people or
 * units whose outcome is told (3名党员因病请假, 5个支部通过验收) it names the outcome, else their noun (26名党员参加学习).
 */
export type LabelledClaim = {
  start: number;
  end: number;
  value: number;
  valueTo?: number;
  unit: string;
  approx: Approx;
  kind: ClaimKind;
  subject: string;
};
export type LabelledSentence = { text: string; claims: LabelledClaim[] };

const APPROX: Readonly<Record<string, Approx>> = { ">": "over", "<": "near", "~": "about", "": "exact" };
const LABEL = /^([cparf])([><~]?)(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?(\D+)$/u;

function parseLabel(label: string): Omit<LabelledClaim, "start" | "end" | "subject"> {
  const m = LABEL.exec(label);
  if (!m) throw new Error(`bad label ${label}`);
  const [, letter = "", sign = "", low = "", high, unit = ""] = m;
  return {
    kind: KINDS[letter as keyof typeof KINDS], // the expression admits no other letter
    approx: APPROX[sign]!,
    value: Number(low),
    ...(high === undefined ? {} : { valueTo: Number(high) }),
    unit,
  };
}

/**
 * Reads one sentence. Markup: `{10余场|c>10场|座谈会}` is the text of the span, its label and the subject. The label is
 * the kind (c count, p people, a amount, r rate, f frequency), the approximation (`>` over, `<` near, `~` about,
 * nothing: exact), the value, `..` the high end of a range, and the unit. Throws on anything else in braces.
 */
export function parseSentence(marked: string): LabelledSentence {
  const claims: LabelledClaim[] = [];
  let text = "";
  for (const piece of marked.split(/(\{[^{}]*\})/u)) {
    if (!piece.startsWith("{")) {
      if (/[{}]/u.test(piece)) throw new Error(`stray mark in ${marked}`);
      text += piece;
      continue;
    }
    const [span = "", label = "", subject = "", ...more] = piece.slice(1, -1).split("|");
    if (!span || !subject || more.length > 0) throw new Error(`bad mark ${piece}`);
    const start = text.length;
    text += span;
    claims.push({ start, end: text.length, ...parseLabel(label), subject });
  }
  return { text, claims };
}

const parsed = (...files: (readonly string[])[]): LabelledSentence[] => files.flat().map(parseSentence);

const HARD = parsed(hard, hardMore, hardMixed, hardLong);

/** Sentences that rules are written with. */
export const development: readonly LabelledSentence[] = [
  ...HARD,
  ...parsed(
    branch,
    school,
    hospital,
    enterprise,
    town,
    discipline,
    department,
    service,
    none,
    noneMore,
    reviewedUnits,
    reviewedLists,
    reviewedMixed,
    reviewedLong,
    reviewedNoneNotices,
    reviewedNoneRules,
    reviewedNoneStories,
    thirdClaims,
    thirdClaimsMore,
    thirdNone,
    thirdNoneMore,
    fourthNone,
    fourthNoneMore,
    fifthClaims,
    fifthClaimsMore,
    fifthNone,
    fifthNoneMore,
    sixthClaims,
    sixthClaimsMore,
    sixthNone,
    sixthNoneMore,
    sixthNoneHard,
    sixthNoneProse,
    seventhClaims,
    seventhClaimsMore,
    seventhNone,
    seventhNoneMore,
    seventhNoneHard,
    seventhNonePlans,
    eighthClaims,
    eighthClaimsMore,
    eighthNone,
    eighthNoneMore,
    eighthNoneDrafts,
    ninthClaims,
    ninthClaimsMore,
    ninthNone,
    ninthNoneMore,
    ninthNonePlans,
  ),
];

/**
 * The fresh sentences are kept for the final figure: rules are written without a look at them. An older unseen part,
 * every second sentence of the first files, was looked at once its figure stood still; it joined the development
 * sentences, and this fresh part took its place. Its third files came later, written by somebody else and unread.
 */
export const unseen: readonly LabelledSentence[] = parsed(
  freshClaims,
  freshClaimsMore,
  freshClaimsThird,
  freshNone,
  freshNoneMore,
  freshNoneThird,
);
export const hardSentences: number = HARD.length;
