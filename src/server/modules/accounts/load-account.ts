import { type RawBuilder, sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { type RoleId, roleMay } from "#shared/rights/roles.ts";

export type Account = {
  id: string;
  auth_user_id: string;
  username: string;
  display_name: string;
  person_id: string | null;
  active: boolean;
  must_change_password: boolean;
  created_at: Date;
};

/**
 * An `account a` is managed by whoever administers every organisation it has rights in. One without any belongs to
 * whoever administers those that it had: else the administrator of one town could take over what another's once was.
 */
export function managedBy(actor: Actor): RawBuilder<boolean> {
  const paths = actor.grants.filter(({ role }) => roleMay(role, "account.manage")).map(({ path }) => path);
  return sql<boolean>`NOT EXISTS (
    SELECT FROM role_grant mg JOIN org mo ON mo.district_id = mg.district_id AND mo.id = mg.org_id
    WHERE mg.district_id = a.district_id AND mg.account_id = a.id AND NOT mo.path <@ ANY (${paths}::ltree[])
      AND (mg.revoked_at IS NULL OR NOT EXISTS (SELECT FROM role_grant held
        WHERE held.district_id = a.district_id AND held.account_id = a.id AND held.revoked_at IS NULL)))`;
}

/** @throws forbidden for somebody else's to manage, not-found */
export async function loadAccount(tx: Tx, actor: Actor, id: string): Promise<Account> {
  requireCan(actor, "account.manage");
  const found = await sql<Account & { managed: boolean }>`
    SELECT a.*, ${managedBy(actor)} AS managed FROM account a
    WHERE a.district_id = ${actor.district} AND a.id = ${id}`.execute(tx);
  const account = found.rows[0];
  if (!account) throw new DomainError("not-found", { what: "账号" });
  if (!account.managed) throw new DomainError("forbidden", { what: "管理该账号（它还有您管理范围以外的权限）" });
  return account;
}

export type HeldGrant = {
  id: string;
  accountId: string;
  label: string;
  role: RoleId;
  orgId: string;
  orgName: string;
  path: string;
};

/** Rights that are held now, of these accounts, oldest first. */
export async function heldGrants(tx: Tx, actor: Actor, accounts: readonly string[]): Promise<HeldGrant[]> {
  const found = await sql<HeldGrant>`
    SELECT g.id, g.account_id AS "accountId", a.display_name AS label, g.role, g.org_id AS "orgId", o.name AS "orgName",
      o.path::text AS path
    FROM role_grant g
    JOIN account a ON a.district_id = g.district_id AND a.id = g.account_id
    JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
    WHERE g.district_id = ${actor.district} AND g.account_id = ANY(${[...accounts]}::uuid[]) AND g.revoked_at IS NULL
    ORDER BY g.granted_at, g.role, o.path, g.id`.execute(tx);
  return found.rows;
}
