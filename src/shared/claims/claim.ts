import type { Approx } from "#shared/numbers/index.ts";

/** frequency: a value per person, place or time (每月1次, 人均40学时, 各3次), which no sum of records can equal. */
export const CLAIM_KINDS = ["count", "people", "amount", "rate", "frequency"] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** A quantity of a draft that someone could check against records. */
export type Claim = {
  /** UTF-16 offsets of number and unit, 余 and 多 inside, 近 before and 以上 after outside */
  start: number;
  end: number;
  /** the draft's text from `start` to `end` */
  span: string;
  /** 万 and 亿 multiplied in, except for money; per cent for parts of a whole; the low end of a range; null: 4∶3∶3 */
  value: number | null;
  valueTo: number | null;
  unit: string;
  approx: Approx;
  kind: ClaimKind;
  /** what is counted, in the words of the draft; "" when the text does not say */
  subject: string;
  /** what the claim is part of or stands beside: 其中, 其余, 共; null for neither */
  relation: "part" | "rest" | "total" | null;
  /** the sentence it stands in: from one full stop or line break to the next */
  sentence: { start: number; end: number };
};
