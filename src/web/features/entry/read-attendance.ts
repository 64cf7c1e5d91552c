import type { AttendanceInput } from "#shared/activities/contracts.ts";
import { matchRollCall, type RosterPerson } from "#shared/roll-call/match-roll-call.ts";
import { parseRollCall } from "#shared/roll-call/parse-roll-call.ts";
import type { ColumnId } from "./columns.ts";
import { type EntryLine, typedIn } from "./lines.ts";
import { readNumbers } from "./read-cell.ts";

/** Who was expected by the roster of that day; `loading` while it is being asked for. */
export type Roster = readonly RosterPerson[] | "loading";

export type AttendanceRead = {
  attendance: AttendanceInput;
  /** what cannot be kept otherwise: names of an organisation without a roster */
  remark: string;
  problems: Map<ColumnId, string>;
};

const NOBODY = /^(?:无|没有|无人|0|\/|-+|—+|全勤|全到|全部到会|全员到会|无缺席|无请假)$/;
const COUNT = /^(?:请假|缺席)?\s*(\d+)\s*[人名]?$/;

type Numbers = { expected: number | null; present: number | null };

/**
 * What a line says of attendance. Names of those away make it a roll call of the whole roster; numbers a head count, for
 * which the roster tells how many were expected where nobody wrote it.
 */
export function readAttendance(line: EntryLine, roster: Roster): AttendanceRead {
  const problems = new Map<ColumnId, string>();
  const done = (attendance: AttendanceInput, remark = "") => ({ attendance, remark, problems });
  if (line.roll) return done({ mode: "names", people: line.roll.people });
  const numbers = readBoth(line, problems);
  const away = typedIn(line, "absent").normalize("NFKC");
  const people = roster === "loading" ? [] : roster;
  if (problems.size > 0) return done({ mode: "none" });
  if (away === "") return done(headcount(numbers, people.length || null));
  const counted = NOBODY.test(away) ? 0 : COUNT.exec(away)?.[1];
  if (counted === 0 && people.length > 0 && fits(numbers, people.length, 0)) return done(everybody(people, new Map()));
  if (counted !== undefined) return done(withAway(numbers, Number(counted), people.length || null, problems));
  if (roster === "loading") return done({ mode: "none" });
  return named(line, numbers, people, problems);
}

function readBoth(line: EntryLine, problems: Map<ColumnId, string>): Numbers {
  const numbers: Numbers = { expected: null, present: null };
  for (const column of ["expected", "present"] as const) {
    const text = typedIn(line, column);
    const read = text === "" ? { value: {} } : readNumbers(text, column);
    if ("problem" in read) problems.set(column, read.problem);
    else {
      numbers.expected ??= read.value.expected ?? null;
      numbers.present ??= read.value.present ?? null;
    }
  }
  const { expected, present } = numbers;
  if (expected !== null && present !== null && present > expected) {
    problems.set("present", `实到 ${present} 人多于应到 ${expected} 人，请核对；列席人员填在“列席人数”`);
  }
  return numbers;
}

/** With nothing but a number of people present, the roster tells how many were expected, unless it tells fewer. */
function headcount({ expected, present }: Numbers, rosterSize: number | null): AttendanceInput {
  if (present === null) return { mode: "none" };
  const known = expected ?? (rosterSize !== null && rosterSize >= present ? rosterSize : null);
  return { mode: "headcount", expected: known, present };
}

function withAway(
  { expected, present }: Numbers,
  away: number,
  rosterSize: number | null,
  problems: Map<ColumnId, string>,
): AttendanceInput {
  const all = expected ?? (present === null ? rosterSize : present + away);
  if (all === null) {
    problems.set("present", "请填应到或实到人数");
    return { mode: "none" };
  }
  const came = present ?? all - away;
  if (came < 0 || came + away !== all) {
    problems.set("absent", `应到 ${all} 人，与实到 ${came} 人加请假、缺席 ${away} 人不符，请核对`);
  }
  return { mode: "headcount", expected: all, present: Math.max(0, came) };
}

const fits = ({ expected, present }: Numbers, all: number, away: number) =>
  (expected === null || expected === all) && (present === null || present === all - away);

type Away = ReadonlyMap<string, { status: "late" | "excused" | "absent" | "present"; note: string }>;

function everybody(people: readonly RosterPerson[], away: Away): AttendanceInput {
  return {
    mode: "names",
    people: people.map(({ personId, orgId }) => ({
      personId,
      orgId,
      ...(away.get(personId) ?? { status: "present", note: "" }),
    })),
  };
}

function named(
  line: EntryLine,
  numbers: Numbers,
  people: readonly RosterPerson[],
  problems: Map<ColumnId, string>,
): AttendanceRead {
  const text = typedIn(line, "absent");
  const roll = parseRollCall(`请假：${text.replace(/\n/g, "、")}`);
  const gone = roll.entries.filter(({ status }) => status === "excused" || status === "absent").length;
  if (roll.entries.length === 0) {
    problems.set("absent", "请写姓名（如：张示例（出差）、李示例）或人数；全部到会写“无”");
    return { attendance: { mode: "none" }, remark: "", problems };
  }
  if (people.length === 0) {
    const attendance = withAway(numbers, gone, null, problems);
    return { attendance, remark: `请假、缺席：${text}`, problems };
  }
  const away = new Map<string, { status: "late" | "excused" | "absent" | "present"; note: string }>();
  for (const { entry, kind, people: found } of matchRollCall(roll, people).matches) {
    if (kind === "matched") {
      for (const { personId } of found) away.set(personId, { status: entry.status, note: entry.note });
      continue;
    }
    const close = found.map(({ name }) => `“${name}”`).join("、");
    problems.set(
      "absent",
      kind === "several"
        ? `名册中叫“${entry.name}”的不止一人，请用“粘贴接龙”选定`
        : `名册中没有“${entry.name}”${close ? `，是否为${close}` : ""}？请改正，或只填人数`,
    );
  }
  if (problems.size === 0 && !fits(numbers, people.length, gone)) {
    problems.set(
      "absent",
      `按名册应到 ${people.length} 人、实到 ${people.length - gone} 人，与所填人数不符，请改人数，或用“粘贴接龙”逐人核对`,
    );
  }
  return { attendance: everybody(people, away), remark: "", problems };
}
