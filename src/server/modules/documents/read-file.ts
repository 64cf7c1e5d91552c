import { sql } from "kysely";
import { type Actor, requireCan, systemOf } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError, errorText } from "#shared/errors.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import { loadDocument, scopeOf, tracedDocument } from "./load-document.ts";
import { type FileText, type NoText, readTextInWorker, TextRefusal } from "./text/index.ts";
import { writeText } from "./write-text.ts";

type Waiting = { id: string; documentId: string; fileId: string; name: string; sha256: string };

/**
 * The job behind an uploaded file: its text is read in a thread of its own and kept to be found. A file whose text
 * carries a secrecy marking loses its content. Run twice, it finds that nothing waits.
 */
export async function readDocumentFile(deps: Deps, district: string, id: string): Promise<void> {
  const actor = await systemOf(deps, district);
  const waiting = await withActor(deps.db, actor, (tx) => findWaiting(tx, actor, id));
  if (!waiting) return;
  const outcome = await outcomeOf(deps, waiting);
  const marking = outcome.text === null ? null : secrecyMarking(outcome.text);
  if (marking === null) {
    await withActor(deps.db, actor, (tx) => keepText(tx, actor, waiting, outcome));
    return;
  }
  const last = await withActor(deps.db, actor, (tx) => removeFile(tx, actor, waiting, marking));
  // Behind the transaction: content that was removed cannot come back, should it have failed.
  if (last) await deps.files.remove(waiting.sha256);
}

type Outcome = FileText | (NoText & { failed?: true });

async function outcomeOf(deps: Deps, { sha256 }: Waiting): Promise<Outcome> {
  try {
    return await readTextInWorker(await deps.files.read(sha256));
  } catch (error) {
    if (!(error instanceof TextRefusal)) throw error;
    return { text: null, reason: error.message, failed: true };
  }
}

async function findWaiting(tx: Tx, actor: Actor, id: string): Promise<Waiting | undefined> {
  const found = await sql<Waiting>`
    SELECT d.id, d.document_id AS "documentId", d.file_id AS "fileId", d.name, f.sha256
    FROM document_file d JOIN file f ON f.district_id = d.district_id AND f.id = d.file_id
    WHERE d.district_id = ${actor.district} AND d.id = ${id} AND d.reading = 'waiting'`.execute(tx);
  return found.rows[0];
}

/** @returns false when the file went or was read meanwhile */
async function settle(tx: Tx, actor: Actor, id: string, columns: Record<string, unknown>): Promise<boolean> {
  const updated = await tx
    .updateTable("document_file")
    .set(columns)
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("reading", "=", "waiting")
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

async function keepText(tx: Tx, actor: Actor, waiting: Waiting, outcome: Outcome): Promise<void> {
  const done = outcome.text !== null;
  const reading = done ? "done" : outcome.failed ? "failed" : "empty";
  const reason = done ? "" : outcome.reason;
  if (!(await settle(tx, actor, waiting.id, { reading, reason }))) return;
  const document = await loadDocument(tx, actor, waiting.documentId);
  if (done) {
    const text = { documentFileId: waiting.id, content: outcome.text, pages: outcome.pages };
    await writeText(tx, scopeOf(actor, document), text);
  }
  const said = done ? `${outcome.text.length} 字` : reason;
  const traced = tracedDocument(document, document.revision);
  await recordEvent(tx, actor, "document.file_read", traced, { file: waiting.name, outcome: said });
}

/** @returns whether the content may go: no other file of any district has it */
async function removeFile(tx: Tx, actor: Actor, waiting: Waiting, marking: string): Promise<boolean> {
  const reason = errorText("secret-marking", { marking });
  if (!(await settle(tx, actor, waiting.id, { reading: "refused", reason, file_id: null }))) return false;
  const document = await loadDocument(tx, actor, waiting.documentId);
  // Attached elsewhere as well, the row stays for those who see it there; this document no longer has it.
  await sql`
    DELETE FROM file f WHERE f.district_id = ${actor.district} AND f.id = ${waiting.fileId}
      AND NOT EXISTS (SELECT FROM activity_file a WHERE a.district_id = f.district_id AND a.file_id = f.id)
      AND NOT EXISTS (SELECT FROM document_file d WHERE d.district_id = f.district_id AND d.file_id = f.id)
      AND NOT EXISTS (SELECT FROM report_file r WHERE r.district_id = f.district_id AND r.file_id = f.id)
      AND NOT EXISTS (SELECT FROM report r WHERE r.district_id = f.district_id AND r.review_file_id = f.id)
      AND NOT EXISTS (SELECT FROM import_batch b WHERE b.district_id = f.district_id AND b.file_id = f.id)`.execute(tx);
  const traced = tracedDocument(document, document.revision);
  await recordEvent(tx, actor, "document.file_refused", traced, { file: waiting.name, reason });
  const left = await sql<{ count: number }>`SELECT files_of_content(${waiting.sha256}) AS count`.execute(tx);
  return left.rows[0]?.count === 0;
}

/** Reads a file anew whose text could not be read. */
export async function askForReading(tx: Tx, actor: Actor, id: string, documentFileId: string): Promise<void> {
  const document = await loadDocument(tx, actor, id);
  requireCan(actor, "document.manage", [document.path]);
  const asked = await tx
    .updateTable("document_file")
    .set({ reading: "waiting", reason: "" })
    .where("district_id", "=", actor.district)
    .where("document_id", "=", id)
    .where("id", "=", documentFileId)
    .where("reading", "=", "failed")
    .returning("name")
    .executeTakeFirst();
  if (!asked) throw new DomainError("wrong-state", { reason: "该附件不需要重新读取" });
  await enqueue(tx, "read-document-file", { district: actor.district, file: documentFileId });
  const traced = tracedDocument(document, document.revision);
  await recordEvent(tx, actor, "document.reading_asked", traced, { file: asked.name });
}
