import type { DateHints } from "#shared/cells/dates.ts";
import { numeralsToDigits } from "#shared/cells/numerals.ts";
import type { SheetTable } from "../mapping/table.ts";
import { normaliseText } from "../sheets/index.ts";

/**
 * What titles and sheet name say about every row: the year and month of its dates, the organisation that keeps it, and
 * for totals the span that they cover (上半年, 1—9月).
 */
export type LedgerHints = DateHints & { host?: string; span?: string };

const FORM_LINE = /填报|填表|报送|打印|制表/;
const ORGANISATION = /^(.*?(?:党支部|支部委员会|党总支|总支|党工委|党委|党组|支部))/;
const NAMED_UNIT =
  /(?:填报单位|报送单位|单位名称|支部名称|党组织名称|单位|支部|党组织)(?:[(（][^)）]*[)）])?[:：] ?([^ :：]{2,40})/;

function onlyOne(values: Iterable<string>): string | undefined {
  const distinct = [...new Set(values)];
  return distinct.length === 1 ? distinct[0] : undefined;
}

const inDigits = (text: string) => numeralsToDigits(text.normalize("NFKC").replace(/\s+/g, ""), "年月");

function yearIn(text: string): number | undefined {
  const year = onlyOne(inDigits(text).match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []);
  return year === undefined ? undefined : Number(year);
}

function monthIn(text: string): number | undefined {
  const month = onlyOne(
    [...inDigits(text).matchAll(/(?<![\d-])(1[0-2]|[1-9])月(?!\d)/g)].map((found) => found[1] ?? ""),
  );
  return month === undefined ? undefined : Number(month);
}

const SPAN = /[上下]半年|前?第?[1-4]个?季度|(?<!\d)(?:1[0-2]|[1-9])月?(?:份)?[-—–~至到](?:1[0-2]|[1-9])月(?!\d)/;

function spanIn(text: string): string | undefined {
  return SPAN.exec(numeralsToDigits(inDigits(text), "季"))?.[0];
}

/** The organisation at the beginning of a text: 第一党支部 in "2026年第一党支部三会一课台账". */
export function organisationIn(text: string): string | undefined {
  const clean = normaliseText(text).replace(/^\(?[一二三四五六七八九十]+\)?[、.)）]\s*/, "");
  const unit = NAMED_UNIT.exec(clean)?.[1] ?? ORGANISATION.exec(clean.replace(/^\d{4}年?度?/, ""))?.[1];
  return unit !== undefined && unit.length > 2 ? unit.trim() : undefined;
}

/**
 * Reads the hints of a table: the innermost title first, the sheet name last, lines about filling in the form only if
 * nothing else names a year. A text with two years (2025—2026年) says nothing.
 */
export function detectHints(table: Pick<SheetTable, "titles" | "sheet">): LedgerHints {
  const titles = [...table.titles].reverse();
  const texts = [...titles.filter((title) => !FORM_LINE.test(title)), table.sheet];
  const first = <T>(read: (text: string) => T | undefined, from: readonly string[]) => {
    for (const text of from) {
      const value = read(text);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return {
    year: first(yearIn, [...texts, ...titles]),
    month: first(monthIn, texts),
    host: first(organisationIn, titles),
    span: first(spanIn, texts),
  };
}
