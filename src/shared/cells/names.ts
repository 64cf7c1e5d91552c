import { normaliseText } from "./normalise-text.ts";

/** A name as written in a list, with what stood in brackets behind it or as a label before it. */
export type NamedPerson = { name: string; remark: string | null };

/** `collective` is a text that names nobody (全体党员); `cutOff` a list that ends in 等. */
export type NamesReading = { people: NamedPerson[]; collective: string | null; cutOff: boolean };

const NOBODY = /^(无|没有|0|\/|-+|—+|全勤|无缺席|无请假|全部到会)$/;
const COLLECTIVE = /^(全体|全部|所有|各|本支部)/;

/** Splits at separators outside brackets. */
function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of text) {
    if ("(（".includes(character)) depth++;
    if (")）".includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(character)) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** Two-character names are often spaced out to the width of three: "李　乙" is one name. */
function joinSpacedNames(tokens: readonly string[]): string[] {
  const names: string[] = [];
  let half: string | null = null;
  for (const token of tokens) {
    if (half !== null && /^\p{Script=Han}$/u.test(token[0] ?? "") && /^.([(（].*)?$/u.test(token)) {
      names.push(half + token);
      half = null;
    } else {
      if (half !== null) names.push(half);
      half = /^\p{Script=Han}$/u.test(token) ? token : null;
      if (half === null) names.push(token);
    }
  }
  return half === null ? names : [...names, half];
}

/** A list of names separated by 、，；line breaks or, without any of these, by spaces; remarks in brackets are kept. */
export function splitNames(text: string): NamesReading {
  const clean = text.normalize("NFC").trim();
  if (NOBODY.test(normaliseText(clean))) return { people: [], collective: null, cutOff: false };
  if (COLLECTIVE.test(clean)) return { people: [], collective: normaliseText(clean), cutOff: false };
  const people: NamedPerson[] = [];
  let label: string | null = null;
  let cutOff = false;
  for (const part of splitOutsideBrackets(clean, /[、，,；;\n\t|]/)) {
    const [, newLabel, listed = part] = /^([^:：(（]{1,6})[:：](.*)$/s.exec(part) ?? [];
    label = newLabel ?? label;
    for (const token of joinSpacedNames(splitOutsideBrackets(listed, /\s/))) {
      const [, written = token, remark] = /^(.*?)[(（](.*?)[)）]?$/s.exec(token) ?? [];
      const name = written.replace(/等(\d+人|同志)?$/, "").replace(/同志$/, "");
      if (name !== written && /等/.test(written)) cutOff = true;
      if (name !== "") people.push({ name: normaliseText(name), remark: remark ? normaliseText(remark) : label });
    }
  }
  return { people, collective: null, cutOff };
}
