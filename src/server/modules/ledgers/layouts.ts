import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { type LedgerLayout, ledgerLayout } from "#shared/ledgers/contracts.ts";

/** How the actor left each ledger; a column that the catalogue no longer has is left out, and so is a ledger of none. */
export async function listLayouts(tx: Tx, actor: Actor): Promise<LedgerLayout[]> {
  const rows = await tx
    .selectFrom("ledger_layout")
    .select(["ledger", "columns", "grouped_by as group"])
    .where("district_id", "=", actor.district)
    .where("account_id", "=", actor.accountId)
    .orderBy("ledger")
    .execute();
  return rows.flatMap((row) => {
    const columns = row.columns.filter((id) => ledgerLayout.shape.columns.element.safeParse(id).success);
    return ledgerLayout.safeParse({ ...row, columns }).data ?? [];
  });
}

/** The last choice of a ledger's columns and groups takes the place of the one before. */
export async function keepLayout(tx: Tx, actor: Actor, layout: LedgerLayout): Promise<void> {
  requireCan(actor, "activity.read");
  if (actor.accountId === null) throw new DomainError("forbidden", { what: "记住台账的列" });
  const { ledger, columns, group } = layout;
  const account = { district_id: actor.district, account_id: actor.accountId };
  await tx
    .insertInto("ledger_layout")
    .values({ ...account, ledger, columns, grouped_by: group, updated_at: actor.at })
    .onConflict((conflict) =>
      conflict.columns(["district_id", "account_id", "ledger"]).doUpdateSet({
        columns: (eb) => eb.ref("excluded.columns"),
        grouped_by: (eb) => eb.ref("excluded.grouped_by"),
        updated_at: (eb) => eb.ref("excluded.updated_at"),
      }),
    )
    .execute();
}
