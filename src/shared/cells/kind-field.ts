import { fieldProblem } from "#shared/catalogue/field-values.ts";
import { kindField, kindFields } from "#shared/catalogue/kinds.ts";
import type { KindField } from "#shared/catalogue/types.ts";
import type { Cell } from "./cell.ts";
import type { FieldSpec } from "./dictionary.ts";
import { normaliseParagraphs } from "./normalise-text.ts";
import { numeralsToDigits } from "./numerals.ts";
import { error, type Finding, quote } from "./problem.ts";

/** A column that carries a field of the catalogue, under the field's id. */
export type KindFieldColumn = `kind:${string}`;

/** The catalogue's fields as columns of a ledger. */
export function kindFieldSpecs(): FieldSpec<KindFieldColumn>[] {
  return kindFields().map(({ id, label, synonyms }) => ({ id: `kind:${id}`, label, names: synonyms }));
}

export function isKindFieldColumn(id: string): id is KindFieldColumn {
  return id.startsWith("kind:") && kindField(id.slice(5)) !== undefined;
}

/** Reads a cell as a value of the column's field. */
export function readKindField(
  cell: Cell,
  column: KindFieldColumn,
): { id: string; value: string | number | null; findings: Finding[] } {
  const id = column.slice(5);
  const field = kindField(id);
  if (!field) return { id, value: null, findings: [] };
  const value = field.type === "number" ? numberIn(cell, field.unit) : textIn(cell, field);
  const problem = value === null ? `“${field.label}”应为数字` : fieldProblem(field, value);
  if (problem === null) return { id, value, findings: [] };
  return { id, value: null, findings: [error("field-unreadable", `${quote(cell.text)}读不出来：${problem}，请改正`)] };
}

function numberIn(cell: Cell, unit: string): number | null {
  if (cell.kind === "number" && cell.number !== undefined) return cell.number;
  const text = numeralsToDigits(cell.text.normalize("NFKC").replace(/\s+/g, ""), unit.slice(0, 1));
  const [, number, after = ""] = /^(?:共|计|共计)?(\d+(?:\.\d+)?)(\D*)$/.exec(text) ?? [];
  // 12件, 12 个, 12家: one measure word may stand behind, a remark may not
  return number !== undefined && after.length <= Math.max(2, unit.length) ? Number(number) : null;
}

function textIn(cell: Cell, field: KindField): string {
  const text = normaliseParagraphs(cell.text);
  if (field.type !== "choice") return text;
  return (
    field.choices.find((choice) => choice === text) ?? field.choices.find((choice) => text.includes(choice)) ?? text
  );
}
