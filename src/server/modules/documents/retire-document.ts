import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { loadDocument, loadForChange, tracedDocument, updateDocument } from "./load-document.ts";

/** 停用: out of lists and choices; what was done with it and what cites it stays. */
export async function retireDocument(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<void> {
  const document = await loadForChange(tx, actor, id);
  requireUnmarked({ reason });
  await updateDocument(tx, actor, document, revision, { retired_at: actor.at, retired_reason: reason });
  await recordEvent(tx, actor, "document.retired", tracedDocument(document, revision + 1), { reason });
}

export async function restoreDocument(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const document = await loadDocument(tx, actor, id);
  requireCan(actor, "document.manage", [document.path]);
  if (!document.retired_at) throw new DomainError("wrong-state", { reason: "该文件没有停用" });
  await updateDocument(tx, actor, document, revision, { retired_at: null, retired_reason: null });
  await recordEvent(tx, actor, "document.restored", tracedDocument(document, revision + 1));
}

const CHILDREN = ["document_text", "document_file", "document_version", "incoming"] as const;

/** What was entered by mistake goes; whatever is tied to something is retired instead. */
export async function deleteDocument(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const document = await loadDocument(tx, actor, id);
  requireCan(actor, "document.manage", [document.path]);
  await updateDocument(tx, actor, document, revision);
  const tied = await tx
    .selectFrom("document_link")
    .select("id")
    .where("district_id", "=", actor.district)
    .where((eb) => eb.or([eb("document_id", "=", id), eb("target_id", "=", id)]))
    .limit(1)
    .executeTakeFirst();
  if (tied || (await restsOnIt(tx, actor, id))) {
    throw new DomainError("wrong-state", { reason: "该文件已有关联的活动、文件、专项或队伍，请改为停用" });
  }
  for (const table of CHILDREN) {
    await tx.deleteFrom(table).where("district_id", "=", actor.district).where("document_id", "=", id).execute();
  }
  await tx.deleteFrom("document").where("district_id", "=", actor.district).where("id", "=", id).execute();
  await recordEvent(tx, actor, "document.deleted", tracedDocument(document, revision + 1));
}

/** Does a programme or a group name the document, also one out of the actor's sight? */
async function restsOnIt(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const found = await sql<{ named: boolean }>`
    SELECT EXISTS (SELECT FROM programme_document WHERE district_id = ${actor.district} AND document_id = ${id})
      OR groups_resting_on(${id}) > 0 AS named`.execute(tx);
  return found.rows[0]?.named ?? false;
}
