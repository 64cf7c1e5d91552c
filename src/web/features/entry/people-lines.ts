import { type AttendanceStatus, STATUS_NAMES } from "#shared/activities/contracts.ts";
import {
  matchRollCall,
  type NamedAttendance,
  type RollResult,
  type RosterPerson,
} from "#shared/roll-call/match-roll-call.ts";
import { findStatus } from "#shared/roll-call/statuses.ts";
import { newId } from "#web/api/client.ts";
import type { SheetCell, SheetColumn, SheetRowView } from "#web/ui/sheet/sheet-types.ts";

export const PEOPLE_COLUMNS = [
  { id: "name", label: "姓名", width: 8, suggests: true },
  { id: "status", label: "情况", width: 5, suggests: true },
  { id: "note", label: "说明", width: 16 },
] as const satisfies readonly SheetColumn[];

export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]["id"];

export type PersonLine = { id: string; cells: Readonly<Partial<Record<PeopleColumn, string>>> };

export const emptyPerson = (cells: PersonLine["cells"] = {}): PersonLine => ({ id: newId(), cells });

export const isNobody = ({ cells }: PersonLine) => Object.values(cells).every((text) => !text?.trim());

/** A line for each person of a roll call, guests left out. */
export function linesOf({ people }: Pick<RollResult, "people">, roster: readonly RosterPerson[]): PersonLine[] {
  const byId = new Map(roster.map((person) => [person.personId, person]));
  return people.flatMap(({ personId, status, note }) => {
    const person = byId.get(personId);
    return person ? [emptyPerson({ name: nameOf(person, roster), status: STATUS_NAMES[status], note })] : [];
  });
}

/** The name, with the post behind it where two are called the same. */
export function nameOf(person: RosterPerson, roster: readonly RosterPerson[]): string {
  const alone = roster.filter(({ name }) => name === person.name).length < 2;
  return alone ? person.name : `${person.name}（${person.post || person.orgName}）`;
}

export type PersonView = SheetRowView & { person: NamedAttendance | null; flawed: boolean };

/** The lines as people of the roster; each name once. */
export function readPeople(lines: readonly PersonLine[], roster: readonly RosterPerson[]): PersonView[] {
  const seen = new Map<string, number>();
  return lines.map((line, row) => {
    const name = line.cells.name?.trim() ?? "";
    const found = name === "" ? "" : findPerson(name, roster);
    const status = readStatus(line.cells.status?.trim() ?? "");
    const problems: Partial<Record<PeopleColumn, string>> = {};
    if (typeof found === "string" && found !== "") problems.name = found;
    if (name === "" && !isNobody(line)) problems.name = "请填写姓名";
    if (status === null) problems.status = `请填${Object.values(STATUS_NAMES).join("、")}`;
    if ((line.cells.note?.length ?? 0) > 100) problems.note = "说明最多 100 字";
    if (typeof found !== "string") {
      const twin = seen.get(found.personId);
      if (twin !== undefined) problems.name = `与第 ${twin + 1} 行是同一人`;
      seen.set(found.personId, row);
    }
    const flawed = Object.keys(problems).length > 0;
    const cells = new Map<string, SheetCell>(
      PEOPLE_COLUMNS.map(({ id }) => [
        id,
        {
          text: line.cells[id] ?? "",
          ghost: id === "status" && name !== "" ? STATUS_NAMES.present : "",
          problem: problems[id] ?? null,
          warning: null,
        },
      ]),
    );
    const person =
      typeof found === "string" || flawed
        ? null
        : { ...pick(found), status: status ?? "present", note: line.cells.note?.trim() ?? "" };
    return { id: line.id, cells, person, flawed };
  });
}

const pick = ({ personId, orgId }: RosterPerson) => ({ personId, orgId });

/** The person of a name, or why there is none. */
function findPerson(name: string, roster: readonly RosterPerson[]): RosterPerson | string {
  const written = roster.find((person) => nameOf(person, roster) === name.normalize("NFC"));
  if (written) return written;
  const [match] = matchRollCall({ entries: [{ ...ANYONE, name }] }, roster).matches;
  const [first] = match?.people ?? [];
  if (match?.kind === "matched" && first) return first;
  if (match?.kind === "several") {
    return `名册中叫“${name}”的不止一人，请写成${match.people.map((person) => `“${nameOf(person, roster)}”`).join("或")}`;
  }
  const close = (match?.people ?? []).map((person) => `“${person.name}”`).join("、");
  return `名册中没有“${name}”${close ? `，是否为${close}` : ""}？请改正，列席人员请在活动中填写`;
}

const ANYONE = { status: "present", note: "", number: null, times: 1, doubt: null } as const;

/** An empty cell means present; null is a text that says no status. */
export function readStatus(text: string): AttendanceStatus | null {
  if (text === "") return "present";
  const named = Object.entries(STATUS_NAMES).find(([, name]) => name === text)?.[0] as AttendanceStatus | undefined;
  return named ?? findStatus(text)?.status ?? null;
}
