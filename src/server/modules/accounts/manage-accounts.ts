import { randomUUID } from "node:crypto";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { NewAccount, NewGrant } from "#shared/rights/contracts.ts";
import { roleName } from "#shared/rights/roles.ts";
import type { Auth } from "./auth.ts";
import { randomPassword } from "./password.ts";
import { createSignIn, endSessions, usernameTaken, writePassword } from "./sign-in-store.ts";

export type IssuedPassword = { accountId: string; username: string; password: string };

/** Opens an account with a random first password and its first right. The password is returned once and not kept. */
export async function createAccount(tx: Tx, actor: Actor, auth: Auth, input: NewAccount): Promise<IssuedPassword> {
  const org = await orgForGrant(tx, actor, input.orgId);
  const taken = await tx
    .selectFrom("account")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("username", "=", input.username)
    .executeTakeFirst();
  if (taken && taken.id !== input.id) throw usernameTaken(input.username);
  const password = randomPassword();
  let opened = false;
  await once(tx, actor, input.commandId, "account.create", async () => {
    opened = true;
    const authUserId = await createSignIn(tx, auth, { ...input, at: actor.at }, password);
    await tx
      .insertInto("account")
      .values({
        district_id: actor.district,
        id: input.id,
        auth_user_id: authUserId,
        username: input.username,
        display_name: input.name,
        person_id: input.personId,
        created_at: actor.at,
      })
      .execute();
    await recordEvent(tx, actor, "account.created", traced(input.id, input.name, [org.path]));
    await insertGrant(tx, actor, { accountId: input.id, label: input.name, id: randomUUID(), role: input.role, org });
  });
  // A repeat cannot say the first password again, and another one would not open anything.
  if (!opened) throw new DomainError("wrong-state", { reason: "该账号已开通；没有看到初始密码时，请重置密码" });
  return { accountId: input.id, username: input.username, password };
}

export async function grantRole(tx: Tx, actor: Actor, accountId: string, input: NewGrant): Promise<void> {
  const account = await loadAccount(tx, actor, accountId);
  const org = await orgForGrant(tx, actor, input.orgId);
  await once(tx, actor, input.commandId, "account.grant", () =>
    insertGrant(tx, actor, { accountId, label: account.display_name, id: input.id, role: input.role, org }),
  );
}

export async function revokeRole(tx: Tx, actor: Actor, accountId: string, grantId: string): Promise<void> {
  const account = await loadAccount(tx, actor, accountId);
  const grant = await tx
    .selectFrom("role_grant as g")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "g.district_id").onRef("o.id", "=", "g.org_id"))
    .select(["g.role", "o.path", "o.name"])
    .where("g.district_id", "=", actor.district)
    .where("g.account_id", "=", accountId)
    .where("g.id", "=", grantId)
    .where("g.revoked_at", "is", null)
    .executeTakeFirst();
  if (!grant) throw new DomainError("not-found", { what: "授权" });
  requireCan(actor, "account.manage", [grant.path]);
  if (accountId === actor.accountId && grant.role === "administrator") {
    throw new DomainError("wrong-state", { reason: "不能收回自己的管理员权限" });
  }
  await tx
    .updateTable("role_grant")
    .set({ revoked_at: actor.at })
    .where("district_id", "=", actor.district)
    .where("id", "=", grantId)
    .execute();
  const payload = { org: grant.name, role: roleName(grant.role) };
  await recordEvent(tx, actor, "account.revoked", traced(accountId, account.display_name, [grant.path]), payload);
}

export async function setAccountActive(tx: Tx, actor: Actor, id: string, active: boolean): Promise<void> {
  const account = await loadAccount(tx, actor, id);
  if (id === actor.accountId) throw new DomainError("wrong-state", { reason: "不能停用自己的账号" });
  if (account.active === active) return;
  await tx
    .updateTable("account")
    .set({ active })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .execute();
  if (!active) await endSessions(tx, account.auth_user_id);
  const verb = active ? "account.activated" : "account.deactivated";
  await recordEvent(tx, actor, verb, traced(id, account.display_name, actor.scopes));
}

/** A new random password, shown once; every session of the account ends. */
export async function resetPassword(tx: Tx, actor: Actor, auth: Auth, id: string): Promise<IssuedPassword> {
  const account = await loadAccount(tx, actor, id);
  const password = randomPassword();
  await writePassword(tx, auth, account.auth_user_id, password);
  await endSessions(tx, account.auth_user_id);
  await tx
    .updateTable("account")
    .set({ must_change_password: true })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .execute();
  await recordEvent(tx, actor, "account.password_reset", traced(id, account.display_name, actor.scopes));
  return { accountId: id, username: account.username, password };
}

type GrantInput = { accountId: string; label: string; id: string; role: NewGrant["role"]; org: OrgForGrant };

async function insertGrant(tx: Tx, actor: Actor, input: GrantInput): Promise<void> {
  await tx
    .insertInto("role_grant")
    .values({
      district_id: actor.district,
      id: input.id,
      account_id: input.accountId,
      role: input.role,
      org_id: input.org.id,
      granted_at: actor.at,
    })
    .execute();
  const payload = { org: input.org.name, role: roleName(input.role) };
  await recordEvent(tx, actor, "account.granted", traced(input.accountId, input.label, [input.org.path]), payload);
}

type OrgForGrant = { id: string; name: string; path: string };

async function orgForGrant(tx: Tx, actor: Actor, orgId: string): Promise<OrgForGrant> {
  const org = await tx
    .selectFrom("org")
    .select(["id", "name", "path"])
    .where("district_id", "=", actor.district)
    .where("id", "=", orgId)
    .executeTakeFirst();
  if (!org) throw new DomainError("not-found", { what: "组织" });
  requireCan(actor, "account.manage", [org.path]);
  return org;
}

/** An account is managed by whoever administers every organisation it has rights in. */
async function loadAccount(tx: Tx, actor: Actor, id: string) {
  requireCan(actor, "account.manage");
  const account = await tx
    .selectFrom("account")
    .selectAll()
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!account) throw new DomainError("not-found", { what: "账号" });
  const paths = await tx
    .selectFrom("role_grant as g")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "g.district_id").onRef("o.id", "=", "g.org_id"))
    .select("o.path")
    .where("g.district_id", "=", actor.district)
    .where("g.account_id", "=", id)
    .where("g.revoked_at", "is", null)
    .execute();
  for (const { path } of paths) requireCan(actor, "account.manage", [path]);
  return account;
}

const traced = (id: string, label: string, visibleTo: readonly string[]) => ({
  type: "account",
  id,
  revision: 1,
  label,
  visibleTo,
});
