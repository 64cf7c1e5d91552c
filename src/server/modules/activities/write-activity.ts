import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { countAttendance } from "./activity.ts";
import { peopleIn } from "./references.ts";

/** Where an imported activity came from; a recorded one has none. */
export type Origin = { importId: string; place: string; key: string };

/** An activity about to be written, with those who will see it. */
export type Written = { id: string; content: ActivityContent; paths: string[] };

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

/** Writes new activities with all that hangs on them: a statement a table, whatever their number. */
export async function insertActivities(
  tx: Tx,
  actor: Actor,
  activities: readonly (Written & { state: string; origin?: Origin | undefined })[],
): Promise<void> {
  const rows = activities.map(({ id, content, paths, state, origin }) => ({
    district_id: actor.district,
    id,
    state,
    ...columnsOf(content),
    recorded_at: actor.at,
    filed_at: state === "filed" ? actor.at : null,
    created_by: actor.accountId,
    import_id: origin?.importId ?? null,
    import_place: origin?.place ?? null,
    import_key: origin?.key ?? null,
    visible_to: paths,
  }));
  await inPortions(rows, (portion) => tx.insertInto("activity").values(portion).execute());
  await writeChildren(tx, actor, activities);
  await indexObjects(
    tx,
    actor.district,
    "activity",
    activities.map(({ id }) => id),
    { fresh: true },
  );
}

/** Rows of one statement, so that its parameters stay below the 65,535 that a statement takes. */
const PORTION = 2_000;

async function inPortions<T>(rows: readonly T[], write: (portion: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += PORTION) await write(rows.slice(from, from + PORTION));
}

/** Writes what hangs on activities: a statement a table, whatever the number of activities and people. */
export async function writeChildren(tx: Tx, actor: Actor, written: readonly Written[]): Promise<void> {
  const childrenOf = <T extends object>(read: (content: ActivityContent) => readonly T[]) =>
    written.flatMap(({ id, content, paths }) =>
      read(content).map((child) => ({
        district_id: actor.district,
        activity_id: id,
        visible_to: paths,
        ...child,
      })),
    );
  const kinds = childrenOf(({ kinds, heldOn }) => kinds.map((kind) => ({ kind, held_on: heldOn })));
  await inPortions(kinds, (portion) => tx.insertInto("activity_kind").values(portion).execute());
  const orgs = childrenOf(({ orgs }) => orgs.map(({ orgId, role }, position) => ({ org_id: orgId, role, position })));
  await inPortions(orgs, (portion) => tx.insertInto("activity_org").values(portion).execute());
  const current = await currentThemes(tx, actor, written);
  const themes = childrenOf(({ themes }) =>
    [...new Set(themes.map((theme) => current.get(theme) ?? theme))].map((theme) => ({ theme_id: theme })),
  );
  await inPortions(themes, (portion) => tx.insertInto("activity_theme").values(portion).execute());
  const groups = childrenOf(({ groups }) => groups.map((group) => ({ group_id: group })));
  await inPortions(groups, (portion) => tx.insertInto("activity_group").values(portion).execute());
  await writeAttendance(tx, actor, written);
  const fields = childrenOf(({ fields }) =>
    Object.entries(fields).map(([field, value]) => ({
      field,
      number: typeof value === "number" ? value : null,
      text: typeof value === "string" ? value : null,
    })),
  );
  await inPortions(fields, (portion) => tx.insertInto("activity_field").values(portion).execute());
  const files = childrenOf(({ files }) => files.map(({ fileId, purpose }) => ({ file_id: fileId, purpose })));
  await inPortions(files, (portion) => tx.insertInto("activity_file").values(portion).execute());
  await attachFiles(
    tx,
    actor,
    files.map(({ file_id, visible_to }) => ({ fileId: file_id, visibleTo: visible_to })),
  );
}

/** Themes that were merged since they were chosen (a form left open, a line kept in the browser) → what they went into. */
async function currentThemes(tx: Tx, actor: Actor, written: readonly Written[]): Promise<Map<string, string>> {
  const chosen = [...new Set(written.flatMap(({ content }) => content.themes))];
  if (chosen.length === 0) return new Map();
  const merged = await tx
    .selectFrom("theme")
    .select(["id", "merged_into"])
    .where("district_id", "=", actor.district)
    .where("id", "in", chosen)
    .where("merged_into", "is not", null)
    .execute();
  return new Map(merged.map(({ id, merged_into }) => [id, merged_into ?? id]));
}

/** As arrays: two hundred roll calls are six thousand rows, and a parameter for each value costs more than the rows. */
async function writeAttendance(tx: Tx, actor: Actor, written: readonly Written[]): Promise<void> {
  const people = written.flatMap(({ content }, index) => peopleIn(content).map((person) => ({ ...person, index })));
  if (people.length === 0) return;
  await sql`
    INSERT INTO attendance (district_id, activity_id, person_id, org_id, status, note, visible_to)
    SELECT ${actor.district}::uuid, a.id, t.person_id, t.org_id, t.status, t.note, a.visible_to
    FROM (
      SELECT n - 1 AS n, id, string_to_array(paths, ',')::ltree[] AS visible_to
      FROM unnest(${written.map(({ id }) => id)}::uuid[], ${written.map(({ paths }) => paths.join())}::text[])
        WITH ORDINALITY AS given (id, paths, n)
    ) AS a
    JOIN unnest(${people.map(({ index }) => index)}::int[], ${people.map(({ personId }) => personId)}::uuid[],
      ${people.map(({ orgId }) => orgId)}::uuid[], ${people.map(({ status }) => status)}::text[],
      ${people.map(({ note }) => note)}::text[]) AS t (n, person_id, org_id, status, note) ON t.n = a.n`.execute(tx);
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
