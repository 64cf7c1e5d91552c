import { membershipName } from "#shared/people/memberships.ts";
import { type Decisions, type Match, matchPeople, NEW_PERSON } from "./match-people.ts";
import { type Current, type Group, groupOf, membershipsIn, type RosterRow, type Standing } from "./people.ts";

/** What will be written for one line of the difference; each part only where it applies. */
export type PersonWrite = {
  personId: string | null;
  name: string;
  /** a new person; rows that share `as` are the same one */
  create: { as: string; gender: string | null; birthMonth: string | null; idHash: string | null } | null;
  change: {
    revision: number;
    name: string;
    gender: string | null;
    birthMonth: string | null;
    idHash: string | null;
  } | null;
  end: { membership: Current; on: string } | null;
  start: (Pick<RosterRow, "orgId" | "orgName" | "kind"> & { post: string; from: string }) | null;
  correct: { membership: Current; kind: Current["kind"]; post: string; from: string } | null;
};

export type ItemAction = "new" | "moved" | "changed" | "left" | "same" | "unsure" | "problem";

/** One line of the difference. `message` says what is wrong with a problem; `row` is null for who left. */
export type Item = {
  key: string;
  action: ItemAction;
  row: RosterRow | null;
  person: Standing | null;
  membership: Current | null;
  candidates: Standing[];
  decision: string | null;
  changes: string[];
  message: string;
  write: PersonWrite | null;
};

export type Comparison = {
  decisions: Decisions;
  /** first day on which moves, ends and changes hold, where the row says no day */
  asOf: string;
  /** first day of new memberships, where the row says no day */
  since: string;
  /** organisations of which the file is the whole roster */
  covered: ReadonlySet<string>;
  /** names that stand in rows which could not be read: whoever bears one has not left */
  protectedNames: ReadonlySet<string>;
};

const later = (a: string, b: string) => (a > b ? a : b);

/**
 * The difference between a roster and the records, line by line, each with what it would write. Staff and members are
 * compared apart: only what the file has rows of. Pure: the same rows and records give the same difference.
 */
export function compareRoster(rows: readonly RosterRow[], standing: readonly Standing[], input: Comparison): Item[] {
  const matches = matchPeople(rows, standing, input.decisions);
  const claimed = new Set<string>();
  const here = new Map<string, Current>();
  for (const row of rows) {
    const person = personOf(matches.get(row.key));
    const membership = person?.memberships.find(
      (one) => one.orgId === row.orgId && groupOf(one.kind) === groupOf(row.kind) && !claimed.has(one.id),
    );
    if (!membership) continue;
    claimed.add(membership.id);
    here.set(row.key, membership);
  }
  const members = new Map<string, RosterRow>();
  const changed = new Set<string>();
  const items = rows.map((row): Item => {
    const match = matches.get(row.key) ?? { how: "nobody" };
    const decision = input.decisions[row.key] ?? null;
    const base = { ...emptyItem(row.key), row, person: personOf(match), decision };
    if (match.how === "unsure") return { ...base, action: "unsure", candidates: match.candidates, decision: null };
    const who = base.person?.id ?? row.idHash ?? row.key;
    const earlier = members.get(who);
    if (groupOf(row.kind) === "members") {
      if (earlier) return { ...base, action: "problem", message: twiceMember(earlier) };
      members.set(who, row);
    }
    const membership = here.get(row.key);
    if (!base.person) return newPerson(base, row, input, decision === NEW_PERSON);
    const said = personChange(base.person, row, changed);
    if (membership) return staying(base, base.person, row, membership, said, input);
    return arriving(base, base.person, row, said, claimed, input);
  });
  return [...items, ...leaving(rows, items, standing, claimed, input)];
}

function emptyItem(key: string): Item {
  const nothing = { row: null, person: null, membership: null, decision: null, write: null };
  return { key, action: "same", candidates: [], changes: [], message: "", ...nothing };
}

/** A row that is sound in itself and still cannot be taken over. */
export function problemItem(row: RosterRow, message: string): Item {
  return { ...emptyItem(row.key), row, action: "problem", message };
}

function personOf(match: Match | undefined): Standing | null {
  return match?.how === "certain" ? match.person : null;
}

function twiceMember(earlier: RosterRow): string {
  return `与${earlier.sheet}第 ${earlier.row} 行是同一人，一名党员只能编入一个党支部，请删去其中一行`;
}

const noWrite = (personId: string | null, name: string): PersonWrite => ({
  personId,
  name,
  create: null,
  change: null,
  end: null,
  start: null,
  correct: null,
});

const startOf = (row: RosterRow, from: string): PersonWrite["start"] => ({
  orgId: row.orgId,
  orgName: row.orgName,
  kind: row.kind,
  post: row.post ?? "",
  from,
});

function newPerson(base: Item, row: RosterRow, { since }: Comparison, decided: boolean): Item {
  const { gender, birthMonth, idHash } = row;
  // The same name and birth month in one organisation, once as staff and once as a member, is one person.
  const as = idHash ?? (birthMonth === null ? row.key : `${row.orgId} ${row.name} ${birthMonth}`);
  const create = { as, gender, birthMonth, idHash };
  const write = { ...noWrite(null, row.name), create, start: startOf(row, row.from ?? since) };
  return { ...base, action: "new", changes: decided ? ["确认为另一个人"] : [], write };
}

type Said = { change: PersonWrite["change"]; texts: string[] };

/** What the row says of the person themselves and the records do not. Of several rows of a person the first speaks. */
function personChange(person: Standing, row: RosterRow, changed: Set<string>): Said {
  if (changed.has(person.id)) return { change: null, texts: [] };
  const change = {
    revision: person.revision,
    name: row.name,
    gender: row.gender ?? person.gender,
    birthMonth: row.birthMonth ?? person.birthMonth,
    idHash: row.idHash ?? person.idHash,
  };
  const text = (label: string, before: string | null, after: string | null) =>
    before === after ? [] : [`${label}：${before === null ? `补充“${after}”` : `“${before}”→“${after}”`}`];
  const texts = [
    ...text("姓名", person.name, change.name),
    ...text("性别", person.gender, change.gender),
    ...text("出生年月", person.birthMonth, change.birthMonth),
    ...(change.idHash === person.idHash ? [] : ["补充公民身份号码的校验值"]),
  ];
  if (texts.length === 0) return { change: null, texts };
  changed.add(person.id);
  return { change, texts };
}

function staying(
  base: Item,
  person: Standing,
  row: RosterRow,
  membership: Current,
  { change, texts }: Said,
  input: Comparison,
): Item {
  const post = row.post ?? membership.post;
  const kindChanges = row.kind !== membership.kind;
  const postChanges = post !== membership.post;
  if (kindChanges) texts.push(`类别：“${membershipName(membership.kind)}”→“${membershipName(row.kind)}”`);
  if (postChanges) texts.push(`职务：“${membership.post || "无"}”→“${post || "无"}”`);
  const write = { ...noWrite(person.id, row.name), change };
  const from = row.from ?? membership.from;
  if ((kindChanges || postChanges) && membership.from < input.asOf && from < input.asOf) {
    // What held until now stays in history: the old post ends where the new one begins.
    write.end = { membership, on: input.asOf };
    write.start = { ...startOf(row, input.asOf), post } as PersonWrite["start"];
  } else if (kindChanges || postChanges || from !== membership.from) {
    write.correct = { membership, kind: row.kind, post, from };
    if (from !== membership.from) texts.push(`开始日期：“${membership.from}”→“${from}”`);
  }
  const item = { ...base, membership, changes: texts };
  if (texts.length === 0) return { ...item, action: "same" };
  if (!membership.manageable) return { ...item, action: "problem", message: notManageable(membership) };
  return { ...item, action: "changed", write };
}

/** Somebody known who does not belong here yet: moves, or belongs to one more organisation. */
function arriving(
  base: Item,
  person: Standing,
  row: RosterRow,
  { change, texts }: Said,
  claimed: Set<string>,
  input: Comparison,
): Item {
  const group = groupOf(row.kind);
  const before = membershipsIn(person, group).find(
    (one) => !claimed.has(one.id) && (group === "members" || one.kind === row.kind),
  );
  const write = { ...noWrite(person.id, row.name), change };
  if (!before) {
    const other = group === "members" ? membershipsIn(person, group)[0] : undefined;
    if (other) return { ...base, action: "problem", message: `已在“${other.orgName}”，一名党员只能编入一个党支部` };
    write.start = startOf(row, row.from ?? input.since);
    return { ...base, action: "new", changes: ["已登记的人员", ...texts], write };
  }
  claimed.add(before.id);
  const item = { ...base, membership: before };
  if (!before.manageable) return { ...item, action: "problem", message: notManageable(before) };
  const on = later(row.from ?? input.asOf, before.from);
  write.end = { membership: before, on };
  write.start = { ...startOf(row, on), post: row.post ?? "" } as PersonWrite["start"];
  return { ...item, action: "moved", changes: [`“${before.orgName}”→“${row.orgName}”`, ...texts], write };
}

function notManageable({ orgName }: Current): string {
  return `现在“${orgName}”，不在您的管理范围内，请由上级党组织办理`;
}

/** Whoever belongs to a covered organisation and is in no row. */
function leaving(
  rows: readonly RosterRow[],
  items: readonly Item[],
  standing: readonly Standing[],
  claimed: ReadonlySet<string>,
  { asOf, covered, protectedNames }: Comparison,
): Item[] {
  const groups = new Set<Group>(rows.map((row) => groupOf(row.kind)));
  const proposed = new Set(items.flatMap((item) => item.candidates.map((person) => person.id)));
  return standing.flatMap((person) => {
    if (proposed.has(person.id) || protectedNames.has(person.name)) return [];
    const gone = person.memberships.filter(
      (one) => covered.has(one.orgId) && groups.has(groupOf(one.kind)) && !claimed.has(one.id) && one.manageable,
    );
    return gone.map((membership): Item => {
      const write = { ...noWrite(person.id, person.name), end: { membership, on: later(asOf, membership.from) } };
      return { ...emptyItem(membership.id), action: "left", person, membership, write };
    });
  });
}
