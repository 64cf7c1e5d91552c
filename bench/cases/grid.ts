import { randomUUID } from "node:crypto";
import { recordActivities } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import type { ActivityLine } from "#shared/activities/batch.ts";
import { activityInput } from "../../test/support/activity-input.ts";
import { best, type Ratio } from "../ratio.ts";
import type { BenchWorld } from "../world.ts";

const LINES = 200;
const NAMES = 30;

type Branch = { id: string; path: string; people: string[] };

/** Two hundred lines of thirty names in one request against one transaction with the bare INSERTs of the same rows. */
export async function gridCase(world: BenchWorld): Promise<Ratio> {
  const branches = await branchesOf(world);
  let day = 0;
  const input = () => {
    day += 1;
    return { commandId: randomUUID(), confirmed: [], lines: branches.map((branch) => lineOf(branch, day)) };
  };
  const ours = await best(5, () =>
    withActor(world.db, world.actor, (tx) => recordActivities(tx, world.actor, input())),
  );
  const bare = await best(5, () => withActor(world.db, world.actor, (tx) => insertBare(tx, world, branches)));
  return { name: `批量填报 ${LINES} 行（各 ${NAMES} 人） / 裸 INSERT`, ours, bare, limit: 3 };
}

/** Branches and members of their own: what the world has carries identifiers that a request may not. */
async function branchesOf({ owner, district, root }: BenchWorld): Promise<Branch[]> {
  const branches = await owner.query<{ id: string; path: string }>(
    `INSERT INTO org (district_id, id, parent_id, kind, code, name, short_name, position, label, path)
     SELECT $1, gen_random_uuid(), $2, 'department', 'G' || n, '填报单位' || n, '填报单位' || n, 2000 + n, 'g' || n,
       ('benchroot.g' || n)::ltree FROM generate_series(1, $3::int) n
     RETURNING id, path::text`,
    [district, root, LINES],
  );
  const people = await owner.query<{ id: string; path: string }>(
    `INSERT INTO person (district_id, id, name, visible_to)
     SELECT $1, gen_random_uuid(), '填报人员' || g || '-' || n, ARRAY[('benchroot.g' || g)::ltree]
     FROM generate_series(1, $2::int) g CROSS JOIN generate_series(1, $3::int) n
     RETURNING id, visible_to[1]::text AS path`,
    [district, LINES, NAMES],
  );
  await owner.query(
    `INSERT INTO membership (district_id, id, person_id, org_id, kind, from_date, visible_to)
     SELECT $1, gen_random_uuid(), p.id, o.id, 'staff', '2015-01-01', p.visible_to
     FROM person p JOIN org o ON o.district_id = p.district_id AND p.visible_to = ARRAY[o.path]
     WHERE p.district_id = $1 AND o.code LIKE 'G%'`,
    [district],
  );
  await owner.query("ANALYZE org, person, membership");
  const byPath = Map.groupBy(people.rows, ({ path }) => path);
  return branches.rows.map((branch) => ({ ...branch, people: (byPath.get(branch.path) ?? []).map(({ id }) => id) }));
}

function lineOf({ id: orgId, people }: Branch, day: number): ActivityLine {
  const { commandId: _, ...line } = activityInput({
    orgs: [{ orgId, role: "host" }],
    heldOn: `2026-06-${String(day).padStart(2, "0")}`,
    attendance: {
      mode: "names",
      people: people.map((personId) => ({ personId, orgId, status: "present", note: "" })),
    },
  });
  return line;
}

async function insertBare(tx: Tx, world: BenchWorld, branches: readonly Branch[]): Promise<void> {
  const rows = branches.map((branch) => ({
    ...branch,
    activity: randomUUID(),
    scope: { district_id: world.district, visible_to: [branch.path] },
  }));
  await tx
    .insertInto("activity")
    .values(
      rows.map(({ scope, activity }) => ({
        ...scope,
        id: activity,
        state: "filed",
        main_kind: "seminar",
        title: "测速",
        held_on: "2026-06-01",
        attendance_mode: "names",
        recorded_at: new Date(),
      })),
    )
    .execute();
  await tx
    .insertInto("activity_kind")
    .values(
      rows.map(({ scope, activity }) => ({ ...scope, activity_id: activity, kind: "seminar", held_on: "2026-06-01" })),
    )
    .execute();
  await tx
    .insertInto("activity_org")
    .values(rows.map(({ scope, activity, id }) => ({ ...scope, activity_id: activity, org_id: id, role: "host" })))
    .execute();
  const attendance = rows.flatMap(({ scope, activity, id, people }) =>
    people.map((person) => ({ ...scope, activity_id: activity, person_id: person, org_id: id, status: "present" })),
  );
  for (let from = 0; from < attendance.length; from += 5_000) {
    await tx
      .insertInto("attendance")
      .values(attendance.slice(from, from + 5_000))
      .execute();
  }
}
