import type { ActivityContent } from "#shared/activities/contracts.ts";
import { fieldText, keptTooMuch, valuesOf } from "#shared/catalogue/field-values.ts";
import { keepsOf, kindField, kindName } from "#shared/catalogue/kinds.ts";
import { orgProblem } from "#shared/orgs/names.ts";
import type { LedgerField, LedgerValues, ParsedLedger, ParsedRow } from "./ledger/index.ts";
import { error, type Finding, isUsable, type Problem, placed, quote, warning } from "./mapping/index.ts";
import type { OrgNames } from "./org-names.ts";

/** Organisations and themes by the names that people write. */
export type Directory = { orgs: OrgNames; themes: ReadonlyMap<string, string> };

export type ReadyRow = { content: ActivityContent; key: string };

/**
 * A parsed row as an activity, or nothing if a cell or a name keeps it from being one. What is wrong with a name is said
 * even where a cell is wrong as well, so that one round of corrections is enough.
 * @returns the problems that are found beyond those of its cells
 * @param fallback the organisation that the import is for, when the row names none
 */
export function toActivity(
  row: ParsedRow,
  directory: Directory,
  fallback: string,
  columnOf: ParsedLedger["columnOf"],
): { ready: ReadyRow | null; problems: Problem[] } {
  const { values } = row;
  const problems: Problem[] = [];
  const report = (finding: Finding, field: LedgerField) => void problems.push(placed(finding, row, columnOf(field)));
  const found = values.host === null ? { id: fallback } : directory.orgs(values.host);
  if (typeof found === "string") report(error(`org-${found}`, orgProblem(values.host ?? "", found, "记录")), "host");
  const host = typeof found === "string" ? null : found.id;
  const { orgs, unknown } = partnersOf(values, directory);
  for (const [field, names] of Object.entries(unknown) as [keyof typeof unknown, string[]][]) {
    if (names.length === 0) continue;
    report(warning("partner-unknown", `${names.map(quote).join("、")}不在组织名录中，只写入内容`), field);
  }
  if (!isUsable(row) || host === null || values.start === null || values.kinds.length === 0)
    return { ready: null, problems };
  const kinds = values.kinds;
  const [main = "all_staff_meeting"] = kinds;
  const theme = values.theme === null ? undefined : directory.themes.get(values.theme);
  const content: ActivityContent = {
    kinds,
    orgs: [{ orgId: host, role: "host" }, ...orgs.filter(({ orgId }) => orgId !== host)],
    title: values.title ?? values.theme ?? `${Number(values.start.slice(5, 7))}月${kindName(main)}`,
    heldOn: values.start,
    endsOn: values.end === values.start ? null : values.end,
    startTime: values.startTime,
    endTime: values.endTime,
    place: values.place ?? "",
    chair: values.chair ?? "",
    summary: summaryOf(values, [...unknown.cohosts, ...unknown.participants], theme === undefined),
    themes: theme === undefined ? [] : [theme],
    programmeId: null,
    groups: [],
    attendance: attendanceOf(values),
    guests: values.guests ?? values.guestNames.length,
    guestsNote: values.guestNames.map((person) => person.name).join("、"),
    files: [],
    fields: valuesOf(kinds, values.fields),
  };
  if (keepsOf(kinds) !== "all") return keptOnly(content, problems, report);
  return { ready: { content: clipped(content), key: keyOf(content) }, problems };
}

/** Talks and reminders keep next to nothing: a file that says more is refused there, not quietly cut. */
function keptOnly(
  content: ActivityContent,
  problems: Problem[],
  report: (finding: Finding, field: LedgerField) => void,
) {
  const kept: ActivityContent = {
    ...content,
    title: kindName(content.kinds[0] ?? ""),
    attendance: { mode: "none" },
    guestsNote: "",
    guests: 0,
  };
  const tooMuch = keptTooMuch(kept);
  if (tooMuch === null) return { ready: { content: kept, key: keyOf(kept) }, problems };
  report(error("kept-too-much", `${tooMuch.reason}；请在文件中删去后重新上传`), "summary");
  return { ready: null, problems };
}

/** What makes two rows the same before their order is looked at (docs/adr/0008). */
function keyOf({ orgs, heldOn, kinds }: ActivityContent): string {
  return `${orgs[0]?.orgId} ${heldOn} ${kinds[0]}`;
}

/** The organisations that took part beside the host, and the names that lead to none. */
function partnersOf(values: LedgerValues, directory: Directory) {
  const orgs: ActivityContent["orgs"] = [];
  const unknown: Record<"cohosts" | "participants", string[]> = { cohosts: [], participants: [] };
  for (const [field, role] of [
    ["cohosts", "cohost"],
    ["participants", "participant"],
  ] as const) {
    for (const name of values[field]) {
      const found = directory.orgs(name);
      if (typeof found === "string") unknown[field].push(name);
      else if (!orgs.some((org) => org.orgId === found.id)) orgs.push({ orgId: found.id, role });
    }
  }
  return { orgs, unknown };
}

/** Head counts as the ledger gives them; a list of names is counted, not matched to people. */
function attendanceOf(values: LedgerValues): ActivityContent["attendance"] {
  const present = values.present ?? values.headcount ?? (values.attendees.length > 0 ? values.attendees.length : null);
  const missing = values.absentCount ?? (values.absent.length > 0 ? values.absent.length : null);
  const expected = values.expected ?? (present !== null && missing !== null ? present + missing : null);
  if (present === null && expected !== null && missing !== null) {
    return { mode: "headcount", expected, present: Math.max(0, expected - missing) };
  }
  if (present === null) return { mode: "none" };
  return { mode: "headcount", expected: expected !== null && expected >= present ? expected : null, present };
}

function summaryOf(values: LedgerValues, unknown: readonly string[], themeUnknown: boolean): string {
  const people = (label: string, list: LedgerValues["absent"]) =>
    list.length > 0 ? `${label}：${list.map(({ name }) => name).join("、")}` : "";
  return [
    values.summary,
    themeUnknown && values.theme !== null ? `主题：${values.theme}` : "",
    people("参会", values.attendees),
    people("缺席", values.absent),
    unknown.length > 0 ? `联合单位：${unknown.join("、")}` : "",
    ...otherFields(values),
    values.remarks ? `备注：${values.remarks}` : "",
  ]
    .filter(Boolean)
    .join("\n");
}

/** What the file says in a column that the row's kinds have no field for: kept as text. */
function otherFields({ kinds, fields }: LedgerValues): string[] {
  const own = valuesOf(kinds, fields);
  return Object.entries(fields).flatMap(([id, value]) => {
    const field = kindField(id);
    return field && !(id in own) ? [`${field.label}：${fieldText(field, value)}`] : [];
  });
}

function clipped(content: ActivityContent): ActivityContent {
  return {
    ...content,
    title: content.title.length < 2 ? `${content.title}（会议）` : content.title.slice(0, 200),
    place: content.place.slice(0, 100),
    chair: content.chair.slice(0, 60),
    summary: content.summary.slice(0, 20_000),
    guestsNote: content.guestsNote.slice(0, 500),
  };
}
