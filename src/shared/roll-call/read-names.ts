import type { AttendanceStatus } from "#shared/activities/contracts.ts";
import type { Statement } from "./lines.ts";
import { joinSpaced, looksLikeName, withoutTitle } from "./names.ts";
import { findStatus } from "./statuses.ts";

/** What the lines that follow a heading say of their names; null without a heading. */
export type Section = AttendanceStatus | "guest" | null;

/**
 * One name as it was written. `plain` means that nothing was said beside the name: what follows may still say it. `doubt`
 * is what a person should look at.
 */
export type Said = {
  name: string;
  status: AttendanceStatus;
  note: string;
  number: number | null;
  guest: boolean;
  plain: boolean;
  doubt: string | null;
};

const LONGEST_NOTE = 100;
const PROXY =
  /^(\p{Script=Han}{2,4})?\s*(?:帮|替|代)\s*(\p{Script=Han}{2,4}?)(?:同志)?\s*(?:签到|签|接龙|报到|报名)?$/u;

/** The names in a statement, each with its status: the one beside it, or else the heading's. */
export function readNames(statement: Statement, section: Section): Said[] {
  const text = joinSpaced(statement.text.replaceAll("@", " ").trim());
  const proxy = PROXY.exec(clean(text));
  if (proxy?.[2] && looksLikeName(proxy[2], true)) return [signedFor(proxy[1], proxy[2], statement.number)];
  const said: Said[] = [];
  for (const piece of piecesOf(text).map((part) => readPiece(part, statement.number !== null))) {
    if (piece === null) continue;
    if (piece.apart && text.includes("、") && !/[,;；]/.test(text)) applyBack(said, piece);
    if (piece.name !== null) said.push(saidOf(piece.name, piece, section, statement.number));
  }
  const { number, last } = statement;
  if (number === null || last === null) return said;
  return said.map((one, index) => ({ ...one, number: Math.min(number + index, last) }));
}

/** `apart`: the status stands behind a space and may be about all the names before it (张示例、李示例 请假). */
type Piece = { name: string | null; status: AttendanceStatus | null; note: string; proxy: boolean; apart: boolean };

function saidOf(name: string, { status, note, proxy }: Piece, section: Section, number: number | null): Said {
  return {
    name,
    status: status ?? (section === null || section === "guest" ? "present" : section),
    note,
    number,
    guest: section === "guest" || note.includes("列席"),
    plain: status === null && section === null,
    doubt: proxy ? "代签，请核对本人是否到会" : null,
  };
}

function signedFor(by: string | undefined, name: string, number: number | null): Said {
  const doubt = "代签，请核对本人是否到会";
  return { name, status: "present", note: `${by ?? ""}代签`, number, guest: false, plain: false, doubt };
}

/** The word behind several names, for those that have none of their own. */
function applyBack(said: Said[], { status, note }: Piece): void {
  if (status === null) return;
  for (const one of said.toReversed()) {
    if (!one.plain) return;
    const doubt = status === "present" ? one.doubt : "末尾的说明按前面几人都适用读入，请核对";
    Object.assign(one, { status, note: one.note || note, plain: false, doubt });
  }
}

/** At 、,; and at spaces before a further name, outside brackets; a status word stays with the name before it. */
function piecesOf(text: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of text) {
    if ("([【".includes(character)) depth += 1;
    if (")]】".includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、,，;；|/]/.test(character)) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.flatMap((part) => bySpaces(part.trim())).filter((part) => part !== "");
}

/** "李示例 请假 王示例 到" are two, "张示例 李示例" as well, "王示例 迟到 10分钟" is one. */
function bySpaces(part: string): string[] {
  const pieces: string[] = [];
  for (const token of part.split(/ (?![^(]*\))/)) {
    const before = pieces.at(-1);
    const opens = isName(token) && (before === undefined || before.split(" ").some(isName));
    if (before === undefined || opens) pieces.push(token);
    else pieces[pieces.length - 1] += ` ${token}`;
  }
  return pieces;
}

const isName = (token: string) =>
  looksLikeName(withoutTitle(bracketed(token).text), false) && findStatus(token)?.at !== 0;

function readPiece(piece: string, numbered: boolean): Piece | null {
  const { text, inside } = bracketed(piece);
  const plus = /\+\s*(\d+)/.exec(text);
  const outside = text.replace(/\+\s*\d+/g, " ").trim();
  const found = findStatus(outside);
  const within = inside ? findStatus(inside) : null;
  const head = clean(found ? outside.slice(0, found.at) : outside);
  const tail = found ? clean(outside.slice(found.at + found.length)) : "";
  // 有事请假: the reason stands before the word, and is no name
  const reason = findStatus(head) === null ? "" : head;
  const before = reason === "" ? nameIn(head, numbered) : null;
  const person = before ?? nameIn(tail, numbered);
  const status = found?.status ?? within?.status ?? null;
  if (person === null && status === null) return null;
  const bracketNote = within && within.note === "" ? besides(inside, within) : inside;
  const brought = plus && Number(plus[1]) > 1 ? `+${plus[1]}` : "";
  const notes = [found?.note, reason, person?.left, before ? tail : "", bracketNote, brought];
  return {
    name: person?.name ?? null,
    status,
    note: clean(notes.filter(Boolean).join("，")).slice(0, LONGEST_NOTE),
    proxy: /代签|代接龙/.test(piece),
    apart: found !== null && outside[found.at - 1] === " ",
  };
}

/** "张示例(出差)": what stands outside the brackets and what inside. */
function bracketed(text: string): { text: string; inside: string } {
  const inside: string[] = [];
  const outside = text.replace(/[([【]([^()[\]【】]*)[)\]】]?/g, (_, content: string) => {
    inside.push(content.trim());
    return " ";
  });
  return { text: outside.replace(/\s+/g, " ").trim(), inside: inside.filter(Boolean).join("，") };
}

/** A text without the status that was found in it. */
export function besides(text: string, { at, length }: { at: number; length: number }): string {
  return clean(`${text.slice(0, at)} ${text.slice(at + length)}`);
}

function clean(text: string): string {
  return text
    .replace(/[()[\]【】<>{}]/g, " ")
    .replace(/^[\s\-—_,.、:;，。；]+|[\s\-—_,.、:;，。；]+$/g, "")
    .replace(/\s+/g, " ");
}

/** The name in a short text and what else stands there: the unit before it, a word behind it. */
function nameIn(text: string, numbered: boolean): { name: string; left: string } | null {
  const tokens = clean(text.replace(/[\d*#=~!！?？…"“”'']+/g, " "))
    .split(/[\s\-—_:]+/)
    .filter(Boolean);
  for (const [index, token] of tokens.entries()) {
    const name = withoutTitle(unglued(token));
    if (looksLikeName(name, numbered && tokens.length === 1)) {
      return { name, left: tokens.filter((_, at) => at !== index).join(" ") };
    }
  }
  return null;
}

/** 张示例已, 张示例因, 党员张示例: what people glue to a name. Of three characters the last may well be the name's. */
function unglued(token: string): string {
  if (/^(?:党员|同志)\p{Script=Han}{2,3}$/u.test(token)) return token.slice(2);
  return token.length > 3 && /(?:已|在|到|因|均|都|全|来)$/.test(token) ? token.slice(0, -1) : token;
}
