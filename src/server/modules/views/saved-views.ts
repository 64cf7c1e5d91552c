import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import type { NewView, SavedView } from "#shared/views/contracts.ts";

/** More would no longer be found faster than the filter is set. */
const MOST = 30;

/** 常用筛选: how somebody likes to look at a list. It is theirs alone and shows nobody more than they may see. */
export async function listViews(tx: Tx, actor: Actor, page: string): Promise<SavedView[]> {
  return tx
    .selectFrom("saved_view")
    .select(["id", "name", "address"])
    .where("district_id", "=", actor.district)
    .where("account_id", "=", actor.accountId)
    .where("page", "=", page)
    .orderBy("created_at")
    .execute();
}

/** @throws invalid for a name used twice, and for more views than one can oversee */
export async function saveView(tx: Tx, actor: Actor, input: NewView): Promise<{ id: string }> {
  const account = actor.accountId;
  if (account === null) throw new DomainError("forbidden", { what: "保存常用筛选" });
  const marking = secrecyMarking(input.name);
  if (marking !== null) throw new DomainError("secret-marking", { marking }, "name");
  return once(tx, actor, input.commandId, "view.save", async () => {
    const views = await listViews(tx, actor, input.page);
    if (views.some(({ name }) => name === input.name)) {
      throw new DomainError("invalid", { reason: `已有名为“${input.name}”的筛选，请换个名字` }, "name");
    }
    if (views.length >= MOST) {
      throw new DomainError("too-many", { reason: `最多保存 ${MOST} 个筛选，请先删去不用的` }, "name");
    }
    const { id, page, name, address } = input;
    const row = { district_id: actor.district, id, account_id: account, page, name, address, created_at: actor.at };
    await tx.insertInto("saved_view").values(row).execute();
    await recordEvent(tx, actor, "view.saved", traced(actor, input));
    return { id };
  });
}

/** @throws not-found for a view of somebody else */
export async function deleteView(tx: Tx, actor: Actor, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom("saved_view")
    .where("district_id", "=", actor.district)
    .where("account_id", "=", actor.accountId)
    .where("id", "=", id)
    .returning(["id", "name"])
    .executeTakeFirst();
  if (!gone) throw new DomainError("not-found", { what: "常用筛选" });
  await recordEvent(tx, actor, "view.deleted", traced(actor, gone));
}

const traced = (actor: Actor, { id, name }: { id: string; name: string }) => ({
  ...{ type: "view", id, revision: 1, label: name },
  visibleTo: actor.scopes,
});
