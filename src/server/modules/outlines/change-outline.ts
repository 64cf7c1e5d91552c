import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#server/modules/access/index.ts";
import { requireDictionary } from "#server/modules/dictionary/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import { compareOutlines } from "#shared/report/compare-outlines.ts";
import type { NewOutline, OutlineDraft } from "#shared/report/outline-contracts.ts";
import { type OutlineDocument, textsOf } from "#shared/report/outline-document.ts";
import { OUTLINES } from "#shared/report/outlines.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { loadOwnOutline, tracedOutline, updateOutline } from "./load-outline.ts";

/** A new outline of the district, copied from one or brought in a file: a draft, until it is published. */
export async function createOutline(tx: Tx, actor: Actor, input: NewOutline): Promise<{ id: string }> {
  requireDictionary(actor);
  requireUnmarkedOutline(input);
  const { commandId, id, name, about, document, origin } = input;
  return once(tx, actor, commandId, "outline.create", async () => {
    await refuseTaken(tx, actor, id, name);
    await tx
      .insertInto("outline")
      .values({
        ...{ district_id: actor.district, id, name, about, origin, version: null, updated_at: actor.at },
        draft: JSON.stringify(document),
      })
      .execute();
    const payload = { from: origin && `（${origin}）` };
    await recordEvent(tx, actor, "outline.created", tracedOutline(actor, id, name, 1), payload);
    return { id };
  });
}

/** Saves the draft; reports go on being made along what is published. */
export async function changeOutline(
  tx: Tx,
  actor: Actor,
  id: string,
  input: OutlineDraft,
): Promise<{ revision: number }> {
  requireDictionary(actor);
  const outline = await loadOwnOutline(tx, actor, id);
  requireUnmarkedOutline(input);
  const { revision, name, about, document } = input;
  const same = isDeepStrictEqual([outline.name, outline.about, outline.draft], [name, about, document]);
  if (same && outline.revision === revision) return { revision };
  if (outline.retired) throw new DomainError("wrong-state", { reason: "提纲已停用，请先恢复" });
  await refuseTaken(tx, actor, id, name);
  await updateOutline(tx, actor, id, revision, { name, about, draft: JSON.stringify(document) });
  const changes = compareOutlines(outline.draft, document).length;
  await recordEvent(tx, actor, "outline.changed", tracedOutline(actor, id, name, revision + 1), { changes });
  return { revision: revision + 1 };
}

function requireUnmarkedOutline({ name, about, document }: { name: string; about: string; document: OutlineDocument }) {
  const texts = textsOf(document).map(({ path, text }): [string, string] => [`document.${path}`, text]);
  requireUnmarked({ name, about, ...Object.fromEntries(texts) });
}

async function refuseTaken(tx: Tx, actor: Actor, id: string, name: string): Promise<void> {
  if (OUTLINES.some((outline) => outline.name === name)) {
    throw new DomainError("invalid", { reason: `“${name}”是随版本提供的提纲，请换一个名称` }, "name");
  }
  const taken = await tx
    .selectFrom("outline")
    .select("retired")
    .where("district_id", "=", actor.district)
    .where("name", "=", name)
    .where("id", "!=", id)
    .executeTakeFirst();
  if (!taken) return;
  throw new DomainError("invalid", { reason: `提纲“${name}”已存在${taken.retired ? "（已停用）" : ""}` }, "name");
}
