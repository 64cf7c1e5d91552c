import type { AttendanceStatus } from "#shared/activities/contracts.ts";
import { statementsOf, tidyLine } from "./lines.ts";
import { joinSpaced, looksLikeName } from "./names.ts";
import { besides, readNames, type Said, type Section } from "./read-names.ts";
import { findStatus, labelStatus } from "./statuses.ts";

/**
 * Somebody who stands in a roll call (接龙). `number` is the order number written before the name, null without one.
 * `times` counts how often the name was written; what was written last counts, as in the chat. `doubt` says in Chinese
 * what a person should look at.
 */
export type RollEntry = {
  name: string;
  status: AttendanceStatus;
  note: string;
  number: number | null;
  times: number;
  doubt: string | null;
};

/** `guests` are named as 列席; `headings` say what it was about; `unread` are lines in which nobody was found. */
export type RollCall = { entries: RollEntry[]; guests: string[]; headings: string[]; unread: string[] };

const LABEL = /^([^:(]{1,12}?)\s*(?:\(?\d+[人名]\)?)?\s*:\s*(.*)$/;
const BARE_LABEL = /^(请假|缺席|未到|迟到|列席)(?:人员|名单|同志)?(?:\(?\d+[人名]?\)?)?\s+(?=\p{Script=Han}{2})/u;
const HEADING = /^(?:请假|缺席|未到|迟到|列席|到会|参会|出席)(?:人员|名单)?(?:\(?\d+[人名]?\)?)?$/;
const NOISE = /^(?:#|例[:. ]|@所有人|@全体|示例格式|格式)/;
const NOBODY = /^(?:无|没有|0|\/|暂无)/;

/**
 * Reads a roll call as people write it into a group chat: one name a line or several, numbered in any style, with the
 * status behind, before or as a heading over the names. Nobody is dropped silently: what is no name stands in `unread`.
 */
export function parseRollCall(text: string): RollCall {
  const said: Said[] = [];
  const headings: string[] = [];
  const unread: string[] = [];
  let section: Section = null;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = tidyLine(raw);
    if (line === "" || /^\d{1,3}[.、)]?$/.test(line)) continue;
    const read: LineRead = NOISE.test(line) ? "heading" : readLine(line, section, said.at(-1));
    if (read === "understood") continue;
    if (read === "heading" || (read === "unread" && said.length === 0)) headings.push(raw.trim());
    else if (read === "unread") unread.push(raw.trim());
    else if ("section" in read) section = read.section;
    else said.push(...read.said);
  }
  return { ...merged(said), headings, unread };
}

/** A line holds names, opens a section, is about something else, or was about the name before. */
type LineRead = { said: Said[] } | { section: Section } | "heading" | "understood" | "unread";

function readLine(line: string, section: Section, before: Said | undefined): LineRead {
  const labelled = readLabelled(line);
  if (labelled !== null) return labelled;
  if (HEADING.test(line)) return { section: labelStatus(line) };
  const statements = statementsOf(line);
  const said = statements.flatMap((statement) => readNames(statement, section));
  if (said.length > 0) return { said };
  const status = before?.plain && statements.length === 1 ? findStatus(line) : null;
  if (!before || !status || line.length > 24) return "unread";
  // "张示例 15:02" and in the next line "请假": a chat that was copied out
  Object.assign(before, { status: status.status, note: status.note || besides(line, status), plain: false });
  return "understood";
}

/** "请假：张示例、李示例", "请假 张示例", "时间：下午3点"; null for a line without a label. */
function readLabelled(line: string): LineRead | null {
  const [, label = "", listed = ""] = LABEL.exec(line) ?? [];
  const bare = BARE_LABEL.exec(line)?.[0];
  if (label !== "" && !/^\d+$/.test(label) && !looksLikeName(joinSpaced(label), false))
    return underLabel(label, listed);
  return bare === undefined ? null : underLabel(bare, line.slice(bare.length));
}

function underLabel(label: string, listed: string): LineRead {
  const section = labelStatus(label);
  if (section === null) return "heading";
  if (listed === "") return { section };
  const said = readNames({ text: listed, number: null, last: null }, section);
  if (said.length > 0) return { said };
  return NOBODY.test(listed) ? "understood" : "unread";
}

/** Each name once, in the order in which it was first written. */
function merged(said: readonly Said[]): { entries: RollEntry[]; guests: string[] } {
  const byName = new Map<string, RollEntry>();
  const guests = new Set<string>();
  for (const { name, status, note, number, guest, doubt } of said) {
    if (guest) {
      guests.add(name);
      continue;
    }
    const before = byName.get(name);
    const differs = before !== undefined && before.status !== status;
    byName.set(name, {
      name,
      status,
      note: note || (differs ? "" : (before?.note ?? "")),
      number: before?.number ?? number,
      times: (before?.times ?? 0) + 1,
      doubt: differs ? "写了几次，前后说法不同，按最后一次读入" : (doubt ?? before?.doubt ?? null),
    });
  }
  return { entries: [...byName.values()], guests: [...guests] };
}
