import { type ActivityLine, activityLine, type HostedActivity } from "#shared/activities/batch.ts";
import { activityKind, fieldsOf, keepsOf, kindField, kindName } from "#shared/catalogue/kinds.ts";
import { typedCell } from "#shared/cells/cell.ts";
import { readKindField } from "#shared/cells/kind-field.ts";
import type { KindNames } from "#shared/cells/kinds.ts";
import { errorText } from "#shared/errors.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import type { NameReader } from "#shared/orgs/names.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import { type ColumnId, columnOfField } from "./columns.ts";
import { type Common, type EntryLine, isBlank, typedIn } from "./lines.ts";
import { type AttendanceRead, type Roster, readAttendance } from "./read-attendance.ts";
import { readDay, readHours, readKindIds, readNumbers, readOrg } from "./read-cell.ts";

/** What all lines are read against. */
export type EntryContext = {
  today: string;
  common: Common;
  orgs: NameReader<OrgRow>;
  /** the kinds by all their names, the district's own included */
  kinds: readonly KindNames[];
};

/** What is known of the organisation and the day of one line. */
export type Known = { roster: Roster; hosted: HostedActivity | undefined };

export type Occasion = { orgId: string; kind: string; heldOn: string };

/**
 * A line as it was understood. `blank` has nothing in it; `waiting` names an organisation and nothing of its own yet, and
 * is not saved; `flawed` has to be mended; `ready` can be saved.
 */
export type CheckedLine = {
  state: "blank" | "waiting" | "flawed" | "ready";
  activity: ActivityLine | null;
  problems: ReadonlyMap<ColumnId, string>;
  occasion: Occasion | null;
  similar: HostedActivity | undefined;
  attendance: AttendanceRead["attendance"];
};

const NOTHING = { activity: null, problems: new Map(), occasion: null, similar: undefined } as const;

/** Reads a line by the cheap rules of a page; what only the server can know it says when the lines are saved. */
export function checkLine(line: EntryLine, context: EntryContext, known: Known): CheckedLine {
  if (isBlank(line)) return { ...NOTHING, state: "blank", attendance: { mode: "none" } };
  const problems = new Map<ColumnId, string>();
  const basics = readBasics(line, context, problems);
  const { kinds, occasion } = basics;
  const talk = keepsOf(kinds) === "pair";
  if (talk) {
    problems.set(
      typedIn(line, "kind") ? "kind" : "org",
      `${kindName(kinds[0] ?? "")}须选定谈话双方，请在“记录活动”里逐项记录`,
    );
  }
  const attends = !talk && (activityKind(kinds[0] ?? "")?.expected ?? "none") !== "none";
  const roster = occasion && attends ? known.roster : [];
  const { attendance, remark, problems: wrong } = readAttendance(line, roster);
  for (const [column, problem] of wrong) problems.set(column, problem);
  if (isWaiting(line) && context.common.state === "filed" && attends) {
    return { ...NOTHING, state: "waiting", occasion, problems, attendance };
  }
  if (context.common.state === "filed" && attends && attendance.mode === "none" && wrong.size === 0) {
    const loading = roster === "loading" && typedIn(line, "absent") !== "";
    problems.set("present", loading ? "正在核对名册…" : "请填实到人数，或在“请假/缺席”里写姓名，全部到会写“无”");
  }
  const content = { ...basics, attendance, remark };
  const activity = problems.size === 0 ? built(line, context.common, content, problems) : null;
  const similar = occasion && !line.confirmed ? known.hosted : undefined;
  return { state: activity ? "ready" : "flawed", activity, problems, occasion, similar, attendance };
}

/** Which organisation, kind and day a line is about, as far as it can be read. */
export function occasionOf(line: EntryLine, context: EntryContext): Occasion | null {
  return isBlank(line) ? null : readBasics(line, context, new Map()).occasion;
}

/** Nothing but the organisation has been entered. */
function isWaiting(line: EntryLine): boolean {
  return (
    line.roll === null &&
    Object.entries(line.cells).every(([column, text]) => column === "org" || !text?.trim()) &&
    typedIn(line, "org") !== ""
  );
}

type Basics = {
  org: OrgRow | null;
  kinds: string[];
  day: { start: string; end: string | null } | null;
  hours: { start: string | null; end: string | null };
  guests: number;
  fields: Record<string, string | number>;
  occasion: Occasion | null;
};

function readBasics(
  line: EntryLine,
  { common, orgs, kinds: names, today }: EntryContext,
  problems: Map<ColumnId, string>,
): Basics {
  const read = <T>(column: ColumnId, reading: { value: T } | { problem: string }): T | null => {
    if ("value" in reading) return reading.value;
    problems.set(column, reading.problem);
    return null;
  };
  const name = typedIn(line, "org");
  const org = name === "" ? read<OrgRow>("org", { problem: "请填写组织" }) : read("org", readOrg(name, orgs));
  const kindText = typedIn(line, "kind");
  const kinds = (kindText === "" ? [common.kind] : read("kind", readKindIds(kindText, names))) ?? [];
  const dateText = typedIn(line, "date") || common.date;
  const day =
    dateText === ""
      ? read<{ start: string; end: string | null; startTime: null; endTime: null }>("date", { problem: "请填写日期" })
      : read("date", readDay(dateText, common.date, today));
  if (day && day.start > today) problems.set("date", "日期晚于今天；计划中的活动请在“记录活动”里保存为计划");
  const timeText = typedIn(line, "time") || (day?.startTime ? "" : common.time);
  const hours = (timeText === "" ? null : read("time", readHours(timeText))) ?? {
    start: day?.startTime ?? null,
    end: day?.endTime ?? null,
  };
  if (day?.end === null && hours.start && hours.end && hours.end < hours.start) {
    problems.set("time", "结束时间早于开始时间");
  }
  const guestsText = typedIn(line, "guests");
  const guests = guestsText === "" ? null : read("guests", readNumbers(guestsText, "guests"));
  const occasion = org && day && kinds[0] ? { orgId: org.id, kind: kinds[0], heldOn: day.start } : null;
  const fields = readFields(line, kinds, problems);
  return { org, kinds, day, hours, guests: guests?.guests ?? 0, fields, occasion };
}

function readFields(line: EntryLine, kinds: readonly string[], problems: Map<ColumnId, string>) {
  const fields: Record<string, string | number> = {};
  const known = new Set(fieldsOf(kinds).map(({ id }) => id));
  for (const [column, text] of Object.entries(line.cells) as [ColumnId, string | undefined][]) {
    if (!column.startsWith("field:") || !text?.trim()) continue;
    const id = column.slice("field:".length);
    const { value, findings } = readKindField(typedCell(text), `kind:${id}`);
    const [wrong] = findings;
    if (wrong) problems.set(column, wrong.message);
    else if (!known.has(id)) {
      problems.set(column, `${kinds.map(kindName).join("、")}没有“${kindField(id)?.label ?? id}”这一项，请清空`);
    } else if (value !== null) fields[id] = value;
  }
  return fields;
}

/** The activity of a line; what its schema refuses (too long a text) is said at the column. */
function built(
  line: EntryLine,
  common: Common,
  { org, kinds, day, hours, guests, fields, attendance, remark }: Basics & Omit<AttendanceRead, "problems">,
  problems: Map<ColumnId, string>,
): ActivityLine | null {
  if (!org || !day) return null;
  const keeps = keepsOf(kinds);
  // of a reminder nothing is kept: what all lines have in common is not written into it
  const own = (column: "title" | "place" | "chair" | "summary") =>
    typedIn(line, column) || (keeps === "all" ? common[column].trim() : "");
  const kind = kindName(kinds[0] ?? "");
  const title = own("title") || (keeps === "all" ? `${Number(day.start.slice(5, 7))}月${kind}` : kind);
  const called = line.roll?.guests ?? [];
  const parsed = activityLine.safeParse({
    id: line.id,
    state: common.state,
    kinds,
    orgs: [{ orgId: org.id, role: "host" }],
    title,
    heldOn: day.start,
    endsOn: day.end,
    startTime: keeps === "all" ? hours.start : null,
    endTime: keeps === "all" ? hours.end : null,
    place: own("place"),
    chair: own("chair"),
    summary: [own("summary"), remark].filter(Boolean).join("\n"),
    themes: keeps === "all" ? common.themes : [],
    attendance: keeps === "all" ? attendance : { mode: "none" },
    guests: guests || called.length,
    guestsNote: called.join("、"),
    fields,
  });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) problems.set(columnOfField(path.join(".")), message);
  return null;
}

/** Why a text may not be written into a cell at all, or null. */
export function whyNotWrite(text: string): string | null {
  const marking = secrecyMarking(text);
  return marking === null ? null : errorText("secret-marking", { marking });
}
