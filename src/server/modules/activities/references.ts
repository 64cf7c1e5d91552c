import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrgs, type Org } from "#server/modules/orgs/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";

/** Who can see an activity: every organisation that takes part in it, and all above them. */
export async function pathsOf(tx: Tx, actor: Actor, content: ActivityContent): Promise<string[]> {
  const orgs = await loadOrgs(
    tx,
    actor,
    content.orgs.map((org) => org.orgId),
  );
  return pathsAmong(new Map(orgs.map((org) => [org.id, org])), actor, content);
}

/**
 * The same among organisations that have been loaded.
 * @throws not-found for one that is not among them, forbidden when the actor may record for none of the hosts
 */
export function pathsAmong(orgs: ReadonlyMap<string, Org>, actor: Actor, content: ActivityContent): string[] {
  const found = content.orgs.map(({ orgId, role }) => {
    const org = orgs.get(orgId);
    if (!org) throw new DomainError("not-found", { what: "组织" }, "orgs");
    return { org, role };
  });
  const hosts = found.filter(({ role }) => role === "host").map(({ org }) => org);
  requireCan(
    actor,
    "activity.record",
    hosts.map(({ path }) => path),
  );
  const closed = hosts.find((org) => org.active_to !== null && org.active_to <= content.heldOn);
  if (closed) throw new DomainError("invalid", { reason: `“${closed.name}”已于 ${closed.active_to} 撤销` }, "orgs");
  return found.map(({ org }) => org.path);
}

/** The people that a content names, for checking them against the rosters. */
export function peopleIn(content: ActivityContent) {
  return content.attendance.mode === "names" ? content.attendance.people : [];
}

/** Tells whether a person belonged to an organisation on a day. */
type Belongs = (person: { personId: string; orgId: string }, day: string) => boolean;

/** One statement, whatever the number of people; nobody whom the actor cannot see belongs anywhere. */
export async function loadBelongs(tx: Tx, actor: Actor, people: readonly string[]): Promise<Belongs> {
  if (people.length === 0) return () => true;
  const rows = await tx
    .selectFrom("membership")
    .select(["person_id", "org_id", "from_date", "to_date"])
    .where("district_id", "=", actor.district)
    .where(sql<boolean>`person_id = ANY(${[...new Set(people)]}::uuid[])`)
    .execute();
  const spans = Map.groupBy(rows, (row) => `${row.person_id} ${row.org_id}`);
  return ({ personId, orgId }, day) =>
    (spans.get(`${personId} ${orgId}`) ?? []).some(
      ({ from_date, to_date }) => from_date <= day && (to_date === null || to_date > day),
    );
}

export const STRANGER = "名单中有人当日不属于所填组织，请刷新名单后重试";

/**
 * Whoever is newly entered must be somebody the actor can see, of the organisation of that day.
 * @param known people who were in the list before: they stay, wherever they have moved to since
 */
export async function requireKnownPeople(
  tx: Tx,
  actor: Actor,
  content: ActivityContent,
  known: ReadonlySet<string> = new Set(),
): Promise<void> {
  const fresh = peopleIn(content).filter((person) => !known.has(person.personId));
  const belongs = await loadBelongs(
    tx,
    actor,
    fresh.map((person) => person.personId),
  );
  if (!fresh.every((person) => belongs(person, content.heldOn))) {
    throw new DomainError("invalid", { reason: STRANGER }, "attendance");
  }
}

const REFERENCES = [
  { table: "theme", reason: "所选主题不存在，请重新选择", field: "themes" },
  { table: "programme", reason: "所选专项不存在", field: "programmeId" },
  { table: "file", reason: "附件不存在，请重新上传", field: "files" },
] as const;

function referred(content: ActivityContent, field: (typeof REFERENCES)[number]["field"]): string[] {
  if (field === "themes") return content.themes;
  if (field === "files") return content.files.map((file) => file.fileId);
  return content.programmeId ? [content.programmeId] : [];
}

/** Names what a content refers to that does not exist or is out of the actor's sight; a statement for each table. */
export async function loadReferences(
  tx: Tx,
  actor: Actor,
  contents: readonly ActivityContent[],
): Promise<(content: ActivityContent) => DomainError[]> {
  const known = new Map<string, Set<string>>();
  for (const { table, field } of REFERENCES) {
    const wanted = [...new Set(contents.flatMap((content) => referred(content, field)))];
    if (wanted.length === 0) continue;
    const found = await tx
      .selectFrom(table)
      .select("id")
      .where("district_id", "=", actor.district)
      .where(sql<boolean>`id = ANY(${wanted}::uuid[])`)
      .execute();
    known.set(field, new Set(found.map(({ id }) => id)));
  }
  return (content) =>
    REFERENCES.filter(({ field }) => !referred(content, field).every((id) => known.get(field)?.has(id))).map(
      ({ reason, field }) => new DomainError("invalid", { reason }, field),
    );
}

/** @throws invalid when a theme, programme or file does not exist or is out of the actor's sight */
export async function requireKnownReferences(tx: Tx, actor: Actor, content: ActivityContent): Promise<void> {
  const missing = await loadReferences(tx, actor, [content]);
  for (const problem of missing(content)) throw problem;
}
