import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { requireAdministratorLeft } from "./last-administrator.ts";
import { type Account, type HeldGrant, heldGrants, managedBy } from "./load-account.ts";
import {
  endGrants,
  type NewRight,
  type OpenedAccount,
  writeAccounts,
  writeActive,
  writeGrants,
} from "./write-accounts.ts";

/** An account that the actor manages, with the rights it has now. */
export type ManagedAccount = Account & { grants: HeldGrant[] };

/** The accounts that the actor manages, by user name; @param only user names in lower case, null: all of them. */
export async function managedAccounts(tx: Tx, actor: Actor, only: readonly string[] | null): Promise<ManagedAccount[]> {
  requireCan(actor, "account.manage");
  const chosen = only === null ? sql`true` : sql`lower(a.username) = ANY(${[...only]}::text[])`;
  const found = await sql<Account>`
    SELECT a.* FROM account a
    WHERE a.district_id = ${actor.district} AND ${managedBy(actor)} AND ${chosen}
    ORDER BY lower(a.username), a.id`.execute(tx);
  const grants = await heldGrants(
    tx,
    actor,
    found.rows.map(({ id }) => id),
  );
  const byAccount = Map.groupBy(grants, ({ accountId }) => accountId);
  return found.rows.map((account) => ({ ...account, grants: byAccount.get(account.id) ?? [] }));
}

export type ChangeOfRights = {
  opened: readonly OpenedAccount[];
  granted: readonly NewRight[];
  revoked: readonly HeldGrant[];
  deactivated: readonly Account[];
  activated: readonly Account[];
};

/**
 * Changes rights of many accounts at once, in a constant number of statements. The accounts are those that
 * `managedAccounts` gave in this transaction. New rights come first: who takes over counts as an administrator before
 * the other one goes.
 */
export async function changeRights(tx: Tx, actor: Actor, change: ChangeOfRights): Promise<void> {
  requireCan(actor, "account.manage");
  const { opened, granted, revoked, deactivated, activated } = change;
  for (const path of new Set([...granted.map(({ org }) => org.path), ...revoked.map((grant) => grant.path)])) {
    requireCan(actor, "account.manage", [path]);
  }
  const shutOut = whyShutOut(actor, change);
  if (shutOut) throw new DomainError("wrong-state", { reason: shutOut });
  await writeAccounts(tx, actor, opened);
  await writeGrants(tx, actor, granted);
  const losing = { accounts: deactivated.map(({ id }) => id), grants: revoked.map(({ id }) => id) };
  if (losing.accounts.length + losing.grants.length > 0) await requireAdministratorLeft(tx, actor, losing);
  await endGrants(tx, actor, revoked);
  await writeActive(tx, actor, deactivated, false);
  await writeActive(tx, actor, activated, true);
}

/** One cannot shut oneself out: somebody else has to. */
export function whyShutOut(
  { accountId }: Pick<Actor, "accountId">,
  { revoked, deactivated }: Pick<ChangeOfRights, "revoked" | "deactivated">,
): string | null {
  if (deactivated.some(({ id }) => id === accountId)) return "不能停用自己的账号";
  const own = revoked.some((grant) => grant.accountId === accountId && grant.role === "administrator");
  return own ? "不能收回自己的管理员权限" : null;
}
