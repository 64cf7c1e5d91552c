/**
 * What a number in the text is.
 * - quantity: what a reader could check by counting or measuring; plans and targets, too, and any digits that nothing
 *   else explains. 一 counts only where it reads as a count (one.ts); 数十, 多次, 一批, 半数 are no numbers.
 * - datetime: points and spans of time, durations (为期3天) and ages (45岁), the latter two with value and unit. Hours
 *   are a quantity (服务1200小时) unless they say for how long (24小时, 2小时内); 学时 and 课时 always are one.
 * - ordinal: 第3次, 前三名, ranks, grades, prizes, anniversaries, numbered things (1号楼).
 * - reference: heading and document numbers, articles, attachments, enumerators (一是), addresses, telephones, rooms.
 * - name: names that contain a numeral, slogans in quotation marks, numbers in a title 《…》, and counts of the text's
 *   own structure (四个方面, 三项举措), which no record can confirm: the nouns stand in lexicon.ts.
 * Words that merely contain a numeral (统一, 十分, 一户一档) are not reported at all.
 */
export type NumberClass = "quantity" | "datetime" | "ordinal" | "reference" | "name";

/** 余/多/以上/超/逾/不少于/至少 → over; 近/接近/不足 → near; 约/大约/左右/上下 → about; 不超过, 以下 → exact (a bound). */
export type Approx = "exact" | "over" | "near" | "about";

export type QuantityKind = "count" | "people" | "amount" | "rate";

/** One number found in a text. */
export type NumberSpan = {
  /** UTF-16 offsets: `text.slice(start, end)` is the span */
  start: number;
  end: number;
  text: string;
  class: NumberClass;
  /**
   * Quantities, durations and ages: the value with 万 and 亿 multiplied in; parts of a whole in per cent. For money
   * 万 and 亿 stay in the unit. The low end of a range. `null` for all else, and for ratios of more than two (4∶3∶3).
   */
  value: number | null;
  /** the high end of a range */
  valueTo?: number;
  /** "次", "人次", "%", "万元"; "" when there is none. 人（次） reads 人次, 周岁 reads 岁, a ratio 1∶3 has "比" */
  unit: string;
  approx: Approx;
  /** only for quantities */
  kind?: QuantityKind;
};

/** What a rule returns: where the number ends and what it is. `class: null` is a word that is no number at all. */
export type Found = {
  end: number;
  class: NumberClass | null;
  value?: number;
  valueTo?: number;
  unit?: string;
  approx?: Approx;
  kind?: QuantityKind;
};

/** The text as written, and folded to half width with the same offsets (see fold.ts). */
export type Source = { raw: string; norm: string };

/** A rule looks at one place of the text. It must be bounded: the scan calls it at every numeral. */
export type Rule = (source: Source, at: number) => Found | null;
