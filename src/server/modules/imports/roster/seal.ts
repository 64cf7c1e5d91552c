import { maskNumber, maskNumbersIn } from "#shared/cells/problem.ts";
import { type Cell, foldText, type Sheet } from "../sheets/index.ts";
import { readIdNumber } from "./id-number.ts";

/** Rows between two breaths, so that a large roster does not hold up the server. */
const PORTION = 2_000;

const IDENTITY = /^'?\d{14,}x?$/;
const MOBILE = /^1\d{10}$/;
/** Cells without as many digits, of any width, hold neither an identity number nor a telephone. */
const MANY_DIGITS = /(?:[\d０-９][\s-]?){11}/;

/**
 * Takes identity numbers and mobile telephones out of the sheets, in place, whatever column they stand in: of an identity
 * number its keyed hash, birth and gender stay, of a wrong one what is wrong with it. What is stored, sent to a page or
 * logged afterwards can hold no number.
 * @param hash the keyed hash of a number
 */
export async function sealNumbers(sheets: readonly Sheet[], hash: (number: string) => string): Promise<void> {
  for (const { rows } of sheets) {
    for (const [at, row] of rows.entries()) {
      for (const [column, cell] of row.entries()) {
        if (MANY_DIGITS.test(cell.text)) row[column] = sealed(cell, hash);
      }
      if (at % PORTION === PORTION - 1) await new Promise(setImmediate);
    }
  }
}

function sealed(cell: Cell, hash: (number: string) => string): Cell {
  const text = foldText(cell.text);
  const kept = cell.covered ? { covered: true as const } : {};
  if (MOBILE.test(text)) return { ...kept, text: maskNumber(text), kind: "text" };
  if (!IDENTITY.test(text)) return { ...cell, text: maskNumbersIn(cell.text) };
  const { idNumber, birth, gender, findings } = readIdNumber(cell);
  const masked: Cell = { ...kept, text: maskNumber(text.replace(/^'/, "").toUpperCase()), kind: "text" };
  if (idNumber !== null && birth !== null && gender !== null) {
    return { ...masked, sealed: { hash: hash(idNumber), birth, gender } };
  }
  const { code = "id-length", message = "不是公民身份号码" } = findings[0] ?? {};
  return { ...masked, sealed: { problem: { code, message } } };
}
