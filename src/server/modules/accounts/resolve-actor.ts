import { type Actor, scopesOf } from "#server/modules/access/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Db } from "#server/platform/db.ts";
import { asSignIn, withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import type { RoleId } from "#shared/rights/roles.ts";

export type SignedIn = Actor & { username: string; mustChangePassword: boolean };

/** Account and rights of a sign-in, read afresh at each request: a revoked right ends at once. */
export async function resolveActor(db: Db, authUserId: string, at: Date): Promise<SignedIn> {
  const account = await asSignIn(db, authUserId, (tx) =>
    tx.selectFrom("account").selectAll().where("auth_user_id", "=", authUserId).executeTakeFirst(),
  );
  if (!account) throw new DomainError("session-expired");
  if (!account.active) throw new DomainError("account-inactive");
  const grants = await withActor(db, { district: account.district_id, scopes: [] }, (tx) =>
    tx
      .selectFrom("role_grant as g")
      .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "g.district_id").onRef("o.id", "=", "g.org_id"))
      .select(["g.role", "g.org_id", "o.path"])
      .where("g.district_id", "=", account.district_id)
      .where("g.account_id", "=", account.id)
      .where("g.revoked_at", "is", null)
      .execute(),
  );
  const own = grants.map((grant) => ({ role: grant.role as RoleId, orgId: grant.org_id, path: grant.path }));
  return {
    district: account.district_id,
    accountId: account.id,
    name: account.display_name,
    personId: account.person_id,
    username: account.username,
    mustChangePassword: account.must_change_password,
    grants: own,
    scopes: scopesOf(own),
    at,
  };
}

/** The same for a job, which knows the account but has no session. */
export async function actorOfAccount(
  { db, clock }: Pick<Deps, "db" | "clock">,
  district: string,
  accountId: string,
): Promise<SignedIn> {
  const account = await withActor(db, { district, scopes: [] }, (tx) =>
    tx
      .selectFrom("account")
      .select("auth_user_id")
      .where("district_id", "=", district)
      .where("id", "=", accountId)
      .executeTakeFirst(),
  );
  if (!account) throw new DomainError("account-inactive");
  return resolveActor(db, account.auth_user_id, clock.now());
}
