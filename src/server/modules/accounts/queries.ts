import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { AccountRow } from "#shared/rights/contracts.ts";
import { type RoleId, roleName } from "#shared/rights/roles.ts";

/** All accounts with their present rights, by user name: two queries whatever their number. */
export async function listAccounts(tx: Tx, actor: Actor): Promise<AccountRow[]> {
  requireCan(actor, "account.manage");
  const accounts = await tx
    .selectFrom("account")
    .selectAll()
    .where("district_id", "=", actor.district)
    .orderBy("username")
    .execute();
  const grants = await tx
    .selectFrom("role_grant as g")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "g.district_id").onRef("o.id", "=", "g.org_id"))
    .select(["g.id", "g.account_id", "g.role", "g.org_id", "o.name"])
    .where("g.district_id", "=", actor.district)
    .where("g.revoked_at", "is", null)
    .orderBy("g.granted_at")
    .execute();
  return accounts.map((account) => ({
    id: account.id,
    username: account.username,
    name: account.display_name,
    active: account.active,
    mustChangePassword: account.must_change_password,
    grants: grants
      .filter((grant) => grant.account_id === account.id)
      .map((grant) => ({
        id: grant.id,
        role: grant.role as RoleId,
        roleName: roleName(grant.role),
        orgId: grant.org_id,
        orgName: grant.name,
      })),
  }));
}
