import type { Actor } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { RecognitionChange } from "#shared/recognitions/contracts.ts";
import { loadForChange, tracedRecognition } from "./load-recognition.ts";
import { columnsOf, honourChanges, requireSoundHonour } from "./recognition.ts";

/** Corrects what is said of an honour; whose it is stays: a wrong recipient is deleted and entered anew. */
export async function changeRecognition(
  tx: Tx,
  actor: Actor,
  id: string,
  input: RecognitionChange,
): Promise<{ revision: number }> {
  const before = await loadForChange(tx, actor, id);
  const { revision, ...honour } = input;
  await requireSoundHonour(tx, actor, honour, before);
  const changes = honourChanges(before, honour);
  if (changes.length === 0 && before.revision === revision) return { revision };
  const updated = await tx
    .updateTable("recognition")
    .set({ ...columnsOf(honour), revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "表彰" });
  if (honour.fileId !== null && honour.fileId !== before.file_id) {
    await attachFiles(tx, actor, [{ fileId: honour.fileId, visibleTo: before.visible_to }]);
  }
  await indexObjects(tx, actor.district, "recognition", [id]);
  const traced = tracedRecognition({ ...before, title: honour.title }, revision + 1);
  await recordEvent(tx, actor, "recognition.changed", traced, { recipient: before.recipient, changes });
  return { revision: revision + 1 };
}

/** For what was entered by mistake: nothing of it stays but the trace. */
export async function deleteRecognition(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const before = await loadForChange(tx, actor, id);
  const gone = await tx
    .deleteFrom("recognition")
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new DomainError("conflict", { what: "表彰" });
  await indexObjects(tx, actor.district, "recognition", [id]);
  const payload = { recipient: before.recipient };
  await recordEvent(tx, actor, "recognition.deleted", tracedRecognition(before, revision + 1), payload);
}
