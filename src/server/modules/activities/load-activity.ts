import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityDetail, ActivityState, AttendanceStatus, FILE_PURPOSES } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import type { OrgRole } from "#shared/figures/spec.ts";
import { daysBetween, LATE_AFTER_DAYS } from "./activity.ts";

/** One activity with all that hangs on it. @throws not-found when the actor cannot see it */
export async function loadActivity(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ActivityDetail & { visibleTo: string[] }> {
  const district = actor.district;
  const row = await tx
    .selectFrom("activity as a")
    .leftJoin("programme as p", (join) =>
      join.onRef("p.district_id", "=", "a.district_id").onRef("p.id", "=", "a.programme_id"),
    )
    .leftJoin("import_batch as i", (join) =>
      join.onRef("i.district_id", "=", "a.district_id").onRef("i.id", "=", "a.import_id"),
    )
    .selectAll("a")
    .select([
      "p.name as programme_name",
      "i.file_id as import_file_id",
      sql<string[]>`a.visible_to::text[]`.as("paths"),
    ])
    .where("a.district_id", "=", district)
    .where("a.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new DomainError("not-found", { what: "活动" });
  const orgs = await orgsOf(tx, district, id);
  const attachments = await attachmentsOf(tx, district, id);
  const hosts = orgs.filter((org) => org.role === "host");
  const recordedOn = dayOf(row.recorded_at);
  return {
    id,
    state: row.state as ActivityState,
    kinds: await kindsOf(tx, district, id, row.main_kind),
    title: row.title,
    heldOn: row.held_on,
    endsOn: row.ends_on,
    startTime: row.start_time,
    endTime: row.end_time,
    place: row.place,
    chair: row.chair,
    summary: row.summary,
    guests: row.guests,
    guestsNote: row.guests_note,
    expected: row.expected,
    present: row.present,
    revision: row.revision,
    hosts: hosts.map((org) => org.name),
    orgs: orgs.map(({ orgId, name, role }) => ({ orgId, name, role })),
    programme: row.programme_id ? { id: row.programme_id, name: row.programme_name ?? "" } : null,
    themes: await themesOf(tx, district, id),
    groups: await groupsOf(tx, district, id),
    attendanceMode: row.attendance_mode as ActivityDetail["attendanceMode"],
    attendance: row.attendance_mode === "names" && may(actor, "person.read") ? await attendanceOf(tx, actor, id) : [],
    attachments,
    files: attachments.length,
    fields: await fieldsOf(tx, district, id),
    cancelReason: row.cancel_reason,
    recordedLate: daysBetween(row.held_on, recordedOn) > LATE_AFTER_DAYS,
    recordedOn,
    recordedAt: row.recorded_at.toISOString(),
    filedAt: row.filed_at?.toISOString() ?? null,
    importPlace: row.import_place,
    importFileId: row.import_file_id,
    can: { edit: hosts.some((org) => may(actor, "activity.record", org.path)) },
    visibleTo: row.paths,
  };
}

async function kindsOf(tx: Tx, district: string, id: string, main: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("activity_kind")
    .select("kind")
    .where("district_id", "=", district)
    .where("activity_id", "=", id)
    .orderBy("kind")
    .execute();
  const others = rows.map((row) => row.kind).filter((kind) => kind !== main);
  return [main, ...others];
}

async function fieldsOf(tx: Tx, district: string, id: string): Promise<ActivityDetail["fields"]> {
  const rows = await tx
    .selectFrom("activity_field")
    .select(["field", "number", "text"])
    .where("district_id", "=", district)
    .where("activity_id", "=", id)
    .execute();
  return Object.fromEntries(
    rows.map(({ field, number, text }) => [field, number === null ? (text ?? "") : Number(number)]),
  );
}

async function orgsOf(tx: Tx, district: string, id: string) {
  const rows = await tx
    .selectFrom("activity_org as ao")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "ao.district_id").onRef("o.id", "=", "ao.org_id"))
    .select(["ao.org_id", "ao.role", "o.name", "o.path"])
    .where("ao.district_id", "=", district)
    .where("ao.activity_id", "=", id)
    .orderBy("ao.position")
    .orderBy("o.position")
    .execute();
  return rows.map((row) => ({ orgId: row.org_id, role: row.role as OrgRole, name: row.name, path: row.path }));
}

function themesOf(tx: Tx, district: string, id: string) {
  return tx
    .selectFrom("activity_theme as at")
    .innerJoin("theme as t", (join) =>
      join.onRef("t.district_id", "=", "at.district_id").onRef("t.id", "=", "at.theme_id"),
    )
    .select(["t.id", "t.name"])
    .where("at.district_id", "=", district)
    .where("at.activity_id", "=", id)
    .orderBy("t.name")
    .execute();
}

/** A group out of the actor's sight stays with the activity, without a name. */
async function groupsOf(tx: Tx, district: string, id: string): Promise<ActivityDetail["groups"]> {
  const rows = await tx
    .selectFrom("activity_group as ag")
    .leftJoin("work_group as g", (join) =>
      join.onRef("g.district_id", "=", "ag.district_id").onRef("g.id", "=", "ag.group_id"),
    )
    .select(["ag.group_id", "g.name"])
    .where("ag.district_id", "=", district)
    .where("ag.activity_id", "=", id)
    .orderBy("g.name")
    .orderBy("ag.group_id")
    .execute();
  return rows.map((row) => ({ id: row.group_id, name: row.name ?? "（外单位队伍）" }));
}

async function attendanceOf(tx: Tx, actor: Actor, id: string): Promise<ActivityDetail["attendance"]> {
  // Whoever is out of the actor's sight stays in the list of the day, without a name: moved since, or of another unit.
  const rows = await tx
    .selectFrom("attendance as t")
    .leftJoin("person as p", (join) =>
      join.onRef("p.district_id", "=", "t.district_id").onRef("p.id", "=", "t.person_id"),
    )
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "t.district_id").onRef("o.id", "=", "t.org_id"))
    .select(["t.person_id", "t.org_id", "t.status", "t.note", "p.name", "o.short_name", "o.path"])
    .where("t.district_id", "=", actor.district)
    .where("t.activity_id", "=", id)
    .orderBy("o.position")
    .orderBy("p.name")
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name ?? (may(actor, "person.read", row.path) ? "（已调出）" : "（外单位人员）"),
    orgId: row.org_id,
    orgName: row.short_name,
    status: row.status as AttendanceStatus,
    note: row.note,
  }));
}

async function attachmentsOf(tx: Tx, district: string, id: string): Promise<ActivityDetail["attachments"]> {
  const rows = await tx
    .selectFrom("activity_file as af")
    .innerJoin("file as f", (join) =>
      join.onRef("f.district_id", "=", "af.district_id").onRef("f.id", "=", "af.file_id"),
    )
    .select(["f.id", "f.name", "f.size", "f.media_type", "af.purpose"])
    .where("af.district_id", "=", district)
    .where("af.activity_id", "=", id)
    .orderBy("f.created_at")
    .orderBy("f.name")
    .execute();
  return rows.map((row) => ({
    fileId: row.id,
    name: row.name,
    size: row.size,
    mediaType: row.media_type,
    purpose: row.purpose as (typeof FILE_PURPOSES)[number],
  }));
}
