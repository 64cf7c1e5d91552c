import type { FigureSpec } from "#shared/figures/spec.ts";
import { periodName } from "#shared/report/period-name.ts";
import type { RoundDetail } from "#shared/rounds/answers.ts";
import type { ColumnKind } from "#shared/rounds/columns.ts";
import type { RelativeSpec, RoundColumn } from "#shared/rounds/contracts.ts";
import { newId } from "#web/api/client.ts";
import { nextPeriod } from "../reports/period-choices.ts";

export type ColumnForm = RoundColumn & { optionsText: string };

export type RoundForm = {
  title: string;
  explanation: string;
  orgId: string | null;
  from: string;
  to: string;
  dueOn: string;
  outline: string | null;
  columns: ColumnForm[];
  checks: string[];
  recipients: string[];
};

/** Letters in the order of a spreadsheet: A … Z, AA … */
function letter(index: number): string {
  const first = Math.floor(index / 26);
  return (first > 0 ? String.fromCharCode(64 + first) : "") + String.fromCharCode(65 + (index % 26));
}

/** A column keeps its letter wherever it is moved to; a new one takes the first that is free. */
export function newColumn(columns: readonly ColumnForm[], kind: ColumnKind, label = ""): ColumnForm {
  const taken = new Set(columns.map(({ code }) => code));
  let index = 0;
  while (taken.has(letter(index))) index += 1;
  return {
    ...{ id: newId(), code: letter(index), label, hint: "", kind, unit: "", required: kind !== "material" },
    ...{ options: [], optionsText: "", spec: null, metric: null, metricKind: null, formula: "" },
  };
}

export function emptyRound(orgId: string | null, period: { from: string; to: string }, dueOn: string): RoundForm {
  return {
    ...{ title: "", explanation: "", orgId, ...period, dueOn, outline: null, columns: [], checks: [], recipients: [] },
  };
}

export function fromRound(round: RoundDetail): RoundForm {
  const { title, explanation, orgId, from, to, dueOn, outline, checks } = round;
  return {
    ...{ title, explanation, orgId, from, to, dueOn, outline, checks: [...checks] },
    columns: round.columns.map((column) => ({ ...column, optionsText: column.options.join("、") })),
    recipients: round.recipients.map((recipient) => recipient.orgId),
  };
}

/** The same questions about the next period; rules and letters stay. */
export function copyOf(round: RoundDetail, dueOn: string): RoundForm {
  const period = nextPeriod(round);
  const form = fromRound(round);
  return {
    ...{ ...form, ...period, dueOn, title: form.title.replace(periodName(round), periodName(period)) },
    columns: form.columns.map((column) => ({ ...column, id: newId() })),
  };
}

/** What is sent to the server. */
export function roundBody({ orgId: _, ...form }: RoundForm) {
  return {
    ...form,
    checks: form.checks.filter((text) => text.trim() !== ""),
    columns: form.columns.map(({ optionsText, ...column }) => ({ ...column, options: readOptions(optionsText) })),
  };
}

const readOptions = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** A figure of whoever is asked, with everything below it, in the period of the round. */
export function relativeTo({ org: _, ...spec }: FigureSpec): RelativeSpec {
  return { ...spec, reach: "tree", period: "report" };
}
