import { isoDate } from "#shared/cells/calendar.ts";
import { error, type Finding, maskNumber } from "#shared/cells/problem.ts";
import { type Cell, foldText } from "../sheets/index.ts";

export type Gender = "male" | "female";

/** A citizen identity number with what its digits say; only a number without findings is handed on. */
export type IdReading = { idNumber: string | null; birth: string | null; gender: Gender | null; findings: Finding[] };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";

/** The check character of the first 17 digits: ISO 7064 MOD 11-2 as set out in GB 11643—1999. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? "";
}

function refuse(code: string, message: string): IdReading {
  return { idNumber: null, birth: null, gender: null, findings: [error(code, message)] };
}

/** A spreadsheet keeps 15 digits of a number: the last three of an identity number are lost, or shown as E+17. */
function lostDigits(cell: Cell, written: string): boolean {
  return (cell.kind === "number" && written.length > 15) || /^\d(\.\d+)?e\+?\d+$/.test(written);
}

/**
 * Reads an identity number: 18 characters, a real date of birth and the right check character. The number itself appears
 * in no message, only its masked form.
 */
export function readIdNumber(cell: Cell): IdReading {
  const written = foldText(cell.text).replace(/^'/, "");
  if (lostDigits(cell, written)) {
    return refuse("id-as-number", "公民身份号码存成了数字，末三位已经丢失。请把这一列设为“文本”格式后重新填写");
  }
  const number = written.toUpperCase();
  const masked = `“${maskNumber(number)}”`;
  if (/^\d{15}$/.test(number)) return refuse("id-15", `${masked}是15位旧身份证号，请改为18位公民身份号码`);
  if (!/^\d{17}[\dX]$/.test(number)) {
    return refuse("id-length", `${masked}有${number.length}位，公民身份号码应为18位（末位可以是X），请核对`);
  }
  const birth = isoDate(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  if (birth === null) return refuse("id-birth", `${masked}中的出生日期不存在，请核对公民身份号码`);
  if (checkCharacter(number) !== number[17]) {
    return refuse("id-check", `${masked}的末位校验码不对，号码里有写错的数字，请核对`);
  }
  return { idNumber: number, birth, gender: Number(number[16]) % 2 === 1 ? "male" : "female", findings: [] };
}
