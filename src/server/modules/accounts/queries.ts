import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { AccountRow } from "#shared/rights/contracts.ts";
import { type RoleId, roleName } from "#shared/rights/roles.ts";

/**
 * The accounts that the actor may manage, with their present rights, by user name: two queries whatever their number.
 * An account with a right outside the actor's own subtrees is somebody else's to manage, and not listed.
 */
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
    .select(["g.id", "g.account_id", "g.role", "g.org_id", "o.name", "o.path"])
    .where("g.district_id", "=", actor.district)
    .where("g.revoked_at", "is", null)
    .orderBy("g.granted_at")
    .execute();
  const foreign = new Set(
    grants.filter((grant) => !may(actor, "account.manage", grant.path)).map((grant) => grant.account_id),
  );
  const own = accounts.filter((account) => !foreign.has(account.id));
  return own.map((account) => ({
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
