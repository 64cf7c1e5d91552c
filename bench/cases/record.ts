import { randomUUID } from "node:crypto";
import { recordActivity } from "#server/modules/activities/index.ts";
import { withActor } from "#server/platform/tx.ts";
import { activityInput } from "../../test/support/activity-input.ts";
import { best, type Ratio } from "../ratio.ts";
import type { BenchWorld } from "../world.ts";

/** Recording an activity with thirty people by name against one transaction with the bare INSERTs. */
export async function recordCase(world: BenchWorld): Promise<Ratio> {
  const org = await world.owner.query<{ id: string; path: string }>(
    "SELECT id, path FROM org WHERE district_id = $1 AND code = 'B7'",
    [world.district],
  );
  const { id: orgId = "", path = "" } = org.rows[0] ?? {};
  const people = await world.owner.query<{ id: string }>(
    "SELECT id FROM person WHERE district_id = $1 AND visible_to <@ $2::ltree LIMIT 30",
    [world.district, path],
  );
  await world.owner.query(
    `INSERT INTO membership (district_id, id, person_id, org_id, kind, from_date, visible_to)
     SELECT $1, gen_random_uuid(), p, $2, 'staff', '2015-01-01', ARRAY[$3::ltree] FROM unnest($4::uuid[]) p`,
    [world.district, orgId, path, people.rows.map((row) => row.id)],
  );
  const attendance = {
    mode: "names" as const,
    people: people.rows.map((row) => ({ personId: row.id, orgId, status: "present" as const, note: "" })),
  };
  const input = () => activityInput({ orgs: [{ orgId, role: "host" }], attendance });
  const ours = await best(40, () => withActor(world.db, world.actor, (tx) => recordActivity(tx, world.actor, input())));
  const bare = await best(40, () =>
    withActor(world.db, world.actor, async (tx) => {
      const id = randomUUID();
      const scope = { district_id: world.district, visible_to: [path] };
      await tx
        .insertInto("activity")
        .values({
          ...scope,
          id,
          state: "filed",
          main_kind: "seminar",
          title: "测速",
          held_on: "2026-06-01",
          attendance_mode: "names",
          recorded_at: new Date(),
        })
        .execute();
      await tx
        .insertInto("activity_kind")
        .values({ ...scope, activity_id: id, kind: "seminar", held_on: "2026-06-01" })
        .execute();
      await tx
        .insertInto("activity_org")
        .values({ ...scope, activity_id: id, org_id: orgId, role: "host" })
        .execute();
      await tx
        .insertInto("attendance")
        .values(
          people.rows.map((row) => ({
            ...scope,
            activity_id: id,
            person_id: row.id,
            org_id: orgId,
            status: "present",
          })),
        )
        .execute();
    }),
  );
  return { name: "记录一项活动（30 人） / 裸 INSERT", ours, bare, limit: 3 };
}
