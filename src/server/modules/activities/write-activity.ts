import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import { loadOrgs } from "#server/modules/orgs/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityContent, AttendanceInput } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { countAttendance } from "./activity.ts";

/** Who can see an activity: every organisation that takes part in it, and all above them. */
export async function pathsOf(tx: Tx, actor: Actor, content: ActivityContent): Promise<string[]> {
  const orgs = await loadOrgs(
    tx,
    actor,
    content.orgs.map((org) => org.orgId),
  );
  const pathOf = new Map(orgs.map((org) => [org.id, org]));
  const hosts = content.orgs.filter((org) => org.role === "host").map((org) => pathOf.get(org.orgId)!);
  requireCan(
    actor,
    "activity.record",
    hosts.map((org) => org.path),
  );
  const closed = hosts.find((org) => org.active_to !== null && org.active_to <= content.heldOn);
  if (closed) throw new DomainError("invalid", { reason: `“${closed.name}”已于 ${closed.active_to} 撤销` }, "orgs");
  return orgs.map((org) => org.path);
}

export function columnsOf(content: ActivityContent) {
  const [mainKind] = content.kinds;
  if (mainKind === undefined) throw new DomainError("invalid", { reason: "请选择活动类型" }, "kinds");
  return {
    main_kind: mainKind,
    title: content.title,
    held_on: content.heldOn,
    ends_on: content.endsOn,
    start_time: content.startTime,
    end_time: content.endTime,
    place: content.place,
    chair: content.chair,
    summary: content.summary,
    attendance_mode: content.attendance.mode,
    ...countAttendance(content.attendance),
    guests: content.guests,
    guests_note: content.guestsNote,
    programme_id: content.programmeId,
  };
}

type Row = { district_id: string; activity_id: string; visible_to: string[] };

/** Writes what hangs on an activity: one statement a table, whatever the number of people. */
export async function writeChildren(
  tx: Tx,
  actor: Actor,
  id: string,
  content: ActivityContent,
  paths: string[],
): Promise<void> {
  const row: Row = { district_id: actor.district, activity_id: id, visible_to: paths };
  await tx
    .insertInto("activity_kind")
    .values(content.kinds.map((kind) => ({ ...row, kind, held_on: content.heldOn })))
    .execute();
  const orgs = content.orgs.map((org, position) => ({ ...row, org_id: org.orgId, role: org.role, position }));
  await tx.insertInto("activity_org").values(orgs).execute();
  if (content.themes.length > 0) {
    await tx
      .insertInto("activity_theme")
      .values(content.themes.map((theme) => ({ ...row, theme_id: theme })))
      .execute();
  }
  if (content.groups.length > 0) {
    await tx
      .insertInto("activity_group")
      .values(content.groups.map((group) => ({ ...row, group_id: group })))
      .execute();
  }
  await writeAttendance(tx, row, content.attendance);
  const fields = Object.entries(content.fields).map(([field, value]) => ({
    ...row,
    field,
    number: typeof value === "number" ? value : null,
    text: typeof value === "string" ? value : null,
  }));
  if (fields.length > 0) await tx.insertInto("activity_field").values(fields).execute();
  if (content.files.length > 0) {
    const files = content.files.map((file) => ({ ...row, file_id: file.fileId, purpose: file.purpose }));
    await tx.insertInto("activity_file").values(files).execute();
    const ids = content.files.map((file) => file.fileId);
    await attachFiles(tx, actor, ids, paths);
  }
}

async function writeAttendance(tx: Tx, row: Row, attendance: AttendanceInput): Promise<void> {
  if (attendance.mode !== "names" || attendance.people.length === 0) return;
  const people = attendance.people.map((person) => ({
    ...row,
    person_id: person.personId,
    org_id: person.orgId,
    status: person.status,
    note: person.note,
  }));
  for (let start = 0; start < people.length; start += 5000) {
    await tx
      .insertInto("attendance")
      .values(people.slice(start, start + 5000))
      .execute();
  }
}

const CHILDREN = [
  "activity_kind",
  "activity_org",
  "activity_theme",
  "activity_group",
  "activity_field",
  "attendance",
  "activity_file",
] as const;

export async function removeChildren(tx: Tx, actor: Actor, id: string): Promise<void> {
  for (const table of CHILDREN) {
    await tx.deleteFrom(table).where("district_id", "=", actor.district).where("activity_id", "=", id).execute();
  }
}

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
  if (content.attendance.mode !== "names") return;
  const fresh = content.attendance.people.filter((person) => !known.has(person.personId));
  if (fresh.length === 0) return;
  const rows = await tx
    .selectFrom("membership as m")
    .select(["m.person_id", "m.org_id"])
    .where("m.district_id", "=", actor.district)
    .where(
      "m.person_id",
      "in",
      fresh.map((person) => person.personId),
    )
    .where("m.from_date", "<=", content.heldOn)
    .where((eb) => eb.or([eb("m.to_date", "is", null), eb("m.to_date", ">", content.heldOn)]))
    .execute();
  const belongs = new Set(rows.map((row) => `${row.person_id} ${row.org_id}`));
  const stranger = fresh.find((person) => !belongs.has(`${person.personId} ${person.orgId}`));
  if (stranger) {
    throw new DomainError("invalid", { reason: "名单中有人当日不属于所填组织，请刷新名单后重试" }, "attendance");
  }
}

/** @throws invalid when a theme, programme or file does not exist or is out of the actor's sight */
export async function requireKnownReferences(tx: Tx, actor: Actor, content: ActivityContent): Promise<void> {
  const checks = [
    { table: "theme", ids: content.themes, reason: "所选主题不存在，请重新选择", field: "themes" },
    {
      table: "programme",
      ids: content.programmeId ? [content.programmeId] : [],
      reason: "所选专项不存在",
      field: "programmeId",
    },
    { table: "file", ids: content.files.map((file) => file.fileId), reason: "附件不存在，请重新上传", field: "files" },
  ] as const;
  for (const { table, ids, reason, field } of checks) {
    const wanted = new Set<string>(ids);
    if (wanted.size === 0) continue;
    const found = await tx
      .selectFrom(table)
      .select("id")
      .where("district_id", "=", actor.district)
      .where("id", "in", [...wanted])
      .execute();
    if (found.length !== wanted.size) throw new DomainError("invalid", { reason }, field);
  }
}
