import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvents } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { DomainError } from "#shared/errors.ts";
import type { OrgMove } from "#shared/orgs/contracts.ts";
import { mayStandBelow, orgKindName } from "#shared/orgs/kinds.ts";
import { allOrgs, type Org } from "./load-org.ts";
import { repathRows } from "./repath-rows.ts";

/**
 * Moves an organisation with everything below it, from a date on. Placements keep where it stood before, so figures
 * of an earlier date do not change; rights follow at once: every protected row that names a path below the moved one
 * gets the new path.
 */
export function moveOrg(tx: Tx, actor: Actor, id: string, input: OrgMove): Promise<void> {
  return moveOrgs(tx, actor, [{ id, ...input }]);
}

/** The same for several at once; those of one day as one step. A constant number of statements for each day. */
export async function moveOrgs(tx: Tx, actor: Actor, moves: readonly (OrgMove & { id: string })[]): Promise<void> {
  if (moves.length === 0) return;
  const tree = new Map((await allOrgs(tx, actor)).map((org) => [org.id, org]));
  const before = new Map(tree.values().map((org) => [org.id, { ...org }]));
  for (const { id, parentId } of moves) {
    const [org, target] = [find(before, id), find(before, parentId)];
    requireCan(actor, "org.manage", [org.path]);
    requireCan(actor, "org.manage", [target.path]);
    if (!mayStandBelow(org.kind, target.kind)) {
      const reason = `“${orgKindName(org.kind)}”不能设在“${orgKindName(target.kind)}”之下`;
      throw new DomainError("invalid", { reason }, "parentId");
    }
  }
  const days = Map.groupBy(moves, ({ from }) => from);
  for (const day of [...days.keys()].sort()) {
    for (const { id, parentId } of days.get(day) ?? []) find(tree, id).parent_id = parentId;
    const repathed = repathTree(tree);
    await placeAnew(tx, actor, repathed, day);
  }
  await writeTree(tx, actor, { moves, before, tree });
  const moved = [...tree.values()].filter((org) => org.path !== find(before, org.id).path);
  await repathRows(
    tx,
    actor,
    moved.map(({ id, path }) => ({ before: find(before, id).path, after: path })),
  );
  const changes = moves.map(({ id, parentId, from, revision }) => {
    const was = find(before, id);
    const visibleTo = [was.path, find(tree, id).path];
    const object = { type: "org", id, revision: revision + 1, label: was.name, visibleTo };
    const above = was.parent_id === null ? "" : find(before, was.parent_id).name;
    return { object, payload: { from: above, to: find(before, parentId).name, date: from } };
  });
  await recordEvents(tx, actor, "org.moved", changes);
  // A move dated back into the period of an issued figure changes what belongs to its scope.
  await enqueue(tx, "recheck-all-reports", { district: actor.district });
}

type Tree = Map<string, Org>;

function find(tree: Tree, id: string): Org {
  const org = tree.get(id);
  if (!org) throw new DomainError("not-found", { what: "组织" });
  return org;
}

/** Gives everything the path of where it stands now. @returns what got another one. @throws invalid for a circle */
function repathTree(tree: Tree): Org[] {
  const children = Map.groupBy(tree.values(), ({ parent_id }) => parent_id);
  const repathed: Org[] = [];
  let reached = 0;
  const walk = (org: Org, path: string): void => {
    reached += 1;
    if (org.path !== path) repathed.push(org);
    org.path = path;
    for (const child of children.get(org.id) ?? []) walk(child, `${path}.${child.label}`);
  };
  for (const top of children.get(null) ?? []) walk(top, top.label);
  // What hangs in a circle is reached from no top.
  if (reached < tree.size) throw new DomainError("invalid", { reason: "不能划归到自己或自己的下级" }, "parentId");
  return repathed;
}

type Written = { moves: readonly (OrgMove & { id: string })[]; before: Tree; tree: Tree };

async function writeTree(tx: Tx, actor: Actor, { moves, before, tree }: Written): Promise<void> {
  const moved = await sql`
    UPDATE org SET parent_id = m.parent_id, revision = m.revision + 1
    FROM unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ parentId }) => parentId)}::uuid[],
      ${moves.map(({ revision }) => revision)}::int[]) AS m (id, parent_id, revision)
    WHERE org.district_id = ${actor.district} AND org.id = m.id AND org.revision = m.revision`.execute(tx);
  if (moved.numAffectedRows !== BigInt(moves.length)) throw new DomainError("conflict", { what: "组织" });
  const others = [...tree.values()].filter((org) => org.path !== find(before, org.id).path);
  await sql`
    UPDATE org SET path = m.path
    FROM unnest(${others.map(({ id }) => id)}::uuid[], ${others.map(({ path }) => path)}::ltree[]) AS m (id, path)
    WHERE org.district_id = ${actor.district} AND org.id = m.id`.execute(tx);
}

/** Ends placements on the day and starts new ones; a placement begun that very day is replaced. */
async function placeAnew(tx: Tx, actor: Actor, orgs: readonly Org[], from: string): Promise<void> {
  const ids = orgs.map(({ id }) => id);
  const later = await sql<{ from_date: string; name: string }>`
    SELECT p.from_date, o.name FROM org_placement p
    JOIN org o ON o.district_id = p.district_id AND o.id = p.org_id
    WHERE p.district_id = ${actor.district} AND p.org_id = ANY(${ids}::uuid[]) AND p.from_date > ${from} LIMIT 1`.execute(
    tx,
  );
  const first = later.rows[0];
  if (first) {
    const reason = `“${first.name}”在 ${first.from_date} 已有变动，生效日期不能早于它`;
    throw new DomainError("invalid", { reason }, "from");
  }
  await sql`
    UPDATE org_placement SET to_date = ${from}::date
    WHERE district_id = ${actor.district} AND org_id = ANY(${ids}::uuid[]) AND to_date IS NULL
      AND from_date < ${from}::date`.execute(tx);
  await sql`
    INSERT INTO org_placement (district_id, org_id, from_date, parent_id, path)
    SELECT ${actor.district}, m.id, ${from}::date, m.parent_id, m.path
    FROM unnest(${ids}::uuid[], ${orgs.map((org) => org.parent_id)}::uuid[], ${orgs.map(({ path }) => path)}::ltree[])
      AS m (id, parent_id, path)
    ON CONFLICT (district_id, org_id, from_date) DO UPDATE SET path = excluded.path, parent_id = excluded.parent_id`.execute(
    tx,
  );
}
