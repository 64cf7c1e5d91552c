import { type Group, groupOf, membershipsIn, type RosterRow, type Standing } from "./people.ts";

/** Who a row is. `unsure` lists whom it could be, the likeliest first. */
export type Match =
  | { how: "certain"; person: Standing }
  | { how: "unsure"; candidates: Standing[] }
  | { how: "nobody" };

/** What somebody decided about a row: the id of a person, or a new one. */
export type Decisions = Readonly<Record<string, string>>;

export const NEW_PERSON = "new";
const MOST_CANDIDATES = 5;

/**
 * Finds the person of each row. Certain is the hash of the identity number; without it name, birth month and
 * organisation together, or name and organisation where a birth month is not known and the name stands there once.
 * Everything weaker is a proposal. Nobody is proposed whom another row of the same group already is.
 */
export function matchPeople(
  rows: readonly RosterRow[],
  standing: readonly Standing[],
  decisions: Decisions,
): Map<string, Match> {
  const matches = new Map<string, Match>();
  const claimed = new Set<string>();
  const claim = (row: RosterRow, person: Standing) => {
    matches.set(row.key, { how: "certain", person });
    claimed.add(`${groupOf(row.kind)} ${person.id}`);
  };
  const isFree = (person: Standing, group: Group) => !claimed.has(`${group} ${person.id}`);

  const byHash = new Map(standing.flatMap((person) => (person.idHash === null ? [] : [[person.idHash, person]])));
  for (const row of rows) {
    const person = row.idHash === null ? undefined : byHash.get(row.idHash);
    if (person) claim(row, person);
  }

  const byName = Map.groupBy(standing, (person) => person.name);
  const namesakes = Map.groupBy(rows, placeOf);
  const open = rows.filter((row) => !matches.has(row.key));
  for (const row of open) {
    const here = (byName.get(row.name) ?? []).filter(
      (person) => isFree(person, groupOf(row.kind)) && isCompatible(row, person) && belongs(row, person),
    );
    const sameBirth = here.filter((person) => row.birthMonth !== null && person.birthMonth === row.birthMonth);
    const [first, second] = sameBirth.length > 0 ? sameBirth : here.filter((person) => !differs(row, person));
    const alone = sameBirth.length > 0 || namesakes.get(placeOf(row))?.length === 1;
    if (first && !second && alone) claim(row, first);
  }

  for (const row of open.filter(({ key }) => !matches.has(key))) {
    const group = groupOf(row.kind);
    const candidates = (byName.get(row.name) ?? [])
      .filter((person) => isFree(person, group) && isCompatible(row, person) && isLikely(row, person, group))
      .sort((a, b) => Number(sameBirth(row, b)) - Number(sameBirth(row, a)))
      .slice(0, MOST_CANDIDATES);
    const decided = candidates.find((person) => person.id === decisions[row.key]);
    if (decided) claim(row, decided);
    else if (candidates.length === 0 || decisions[row.key] === NEW_PERSON) matches.set(row.key, { how: "nobody" });
    else matches.set(row.key, { how: "unsure", candidates });
  }
  return matches;
}

const placeOf = (row: RosterRow) => `${groupOf(row.kind)} ${row.orgId} ${row.name}`;
const belongs = (row: RosterRow, person: Standing) => person.memberships.some(({ orgId }) => orgId === row.orgId);
const sameBirth = (row: RosterRow, person: Standing) => row.birthMonth !== null && row.birthMonth === person.birthMonth;

/** Another identity number is another person, whatever else is alike. */
function isCompatible(row: RosterRow, person: Standing): boolean {
  const sameNumber = row.idHash === null || person.idHash === null || row.idHash === person.idHash;
  return sameNumber && (row.gender === null || person.gender === null || row.gender === person.gender);
}

function differs(row: RosterRow, person: Standing): boolean {
  return row.birthMonth !== null && person.birthMonth !== null && row.birthMonth !== person.birthMonth;
}

/** Someone of the same birth month, of the same organisation, or who belongs somewhere and whose birth is not known. */
function isLikely(row: RosterRow, person: Standing, group: Group): boolean {
  if (sameBirth(row, person) || belongs(row, person)) return true;
  return !differs(row, person) && membershipsIn(person, group).length > 0;
}
