import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadActivity } from "#server/modules/activities/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type { NewLink } from "#shared/documents/contracts.ts";
import { RELATION_NAMES, type Relation } from "#shared/documents/types.ts";
import { DomainError } from "#shared/errors.ts";
import { regulationOf } from "#shared/regulations/library.ts";
import { type LoadedDocument, loadDocument, scopeOf, tracedDocument } from "./load-document.ts";

/** The other end of a link: its name, and the paths of the organisations whose people may tie something to it. */
type Target = { label: string; paths: string[] };

/**
 * Ties a document to what was done with it or what it rests on. A town may do so for what is its own, also with a
 * document of the whole district. @throws invalid when the two do not go together
 */
export async function linkDocument(tx: Tx, actor: Actor, id: string, input: NewLink): Promise<{ id: string }> {
  const document = await loadDocument(tx, actor, id);
  const target = await targetOf(tx, actor, document, input);
  requireCan(actor, "document.manage", [document.path, ...target.paths]);
  return once(tx, actor, input.commandId, "document.link", async () => {
    // Seen by whoever sees one end of it; what the reader may not see of the other is left out when it is read.
    const visibleTo = [...new Set([...document.visible_to, ...target.paths])];
    const made = await tx
      .insertInto("document_link")
      .values({
        ...scopeOf(actor, document),
        visible_to: visibleTo,
        id: input.id,
        relation: input.relation,
        activity_id: input.activityId,
        target_id: input.documentId,
        regulation: input.regulation,
        linked_at: actor.at,
        linked_by: actor.accountId,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["district_id", "document_id", "relation", "activity_id", "target_id", "regulation"])
          .doNothing(),
      )
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return { id: input.id }; // tied already
    const payload = { relation: RELATION_NAMES[input.relation], target: target.label };
    await recordEvent(tx, actor, "document.linked", tracedDocument(document, document.revision, visibleTo), payload);
    return { id: input.id };
  });
}

export async function unlinkDocument(tx: Tx, actor: Actor, id: string, linkId: string): Promise<void> {
  const document = await loadDocument(tx, actor, id);
  const link = await tx
    .selectFrom("document_link as l")
    .leftJoin("activity as a", (join) =>
      join.onRef("a.district_id", "=", "l.district_id").onRef("a.id", "=", "l.activity_id"),
    )
    .leftJoin("document as t", (join) =>
      join.onRef("t.district_id", "=", "l.district_id").onRef("t.id", "=", "l.target_id"),
    )
    .select(["l.relation", "l.regulation", "a.title as activity", "t.title as target"])
    .select(sql<string[]>`l.visible_to::text[]`.as("paths"))
    .where("l.district_id", "=", actor.district)
    .where("l.document_id", "=", id)
    .where("l.id", "=", linkId)
    .executeTakeFirst();
  if (!link) throw new DomainError("not-found", { what: "关联" });
  const { paths } = link;
  requireCan(actor, "document.manage", paths);
  await tx.deleteFrom("document_link").where("district_id", "=", actor.district).where("id", "=", linkId).execute();
  const label = link.activity ?? link.target ?? regulationOf(link.regulation ?? "")?.title ?? "";
  const payload = { relation: RELATION_NAMES[link.relation as Relation], target: label };
  await recordEvent(tx, actor, "document.unlinked", tracedDocument(document, document.revision, paths), payload);
}

const WANTS_ACTIVITY: readonly Relation[] = ["passed_on", "carried_out"];

async function targetOf(tx: Tx, actor: Actor, document: LoadedDocument, input: NewLink): Promise<Target> {
  const refuse = (reason: string): never => {
    throw new DomainError("invalid", { reason }, "relation");
  };
  if (WANTS_ACTIVITY.includes(input.relation)) {
    if (input.activityId === null) return refuse("请选择活动");
    const activity = await loadActivity(tx, actor, input.activityId);
    if (activity.state === "cancelled") return refuse("该活动已取消，不能关联");
    return { label: activity.title, paths: activity.visibleTo };
  }
  if (input.relation === "based_on" && input.regulation !== null) {
    const regulation = regulationOf(input.regulation);
    return regulation ? { label: regulation.title, paths: [] } : refuse("法规库中没有这一条");
  }
  if (input.documentId === null) return refuse("请选择文件");
  if (input.documentId === document.id) return refuse("不能关联文件自己");
  const target = await loadDocument(tx, actor, input.documentId);
  if (input.relation === "plan" && (document.type !== "incoming" || target.type !== "plan")) {
    return refuse("贯彻方案是来文与方案之间的关联");
  }
  return { label: target.title, paths: target.visible_to };
}
