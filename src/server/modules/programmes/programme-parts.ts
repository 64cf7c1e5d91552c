import type { Actor } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Stage } from "#shared/programmes/contracts.ts";

/** What hangs on a programme, each in its order; files and documents by id. */
export type Parts = { stages: Stage[]; files: string[]; documents: string[] };

export async function partsOf(tx: Tx, actor: Actor, id: string): Promise<Parts> {
  const [stages, files, documents] = [
    await tx
      .selectFrom("programme_stage")
      .select(["name", "from_date as from", "to_date as to"])
      .where("district_id", "=", actor.district)
      .where("programme_id", "=", id)
      .orderBy("position")
      .execute(),
    await tx
      .selectFrom("programme_file")
      .select("file_id")
      .where("district_id", "=", actor.district)
      .where("programme_id", "=", id)
      .orderBy("position")
      .execute(),
    await tx
      .selectFrom("programme_document")
      .select("document_id")
      .where("district_id", "=", actor.district)
      .where("programme_id", "=", id)
      .orderBy("position")
      .execute(),
  ];
  return {
    stages,
    files: files.map((row) => row.file_id),
    documents: documents.map((row) => row.document_id),
  };
}

const TABLES = ["programme_stage", "programme_file", "programme_document"] as const;

/** Writes what hangs on a programme anew. A file of a programme is read by whoever knows the programme: everybody. */
export async function writeParts(
  tx: Tx,
  actor: Actor,
  programme: { id: string; path: string },
  parts: Parts,
  before: Parts = { stages: [], files: [], documents: [] },
): Promise<void> {
  const freshFiles = parts.files.filter((file) => !before.files.includes(file));
  await requireThere(tx, actor, "file", freshFiles, "附件不存在，请重新上传", "files");
  const freshDocuments = parts.documents.filter((document) => !before.documents.includes(document));
  await requireThere(tx, actor, "document", freshDocuments, "所选文件不存在，请重新选择", "documents");
  const row = { district_id: actor.district, programme_id: programme.id };
  for (const table of TABLES) {
    await tx
      .deleteFrom(table)
      .where("district_id", "=", row.district_id)
      .where("programme_id", "=", row.programme_id)
      .execute();
  }
  const { stages, files, documents } = parts;
  if (stages.length > 0) {
    const rows = stages.map(({ name, from, to }, position) => ({
      ...row,
      position,
      name,
      from_date: from,
      to_date: to,
    }));
    await tx.insertInto("programme_stage").values(rows).execute();
  }
  if (files.length > 0) {
    const rows = files.map((file_id, position) => ({ ...row, file_id, position }));
    await tx.insertInto("programme_file").values(rows).execute();
    const shown = freshFiles.map((fileId) => ({ fileId, visibleTo: [programme.path] }));
    await attachFiles(tx, actor, shown, true);
  }
  if (documents.length > 0) {
    const rows = documents.map((document_id, position) => ({ ...row, document_id, position }));
    await tx.insertInto("programme_document").values(rows).execute();
  }
}

async function requireThere(
  tx: Tx,
  actor: Actor,
  table: "file" | "document",
  ids: readonly string[],
  reason: string,
  field: string,
): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx
    .selectFrom(table)
    .select("id")
    .where("district_id", "=", actor.district)
    .where("id", "in", [...ids])
    .execute();
  if (found.length !== ids.length) throw new DomainError("invalid", { reason }, field);
}
