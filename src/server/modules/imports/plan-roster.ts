import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { RosterChoices } from "#shared/imports/roster.ts";
import { orgProblem } from "#shared/orgs/names.ts";
import type { MembershipKind } from "#shared/people/memberships.ts";
import { error, type Finding, isUsable, type Problem, placed, type SheetTable } from "./mapping/index.ts";
import { loadOrgNames, type NamedOrg, type OrgNames } from "./org-names.ts";
import { newSeenPeople, type ParsedPerson, parseRoster, type RosterField, rosterMapping } from "./roster/index.ts";
import {
  type Current,
  compareRoster,
  type Item,
  problemItem,
  type RosterRow,
  type Standing,
} from "./roster-difference/index.ts";

export type PlannedRoster = {
  items: Item[];
  /** rows that cannot be read, and rows that repeat another of the file */
  problemRows: ParsedPerson[];
  repeated: ParsedPerson[];
  problems: Problem[];
  notes: string[];
};

const LONGEST_NAME = 40;
const LONGEST_POST = 60;
const GENDERS = { male: "男", female: "女" } as const;

/** Says what a roster would change, line by line, without changing it (docs/adr/0011: who is the same person). */
export async function planRoster(
  tx: Tx,
  actor: Actor,
  org: NamedOrg,
  tables: readonly SheetTable[],
  choices: RosterChoices,
): Promise<PlannedRoster> {
  const names = await loadOrgNames(tx, actor, org, "person.manage");
  const plan: PlannedRoster = { items: [], problemRows: [], repeated: [], problems: [], notes: [] };
  const rows = readRows(tables, choices, { names, fallback: org, today: dayOf(actor.at), plan });
  const covered = await coveredOrgs(tx, actor, org, rows, choices);
  const standing = await loadStanding(tx, actor, rows, covered);
  const elsewhere = await registeredElsewhere(tx, rows, standing);
  const isElsewhere = ({ idHash }: RosterRow) => idHash !== null && elsewhere.has(idHash);
  const sound = rows.filter((row) => !isElsewhere(row));
  const items = compareRoster(sound, standing, {
    decisions: choices.identity,
    asOf: choices.asOf,
    since: choices.since,
    covered,
    protectedNames: new Set(plan.problemRows.map(({ values }) => values.name ?? "")),
  });
  const refused = rows.filter(isElsewhere).map((row) => problemItem(row, ELSEWHERE));
  plan.items = [...items, ...refused];
  for (const { action, row, message } of plan.items) {
    if (action === "problem" && row) plan.problems.push(placed(error("elsewhere", message), row, ""));
  }
  return plan;
}

type Reading = { names: OrgNames; fallback: NamedOrg; today: string; plan: PlannedRoster };

/** The sound rows of all tables; what is wrong with the others goes to the plan. */
function readRows(tables: readonly SheetTable[], choices: RosterChoices, reading: Reading): RosterRow[] {
  const { plan, names, fallback, today } = reading;
  const seen = newSeenPeople();
  const rows: RosterRow[] = [];
  for (const [index, table] of tables.entries()) {
    const columns = choices.tables[index];
    if (!columns) continue;
    const mapping = rosterMapping.parse({ version: 1, signature: "", columns });
    const parsed = parseRoster(table, mapping, { today, seen });
    for (const { row, text } of parsed.unread) {
      plan.notes.push(`${table.sheet} 第 ${row} 行“${text.slice(0, 30)}”没有看懂，已跳过`);
    }
    const titled = parsed.hints.org === undefined ? "unknown" : names(parsed.hints.org);
    const keeper = typeof titled === "string" ? fallback : titled;
    for (const person of parsed.people) {
      if (person.duplicateOf) plan.repeated.push(person);
      else {
        const read = toRow(person, `${index}:${person.row}`, choices, { names, keeper });
        const found = read.findings.map(({ field, finding }) => placed(finding, person, parsed.columnOf(field)));
        person.problems.push(...found);
        if (read.row && isUsable(person)) rows.push(read.row);
        else plan.problemRows.push(person);
      }
      plan.problems.push(...person.problems);
    }
  }
  return rows;
}

type RowFinding = { field: RosterField; finding: Finding };

/**
 * A row with its organisation and kind of membership found. What is wrong with them is said even where another cell of
 * the row is wrong as well, so that one round of corrections is enough.
 */
function toRow(
  { values, sheet, row }: ParsedPerson,
  key: string,
  choices: RosterChoices,
  { names, keeper }: { names: OrgNames; keeper: NamedOrg },
): { row: RosterRow | null; findings: RowFinding[] } {
  const findings: RowFinding[] = [];
  const report = (field: RosterField, code: string, message: string) =>
    void findings.push({ field, finding: error(code, message) });
  if (values.name !== null && values.name.length > LONGEST_NAME) {
    report("name", "name-long", `姓名超过 ${LONGEST_NAME} 个字，请核对`);
  }
  const kind = (values.membership as MembershipKind | null) ?? choices.membership;
  if (kind === null) {
    report("membership", "membership-missing", "没有写人员类别，请在上方选择“人员类别”，或在文件中补上这一列");
  }
  const org = values.org === null ? keeper : names(values.org);
  if (typeof org === "string") report("org", `org-${org}`, orgProblem(values.org ?? "", org, "登记人员"));
  if (values.name === null || kind === null || typeof org === "string") return { row: null, findings };
  const read = {
    key,
    sheet,
    row,
    name: values.name,
    gender: values.gender && GENDERS[values.gender],
    birthMonth: values.birth?.slice(0, 7) ?? null,
    idHash: values.idHash,
    orgId: org.id,
    orgName: org.name,
    kind,
    post: values.post?.slice(0, LONGEST_POST) ?? null,
    from: values.from === null ? null : values.from.padEnd(10, "-01"),
  };
  return { row: read, findings };
}

/** The organisations of which the file is the whole roster. */
async function coveredOrgs(
  tx: Tx,
  actor: Actor,
  org: NamedOrg,
  rows: readonly RosterRow[],
  { coverage }: RosterChoices,
): Promise<Set<string>> {
  if (coverage === "none") return new Set();
  if (coverage === "orgs") return new Set(rows.map((row) => row.orgId));
  const below = await tx
    .selectFrom("org")
    .select("id")
    .where("district_id", "=", actor.district)
    .where(sql<boolean>`path <@ ${org.path}::ltree`)
    .execute();
  return new Set(below.map(({ id }) => id));
}

/** Everyone whom a row could be or who could have left, with all their lasting memberships. */
async function loadStanding(
  tx: Tx,
  actor: Actor,
  rows: readonly RosterRow[],
  covered: ReadonlySet<string>,
): Promise<Standing[]> {
  const found = await sql<
    Omit<Standing, "memberships"> & { memberships: (Omit<Current, "manageable"> & { path: string })[] }
  >`
    WITH wanted AS (
      SELECT id FROM person WHERE district_id = ${actor.district}
        AND name = ANY(${[...new Set(rows.map((row) => row.name))]}::text[])
      UNION SELECT id FROM person WHERE district_id = ${actor.district}
        AND id_hash = ANY(${rows.map((row) => row.idHash).filter(Boolean)}::text[])
      UNION SELECT person_id FROM membership WHERE district_id = ${actor.district} AND to_date IS NULL
        AND org_id = ANY(${[...covered]}::uuid[])
    )
    SELECT p.id, p.name, p.gender, p.birth_month AS "birthMonth", p.id_hash AS "idHash", p.revision,
      coalesce(json_agg(json_build_object('id', m.id, 'orgId', m.org_id, 'orgName', o.short_name, 'path', o.path::text,
        'kind', m.kind, 'post', m.post, 'from', m.from_date, 'revision', m.revision) ORDER BY m.from_date, m.id)
        FILTER (WHERE m.id IS NOT NULL), '[]') AS memberships
    FROM wanted JOIN person p ON p.district_id = ${actor.district} AND p.id = wanted.id
    LEFT JOIN membership m ON m.district_id = p.district_id AND m.person_id = p.id AND m.to_date IS NULL
    LEFT JOIN org o ON o.district_id = m.district_id AND o.id = m.org_id
    GROUP BY p.district_id, p.id ORDER BY p.name, p.id`.execute(tx);
  const manageable = new Map<string, boolean>();
  const isManageable = (path: string) => {
    const known = manageable.get(path) ?? may(actor, "person.manage", path);
    manageable.set(path, known);
    return known;
  };
  return found.rows.map((person) => ({
    ...person,
    memberships: person.memberships.map(({ path, ...one }) => ({ ...one, manageable: isManageable(path) })),
  }));
}

const ELSEWHERE = "此人已在本区其他组织登记，不在您的管理范围内，请由上级党组织办理划转";

/** Numbers that are registered where the actor cannot see: only the level above both can move the person. */
async function registeredElsewhere(tx: Tx, rows: readonly RosterRow[], standing: readonly Standing[]) {
  const seen = new Set(standing.map((person) => person.idHash));
  const unseen = rows.flatMap(({ idHash }) => (idHash === null || seen.has(idHash) ? [] : [idHash]));
  if (unseen.length === 0) return new Set<string>();
  const found = await sql<{ hash: string }>`SELECT registered_hashes(${unseen}::text[]) AS hash`.execute(tx);
  return new Set(found.rows.map(({ hash }) => hash));
}
