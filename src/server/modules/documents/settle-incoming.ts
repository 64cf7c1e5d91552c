import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { type LoadedDocument, loadForChange, tracedDocument, updateDocument } from "./load-document.ts";

/** 无须方案 with its reason, or (null) expecting one again. */
export async function waivePlan(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, reason }: { revision: number; reason: string | null },
): Promise<void> {
  const document = await loadIncoming(tx, actor, id);
  requireUnmarked({ reason: reason ?? "" });
  const columns = { plan_waived: reason, plan_waived_on: reason === null ? null : dayOf(actor.at) };
  await settle(tx, actor, document, revision, columns);
  const traced = tracedDocument(document, revision + 1);
  if (reason === null) await recordEvent(tx, actor, "document.plan_expected", traced);
  else await recordEvent(tx, actor, "document.plan_waived", traced, { reason });
}

/** 办结. Nothing has to come before it: what was done stands in the links, what was not is visible there too. */
export async function closeIncoming(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, closedOn, note }: { revision: number; closedOn: string; note: string },
): Promise<void> {
  const document = await loadIncoming(tx, actor, id);
  requireUnmarked({ note });
  if (closedOn > dayOf(actor.at)) throw new DomainError("invalid", { reason: "办结日期晚于今天" }, "closedOn");
  if (closedOn < document.sort_on) throw new DomainError("invalid", { reason: "办结日期早于收文日期" }, "closedOn");
  await settle(tx, actor, document, revision, { closed_on: closedOn, closed_note: note });
  await recordEvent(tx, actor, "document.closed", tracedDocument(document, revision + 1), { closedOn });
}

export async function reopenIncoming(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const document = await loadIncoming(tx, actor, id);
  await settle(tx, actor, document, revision, { closed_on: null, closed_note: "" });
  await recordEvent(tx, actor, "document.reopened", tracedDocument(document, revision + 1));
}

async function loadIncoming(tx: Tx, actor: Actor, id: string): Promise<LoadedDocument> {
  const document = await loadForChange(tx, actor, id);
  if (document.type !== "incoming") throw new DomainError("wrong-state", { reason: "该文件不是来文" });
  return document;
}

type Settled = {
  plan_waived?: string | null;
  plan_waived_on?: string | null;
  closed_on?: string | null;
  closed_note?: string;
};

async function settle(
  tx: Tx,
  actor: Actor,
  document: LoadedDocument,
  revision: number,
  columns: Settled,
): Promise<void> {
  await updateDocument(tx, actor, document, revision);
  await tx
    .updateTable("incoming")
    .set(columns)
    .where("district_id", "=", actor.district)
    .where("document_id", "=", document.id)
    .execute();
}
