import { randomUUID } from "node:crypto";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { IssuedPassword, NewAccount, NewGrant } from "#shared/rights/contracts.ts";
import type { Auth } from "./auth.ts";
import { requireAdministratorLeft } from "./last-administrator.ts";
import { heldGrants, loadAccount } from "./load-account.ts";
import { hashPassword, randomPassword } from "./password.ts";
import { endSessions, usernameTaken, writePassword } from "./sign-in-store.ts";
import { endGrants, tracedAccount, writeAccounts, writeActive, writeGrants } from "./write-accounts.ts";

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
    const hash = await hashPassword(auth, password);
    await writeAccounts(tx, actor, [{ ...input, hash, path: org.path }]);
    const right = { id: randomUUID(), accountId: input.id, label: input.name, role: input.role, org };
    await writeGrants(tx, actor, [right]);
  });
  // A repeat cannot say the first password again, and another one would not open anything.
  if (!opened) throw new DomainError("wrong-state", { reason: "该账号已开通；没有看到初始密码时，请重置密码" });
  return { accountId: input.id, username: input.username, password };
}

export async function grantRole(tx: Tx, actor: Actor, accountId: string, input: NewGrant): Promise<void> {
  const account = await loadAccount(tx, actor, accountId);
  const org = await orgForGrant(tx, actor, input.orgId);
  await once(tx, actor, input.commandId, "account.grant", () =>
    writeGrants(tx, actor, [{ id: input.id, accountId, label: account.display_name, role: input.role, org }]),
  );
}

export async function revokeRole(tx: Tx, actor: Actor, accountId: string, grantId: string): Promise<void> {
  await loadAccount(tx, actor, accountId);
  const grant = (await heldGrants(tx, actor, [accountId])).find(({ id }) => id === grantId);
  if (!grant) throw new DomainError("not-found", { what: "授权" });
  requireCan(actor, "account.manage", [grant.path]);
  if (accountId === actor.accountId && grant.role === "administrator") {
    throw new DomainError("wrong-state", { reason: "不能收回自己的管理员权限" });
  }
  await requireAdministratorLeft(tx, actor, { grants: [grantId] });
  await endGrants(tx, actor, [grant]);
}

export async function setAccountActive(tx: Tx, actor: Actor, id: string, active: boolean): Promise<void> {
  const account = await loadAccount(tx, actor, id);
  if (id === actor.accountId) throw new DomainError("wrong-state", { reason: "不能停用自己的账号" });
  if (account.active === active) return;
  if (!active) await requireAdministratorLeft(tx, actor, { accounts: [id] });
  await writeActive(tx, actor, [account], active);
}

/** A new random password, shown once; every session of the account ends. */
export async function resetPassword(tx: Tx, actor: Actor, auth: Auth, id: string): Promise<IssuedPassword> {
  const account = await loadAccount(tx, actor, id);
  const password = randomPassword();
  await writePassword(tx, auth, account.auth_user_id, password);
  await endSessions(tx, [account.auth_user_id]);
  await tx
    .updateTable("account")
    .set({ must_change_password: true })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .execute();
  await recordEvent(tx, actor, "account.password_reset", tracedAccount(id, account.display_name, actor.scopes));
  return { accountId: id, username: account.username, password };
}

async function orgForGrant(tx: Tx, actor: Actor, orgId: string): Promise<{ id: string; name: string; path: string }> {
  const org = await tx
    .selectFrom("org")
    .select(["id", "name", "path", "active_to"])
    .where("district_id", "=", actor.district)
    .where("id", "=", orgId)
    .executeTakeFirst();
  if (!org) throw new DomainError("not-found", { what: "组织" });
  requireCan(actor, "account.manage", [org.path]);
  if (org.active_to !== null) throw new DomainError("wrong-state", { reason: `“${org.name}”已撤销，不能再授予权限` });
  return org;
}
