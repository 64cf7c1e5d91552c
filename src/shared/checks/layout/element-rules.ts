import type { Finding } from "../finding.ts";
import { DATE_LINE, NUMBER_LINE, type Placed } from "./roles.ts";

/** How 发文字号 is written, 7.2.5, and 成文日期, 7.3.5.4. Both can be put right without knowing more. */
export function elementFindings(placed: readonly Placed[]): Finding[] {
  return placed.flatMap((one) => {
    if (one.role === "number") return documentNumber(one) ?? [];
    if (one.role === "date") return issueDate(one) ?? [];
    return [];
  });
}

function documentNumber({ paragraph }: Placed): Finding | null {
  const match = NUMBER_LINE.exec(paragraph.text);
  if (!match) return null;
  const [whole, issuer = "", open, year = "", close, ordinal, number = ""] = match;
  const wrong = [
    ...(open === "〔" && close === "〕" ? [] : ["年份应用六角括号〔〕"]),
    ...(year.length === 4 ? [] : ["年份应标全称"]),
    ...(ordinal === "" ? [] : ["不加“第”字"]),
    ...(/^0/.test(number) ? ["发文顺序号不编虚位"] : []),
  ];
  if (wrong.length === 0) return null;
  const text = `${issuer}〔${year}〕${Number(number)}号`;
  return elementFinding("layout-document-number", paragraph, whole.trim(), `发文字号${wrong.join("，")}`, "7.2.5", {
    text,
    safe: year.length === 4,
  });
}

function issueDate({ paragraph }: Placed): Finding | null {
  const [, written = ""] = DATE_LINE.exec(paragraph.text) ?? [];
  const parts = written.split(/[年月日.\-/．]/).map((part) => wholeNumber(part.trim()));
  const [year, month, day] = parts;
  if (!year || !month || !day || month > 12 || day > 31) return null;
  const text = `${year}年${month}月${day}日`;
  if (written === text) return null;
  const wrong = /[一二三四五六七八九]/.test(written)
    ? "成文日期应用阿拉伯数字"
    : /年/.test(written)
      ? "成文日期的年、月、日应标全，月、日不编虚位，其间不空格"
      : "成文日期应写明年、月、日";
  return elementFinding("layout-date", paragraph, written, wrong, "7.3.5.4", { text, safe: true });
}

function elementFinding(
  rule: string,
  paragraph: { start: number; text: string },
  written: string,
  wrong: string,
  clause: string,
  due: { text: string; safe: boolean },
): Finding {
  const start = paragraph.start + paragraph.text.indexOf(written);
  const { length } = written;
  return {
    rule,
    severity: "warning",
    start,
    length,
    message: `${wrong}：“${written}”应写作“${due.text}”（GB/T 9704—2012 ${clause}）`,
    suggestion: due.text,
    fix: due.safe ? { start, length, text: due.text } : null,
  };
}

const DIGITS = "〇一二三四五六七八九";

/** 2026, 二〇二六, 十二, 二十五 */
function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = [...text.replace(/[零○ＯO]/g, "〇")];
  if (!digits.includes("十")) return Number(digits.map((digit) => DIGITS.indexOf(digit)).join(""));
  const [tens = "", ones = ""] = text.split("十");
  return (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones));
}
