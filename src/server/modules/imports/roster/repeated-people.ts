import { type Finding, warning } from "#shared/cells/problem.ts";
import type { RosterValues, RowPlace } from "./roster-values.ts";

type Seen = RowPlace & { name: string | null; org: string | null };

/** People already seen in the same file: by the hash of their identity number, else by name, organisation and birth. */
export type SeenPeople = { byIdHash: Map<string, Seen>; byName: Map<string, Seen> };

export function newSeenPeople(): SeenPeople {
  return { byIdHash: new Map(), byName: new Map() };
}

/** The earlier row of the same person, and what to say about it. Adds the row to what has been seen. */
export function findRepeatedPerson(
  values: RosterValues,
  place: RowPlace,
  seen: SeenPeople,
): { duplicateOf: RowPlace | null; finding: Finding | null } {
  const { name, org, idHash, birth } = values;
  const map = idHash === null ? seen.byName : seen.byIdHash;
  const key = idHash ?? JSON.stringify([name, org, birth]);
  const first = map.get(key);
  if (!first) {
    if (name !== null) map.set(key, { ...place, name, org });
    return { duplicateOf: null, finding: null };
  }
  const where = `${first.sheet === place.sheet ? "" : `工作表“${first.sheet}”`}第 ${first.row} 行`;
  if (first.name !== name) {
    const message = `公民身份号码与${where}相同而姓名不同，其中一个写错了，请核对`;
    return { duplicateOf: null, finding: warning("id-shared", message) };
  }
  if (first.org !== org) {
    const message = `与${where}是同一人而所在组织不同；若已转出或只是借调，请核对后保留`;
    return { duplicateOf: null, finding: warning("person-again", message) };
  }
  const same = idHash === null ? "姓名、组织和出生日期都相同" : "是同一人";
  const finding = warning("repeated", `与${where}${same}，只导入一次；如果确实是两个人，请补上公民身份号码`);
  return { duplicateOf: { sheet: first.sheet, row: first.row }, finding };
}
