import type { AnswerPage, CellInput, RoundRecipient } from "#shared/rounds/answers.ts";
import { isAsked } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";

export type CellForm = { text: string; files: { id: string; name: string }[] };
/** What is typed, by column; a number as it was typed. */
export type AnswerForm = Record<string, CellForm>;

/** What was handed in last. */
export function fromRecipient(columns: readonly RoundColumn[], recipient: RoundRecipient): AnswerForm {
  const form: AnswerForm = {};
  for (const { id, kind } of columns) {
    if (!isAsked(kind)) continue;
    const cell = recipient.cells.find(({ columnId }) => columnId === id);
    const text = kind === "number" ? (cell?.number?.toString() ?? "") : (cell?.text ?? "");
    form[id] = { text, files: cell?.files ?? [] };
  }
  return form;
}

/** What was typed and kept, else what was handed in last. */
export function fromPage({ columns, recipient, draft, draftFiles }: AnswerPage): AnswerForm {
  const form = fromRecipient(columns, recipient);
  if (!draft) return form;
  const names = new Map(draftFiles.map(({ id, name }) => [id, name]));
  for (const id of Object.keys(form)) form[id] = { text: "", files: [] };
  for (const { columnId, number, text, files } of draft) {
    if (!form[columnId]) continue;
    form[columnId] = {
      text: number?.toString() ?? text,
      files: files.map((id) => ({ id, name: names.get(id) ?? "附件" })),
    };
  }
  return form;
}

/** A number as people type it: full-width digits, commas. @returns undefined when it is none */
export function readNumber(text: string): number | null | undefined {
  const folded = text.normalize("NFKC").replace(/[,\s]/g, "");
  if (folded === "") return null;
  return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(folded) ? Number(folded) : undefined;
}

/** Columns whose number cannot be read, with what to say there. */
export function unreadable(columns: readonly RoundColumn[], form: AnswerForm): Map<string, string> {
  const wrong = columns.filter(({ id, kind }) => kind === "number" && readNumber(form[id]?.text ?? "") === undefined);
  return new Map(wrong.map(({ id, label }) => [id, `“${label}”应填数字，不带单位`]));
}

/** What is required and still empty, with what to say there. */
export function unanswered(columns: readonly RoundColumn[], form: AnswerForm): Map<string, string> {
  const empty = columns.filter(({ id, required }) => {
    const typed = form[id];
    return required && typed !== undefined && typed.text.trim() === "" && typed.files.length === 0;
  });
  return new Map(empty.map(({ id, label }) => [id, `“${label}”需要填写`]));
}

export function cellsOf(columns: readonly RoundColumn[], form: AnswerForm): CellInput[] {
  return columns.flatMap(({ id, kind }) => {
    const typed = form[id];
    if (!typed) return [];
    const files = typed.files.map((file) => file.id);
    const number = kind === "number" ? (readNumber(typed.text) ?? null) : null;
    return [{ columnId: id, number, text: kind === "number" ? "" : typed.text.trim(), files }];
  });
}

/** The numbers as they stand while one types, derived ones included. */
export function numbersOf(columns: readonly RoundColumn[], recipient: RoundRecipient, form: AnswerForm) {
  const numbers = new Map<string, number | null>();
  for (const { columnId, number } of recipient.cells) numbers.set(columnId, number);
  for (const { id, kind } of columns) {
    if (kind === "number") numbers.set(id, readNumber(form[id]?.text ?? "") ?? null);
  }
  return numbers;
}
