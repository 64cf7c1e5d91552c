import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { DomainError } from "#shared/errors.ts";
import type { Scope } from "./load-document.ts";

/** What a version's files are from now on: new ones are read for their text by a job, dropped ones lose theirs. */
export async function setFiles(
  tx: Tx,
  actor: Actor,
  scope: Scope,
  version: string,
  wanted: readonly string[],
): Promise<void> {
  const before = await tx
    .selectFrom("document_file")
    .select(["id", "file_id"])
    .where("district_id", "=", actor.district)
    .where("version_id", "=", version)
    .execute();
  // A refused file has no file any more; it goes with the first change, once its reason has been seen.
  const gone = before.filter(({ file_id }) => file_id === null || !wanted.includes(file_id)).map(({ id }) => id);
  await dropFiles(tx, actor, gone);
  const kept = new Map(before.flatMap(({ id, file_id }) => (file_id === null ? [] : [[file_id, id] as const])));
  const names = await namesOf(tx, actor, wanted);
  for (const [position, fileId] of wanted.entries()) {
    const known = kept.get(fileId);
    if (known) {
      await tx
        .updateTable("document_file")
        .set({ position })
        .where("district_id", "=", actor.district)
        .where("id", "=", known)
        .where("position", "<>", position)
        .execute();
    } else await addOne(tx, actor, scope, { version, position, fileId, name: names.get(fileId) ?? "" });
  }
  const shown = wanted.map((fileId) => ({ fileId, visibleTo: scope.visible_to }));
  await attachFiles(tx, actor, shown, scope.district_wide);
}

type Added = { version: string; position: number; fileId: string; name: string };

async function addOne(tx: Tx, actor: Actor, scope: Scope, added: Added): Promise<void> {
  const id = randomUUID();
  const { version, position, fileId, name } = added;
  await tx
    .insertInto("document_file")
    .values({ ...scope, id, version_id: version, position, file_id: fileId, name, reading: "waiting" })
    .execute();
  await enqueue(tx, "read-document-file", { district: actor.district, file: id });
}

/** @throws invalid when a file does not exist or is out of the actor's sight */
async function namesOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("file")
    .select(["id", "name"])
    .where("district_id", "=", actor.district)
    .where("id", "in", [...ids])
    .execute();
  if (rows.length !== ids.length) {
    throw new DomainError("invalid", { reason: "附件不存在，请重新上传" }, "version.files");
  }
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function dropFiles(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("document_text")
    .where("district_id", "=", actor.district)
    .where("document_file_id", "in", [...ids])
    .execute();
  await tx
    .deleteFrom("document_file")
    .where("district_id", "=", actor.district)
    .where("id", "in", [...ids])
    .execute();
}
