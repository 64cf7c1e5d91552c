import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { logError } from "#server/platform/log.ts";
import { withActor } from "#server/platform/tx.ts";
import { seenActivities } from "./known-activities.ts";
import { type Batch, loadBatch, tracedBatch } from "./load-batch.ts";
import { type ReadPage, readPages, refusalText, ScanRefusal, type Turn, type UnreadPage } from "./pages/index.ts";
import { type PageReading, proposePlacing } from "./propose-placing.ts";

/**
 * Reads what a batch still has to be read, page by page, each kept as soon as it is read: the page shows how far it has
 * come, and a run after a killed one goes on where that stopped. Run again when all is done, it changes nothing.
 */
export async function readBatch(deps: Deps, actor: Actor, id: string): Promise<void> {
  const batch = await withActor(deps.db, actor, (tx) => loadBatch(tx, actor, id));
  if (batch.state !== "reading") return;
  for (const file of await withActor(deps.db, actor, (tx) => waitingFiles(tx, actor, id))) {
    try {
      if (!(await readFile(deps, actor, batch, file))) return;
    } catch (error) {
      const expected = error instanceof ScanRefusal;
      if (!expected) logError("scans", error);
      const reason = expected
        ? refusalText(error.code, { name: file.name })
        : `“${file.name}”识别时出错，请移除后重新上传`;
      await withActor(deps.db, actor, (tx) => refuseFile(tx, actor, batch, file, reason));
    }
  }
  await withActor(deps.db, actor, (tx) => finish(tx, actor, batch));
}

type WaitingFile = { id: string; name: string; sha256: string; mediaType: string; pages: number; read: number };

async function waitingFiles(tx: Tx, actor: Actor, batch: string): Promise<WaitingFile[]> {
  const found = await sql<WaitingFile>`
    SELECT s.file_id AS id, f.name, s.sha256, f.media_type AS "mediaType", s.pages,
      (SELECT count(*) FROM scan_page p
        WHERE p.district_id = s.district_id AND p.batch_id = s.batch_id AND p.file_id = s.file_id)::int AS read
    FROM scan_file s JOIN file f ON f.district_id = s.district_id AND f.id = s.file_id
    WHERE s.district_id = ${actor.district} AND s.batch_id = ${batch} AND s.state = 'waiting'
    ORDER BY s.position`.execute(tx);
  return found.rows;
}

/** @returns false when the batch was discarded meanwhile */
async function readFile(deps: Deps, actor: Actor, batch: Batch, file: WaitingFile): Promise<boolean> {
  if (file.read < file.pages) {
    const bytes = await deps.files.read(file.sha256);
    for await (const read of readPages({ bytes, mediaType: file.mediaType }, file.read + 1)) {
      const pictures = "unreadable" in read ? null : await keepPictures(deps, read);
      if (!(await withActor(deps.db, actor, (tx) => keepPage(tx, actor, batch, file, read, pictures)))) return false;
    }
  }
  await withActor(deps.db, actor, (tx) => placeFile(tx, actor, batch, file));
  return true;
}

async function keepPictures({ files }: Deps, { thumb, large }: ReadPage) {
  return { thumb_sha256: await files.put(thumb), large_sha256: await files.put(large) };
}

async function keepPage(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  file: WaitingFile,
  read: ReadPage | UnreadPage,
  pictures: { thumb_sha256: string; large_sha256: string } | null,
): Promise<boolean> {
  const readable = !("unreadable" in read);
  const said = readable ? { codes: read.activityIds, turn: read.turn, blank: read.blank } : null;
  const counted = await tx
    .updateTable("scan_batch")
    .set((eb) => ({ progress: eb("progress", "+", 1) }))
    .where("district_id", "=", actor.district)
    .where("id", "=", batch.id)
    .where("state", "=", "reading")
    .executeTakeFirst();
  if (counted.numUpdatedRows === 0n) return false;
  await tx
    .insertInto("scan_page")
    .values({
      ...{ district_id: actor.district, batch_id: batch.id, file_id: file.id, page: read.page, readable },
      ...{ codes: [], turn: 0, blank: false, ...said, ...pictures },
      ...{ finding: "no-code", placed: "open", activity_id: null, visible_to: batch.paths },
    })
    .execute();
  return true;
}

/** All pages of a file are there: says where each goes, in one statement. */
async function placeFile(tx: Tx, actor: Actor, batch: Batch, file: WaitingFile): Promise<void> {
  const pages = await tx
    .selectFrom("scan_page")
    .select(["page", "codes", "turn", "readable"])
    .where("district_id", "=", actor.district)
    .where("batch_id", "=", batch.id)
    .where("file_id", "=", file.id)
    .orderBy("page")
    .execute();
  const readings = pages.map((page): PageReading => ({ ...page, turn: page.turn as Turn }));
  const seen = await seenActivities(
    tx,
    actor,
    readings.flatMap((reading) => reading.codes),
  );
  const known = new Map([...seen].map(([id, { state, mine }]) => [id, { cancelled: state === "cancelled", mine }]));
  const proposals = proposePlacing(readings, known);
  await sql`
    UPDATE scan_page p SET turn = n.turn, finding = n.finding, placed = n.placed, activity_id = n."activityId"
    FROM json_to_recordset(${JSON.stringify(proposals)}::json)
      AS n (page int, turn int, finding text, placed text, "activityId" uuid)
    WHERE p.district_id = ${actor.district} AND p.batch_id = ${batch.id} AND p.file_id = ${file.id}
      AND p.page = n.page`.execute(tx);
  await setFile(tx, actor, batch, file, { state: "read" });
}

async function refuseFile(tx: Tx, actor: Actor, batch: Batch, file: WaitingFile, reason: string): Promise<void> {
  await tx
    .deleteFrom("scan_page")
    .where("district_id", "=", actor.district)
    .where("batch_id", "=", batch.id)
    .where("file_id", "=", file.id)
    .execute();
  await setFile(tx, actor, batch, file, { state: "refused", reason });
  const payload = { file: file.name, reason };
  await recordEvent(tx, actor, "scan.file_refused", tracedBatch(batch, batch.revision), payload);
}

async function setFile(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  file: WaitingFile,
  columns: { state: "read" | "refused"; reason?: string },
): Promise<void> {
  await tx
    .updateTable("scan_file")
    .set(columns)
    .where("district_id", "=", actor.district)
    .where("batch_id", "=", batch.id)
    .where("file_id", "=", file.id)
    .execute();
}

async function finish(tx: Tx, actor: Actor, batch: Batch): Promise<void> {
  const ended = await tx
    .updateTable("scan_batch")
    .set({ state: "sorting", revision: batch.revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", batch.id)
    .where("state", "=", "reading")
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return;
  const found = await sql<{ pages: number; activities: number; open: number }>`
    SELECT count(*) AS pages, count(DISTINCT activity_id) AS activities, count(*) FILTER (WHERE placed = 'open') AS open
    FROM scan_page WHERE district_id = ${actor.district} AND batch_id = ${batch.id}`.execute(tx);
  await recordEvent(tx, actor, "scan.read", tracedBatch(batch, batch.revision + 1), { ...found.rows[0]! });
}
