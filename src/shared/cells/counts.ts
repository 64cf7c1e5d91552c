import type { Cell } from "./cell.ts";
import { splitNames } from "./names.ts";
import { numeralsToDigits } from "./numerals.ts";
import { error, type Finding, quote, warning } from "./problem.ts";

export type CountField = "expected" | "present" | "headcount" | "guests" | "absent" | "count";

export type CountsReading = { counts: Partial<Record<CountField, number>>; absentNames: string[]; findings: Finding[] };

/** Longer labels first: 应出席 is no 出席. */
const LABELS: readonly [RegExp, CountField][] = [
  [/应到会?|应参加|应出席|应参会|应有/, "expected"],
  [/实到会?|实际到会|实际参加|实参加|实参会|实出席|到会|出席|参会|参加/, "present"],
  [/请假|缺席|未到|缺勤/, "absent"],
  [/列席/, "guests"],
];
const LABELLED = new RegExp(`(${LABELS.map(([label]) => label.source).join("|")})[^\\d、,;]{0,4}(\\d+)`, "g");
const UNITS = "人名位个次场期,;、。)/(余多";
const PLAIN = /^(?:共|计|共计)?(\d+)(?:\.0+)?(?:人次|[人名位个次场期])?$/;
const PAIR = /^(\d+)[人名]?[/\\](\d+)[人名]?$/;
const WITH_ABSENT = /^(\d+)[人名]?\((?:请假|缺席|未到)(\d+)[人名]?\)$/;
/** "3人请假": the label behind the number */
const AWAY = /^(\d+)[人名](?:请假|缺席|未到|缺勤|病假|事假|出差|外出)$/;
const REMARKED = /^(\d+)[人名]?\([^\d]+\)$/;
const APPROXIMATE = /^(?:约|近|大约)?(\d+)(?:余|多|来|左右|几)?[人名]?(?:左右|余|多)?$/;

function tidy(text: string): string {
  return numeralsToDigits(text.normalize("NFKC").replace(/\s+/g, ""), UNITS);
}

function labelOf(text: string): CountField {
  return LABELS.find(([label]) => label.test(text))?.[1] ?? "headcount";
}

/** Whether a text gives counts under labels of its own, whatever its column is called: 应到13人实到12人. */
export function saysCounts(text: string): boolean {
  return readLabelled(tidy(text)) !== null;
}

/** "应到30人，实到28人，请假2人（张甲、李乙）". */
function readLabelled(text: string): CountsReading | null {
  const counts: CountsReading["counts"] = {};
  for (const [, label = "", number] of text.matchAll(LABELLED)) counts[labelOf(label)] = Number(number);
  if (Object.keys(counts).length === 0) return null;
  const names = /(?:请假|缺席|未到)[^()]*\(([^()\d]+)\)/.exec(text)?.[1];
  return { counts, absentNames: names ? splitNames(names).people.map(({ name }) => name) : [], findings: [] };
}

/** "30/28": in the order of the column's fields; under a single field the larger number is what was expected. */
function readPair(shown: string, left: number, right: number, fields: readonly CountField[]): CountsReading {
  const [first, second] = fields;
  if (first && second) return { counts: { [first]: left, [second]: right }, absentNames: [], findings: [] };
  const counts = { expected: Math.max(left, right), present: Math.min(left, right) };
  const message = `${quote(shown)}按应到${counts.expected}人、实到${counts.present}人读入，请核对`;
  return { counts, absentNames: [], findings: [warning("count-pair", message)] };
}

/**
 * Reads the counts in a cell: plain ("28", "二十八人"), labelled, as a pair, with a remark on absences. `fields` are what
 * the column carries, in order. What is no whole number gives an error; an approximate one is taken with a warning.
 */
export function readCounts(cell: Cell, fields: readonly CountField[]): CountsReading {
  const field = fields[0] ?? "headcount";
  const text = tidy(cell.text);
  const one = (number: string | undefined, findings: Finding[] = []): CountsReading => ({
    counts: { [field]: Number(number) },
    absentNames: [],
    findings,
  });
  const plain = PLAIN.exec(text);
  if (plain) return one(plain[1]);
  const pair = PAIR.exec(text);
  if (pair) return readPair(cell.text, Number(pair[1]), Number(pair[2]), fields);
  const withAbsent = WITH_ABSENT.exec(text);
  if (withAbsent)
    return { ...one(withAbsent[1]), counts: { [field]: Number(withAbsent[1]), absent: Number(withAbsent[2]) } };
  const away = AWAY.exec(text);
  if (away) return { counts: { absent: Number(away[1]) }, absentNames: [], findings: [] };
  const labelled = readLabelled(text);
  if (labelled) return labelled;
  const remarked = REMARKED.exec(text);
  if (remarked) {
    const message = `${quote(cell.text)}按 ${remarked[1]} 读入，括号里的说明没有读入；需要保留的请写到备注列`;
    return one(remarked[1], [warning("count-remark", message)]);
  }
  const approximate = APPROXIMATE.exec(text);
  if (approximate) {
    return one(approximate[1], [
      warning("count-approximate", `${quote(cell.text)}不是准确数字，按 ${approximate[1]} 读入，请核对后填写准确数字`),
    ]);
  }
  const finding = error("count-unreadable", `${quote(cell.text)}不是人数或次数，请只填整数，如 28`);
  return { counts: {}, absentNames: [], findings: [finding] };
}
