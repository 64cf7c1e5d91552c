import type { AttendanceStatus } from "#shared/activities/contracts.ts";
import type { RollCall, RollEntry } from "./parse-roll-call.ts";

/** Somebody of the roster of that day. */
export type RosterPerson = { personId: string; name: string; orgId: string; orgName: string; post: string };

/**
 * Whom an entry means. `several`: the roster has more people of that name than the entry can mean; `unknown`: nobody is
 * called so, `people` are those with a name close to it.
 */
export type RollMatch = { entry: RollEntry } & (
  | { kind: "matched"; people: RosterPerson[] }
  | { kind: "several" | "unknown"; people: RosterPerson[] }
);

export type RollMatches = { matches: RollMatch[]; unmentioned: RosterPerson[] };

/** Compares names without spaces, in half width, with one kind of middle dot. */
const folded = (name: string) =>
  name
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[•・･‧∙]/g, "·");

/** Finds the people of a roll call in a roster. Namesakes are all meant when the name was written once for each. */
export function matchRollCall(roll: Pick<RollCall, "entries">, roster: readonly RosterPerson[]): RollMatches {
  const byName = Map.groupBy(roster, ({ name }) => folded(name));
  const matches = roll.entries.map((entry): RollMatch => {
    const people = byName.get(folded(entry.name)) ?? [];
    if (people.length === 0) return { entry, kind: "unknown", people: closeTo(entry.name, roster) };
    const all = people.length === 1 || (entry.times === people.length && entry.doubt === null);
    return { entry, kind: all ? "matched" : "several", people };
  });
  const mentioned = new Set(matches.flatMap(({ kind, people }) => (kind === "matched" ? people : [])));
  return { matches, unmentioned: roster.filter((person) => !mentioned.has(person)) };
}

const MOST_CLOSE = 3;

/** Names one slip away (a wrong, missing, additional or exchanged character), those of the same surname first. */
function closeTo(name: string, roster: readonly RosterPerson[]): RosterPerson[] {
  const close = roster.filter((person) => isClose(folded(name), folded(person.name)));
  const { same = [], other = [] } = Object.groupBy(close, (person) => (person.name[0] === name[0] ? "same" : "other"));
  return [...same, ...other].slice(0, MOST_CLOSE);
}

function isClose(a: string, b: string): boolean {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > 1) return false;
  if (left.length === right.length) {
    const differing = left.filter((character, index) => character !== right[index]);
    return differing.length <= 1 || [...left].sort().join("") === [...right].sort().join("");
  }
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return long.some((_, index) => long.toSpliced(index, 1).join("") === short.join(""));
}

/** What was decided about an entry that leaves it open: one of the roster, a guest, or nobody. */
export type RollDecision = { is: "person"; personId: string } | { is: "guest" } | { is: "nobody" };

/** What becomes of those whom the roll call does not mention. */
export const UNMENTIONED = ["absent", "present", "unrecorded"] as const;
export type Unmentioned = (typeof UNMENTIONED)[number];

export type NamedAttendance = { personId: string; orgId: string; status: AttendanceStatus; note: string };

/** A roll call that was gone through: attendance by name and guests. */
export type RollResult = { people: NamedAttendance[]; guests: string[] };

/** The entries that still have to be decided, by their names. */
export function undecided(matches: readonly RollMatch[], decisions: ReadonlyMap<string, RollDecision>): RollEntry[] {
  return matches
    .filter(({ kind, entry }) => kind !== "matched" && !decisions.has(entry.name))
    .map(({ entry }) => entry);
}

/** The attendance that follows, in the order of the roster; whoever is decided to be nobody leaves no trace. */
export function rollResult(
  roll: RollCall,
  roster: readonly RosterPerson[],
  decisions: ReadonlyMap<string, RollDecision>,
  rest: Unmentioned,
): RollResult {
  const said = new Map<string, { status: AttendanceStatus; note: string }>();
  const guests = [...roll.guests];
  for (const { entry, kind, people } of matchRollCall(roll, roster).matches) {
    const { status, note } = entry;
    if (kind === "matched") for (const { personId } of people) said.set(personId, { status, note });
    const decision = kind === "matched" ? undefined : decisions.get(entry.name);
    if (decision?.is === "person") said.set(decision.personId, { status, note });
    if (decision?.is === "guest") guests.push(entry.name);
  }
  const others = rest === "unrecorded" ? null : { status: rest, note: "" };
  const people = roster.flatMap(({ personId, orgId }) => {
    const how = said.get(personId) ?? others;
    return how ? [{ personId, orgId, ...how }] : [];
  });
  return { people, guests: [...new Set(guests)] };
}
