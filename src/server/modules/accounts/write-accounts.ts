import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvents } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { type RoleId, roleName } from "#shared/rights/roles.ts";
import type { Verb } from "#shared/traces/verbs.ts";
import type { HeldGrant } from "./load-account.ts";
import { createSignIns, endSessions } from "./sign-in-store.ts";

/*
 * The one door to the rows of account and role_grant: each writes many in a constant number of statements, with the
 * event of each. Who may do it was decided by the verb that calls.
 */

export type OpenedAccount = {
  id: string;
  username: string;
  name: string;
  personId: string | null;
  /** of the first password */
  hash: string;
  /** the organisation of its first right */
  path: string;
};

export async function writeAccounts(tx: Tx, actor: Actor, accounts: readonly OpenedAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  const signIns = await createSignIns(tx, accounts, actor.at);
  await tx
    .insertInto("account")
    .values(
      accounts.map(({ id, username, name, personId }) => ({
        district_id: actor.district,
        id,
        auth_user_id: signIns.get(username) ?? "",
        username,
        display_name: name,
        person_id: personId,
        created_at: actor.at,
      })),
    )
    .execute();
  const changes = accounts.map(({ id, name, path }) => ({ object: tracedAccount(id, name, [path]) }));
  await recordEvents(tx, actor, "account.created", changes);
}

export type NewRight = {
  id: string;
  accountId: string;
  /** the account's name */
  label: string;
  role: RoleId;
  org: { id: string; name: string; path: string };
};

/** @throws wrong-state when an account has one of them already */
export async function writeGrants(tx: Tx, actor: Actor, rights: readonly NewRight[]): Promise<void> {
  if (rights.length === 0) return;
  const written = await tx
    .insertInto("role_grant")
    .values(
      rights.map(({ id, accountId, role, org }) => ({
        ...{ district_id: actor.district, id, account_id: accountId, role, org_id: org.id },
        ...{ granted_at: actor.at, granted_by: actor.name },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["district_id", "account_id", "role", "org_id"]).where("revoked_at", "is", null).doNothing(),
    )
    .returning("id")
    .execute();
  if (written.length !== rights.length) throw new DomainError("wrong-state", { reason: "该账号已有这项权限" });
  await traceRights(
    tx,
    actor,
    "account.granted",
    rights.map(({ accountId, label, role, org }) => ({ accountId, label, role, orgName: org.name, path: org.path })),
  );
}

/** @throws conflict when one of them was revoked meanwhile */
export async function endGrants(tx: Tx, actor: Actor, grants: readonly HeldGrant[]): Promise<void> {
  if (grants.length === 0) return;
  const ended = await tx
    .updateTable("role_grant")
    .set({ revoked_at: actor.at, revoked_by: actor.name })
    .where("district_id", "=", actor.district)
    .where("id", "=", sql<string>`ANY(${grants.map(({ id }) => id)}::uuid[])`)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== BigInt(grants.length)) throw new DomainError("conflict", { what: "权限" });
  await traceRights(tx, actor, "account.revoked", grants);
}

type Switched = { id: string; display_name: string; auth_user_id: string };

export async function writeActive(tx: Tx, actor: Actor, accounts: readonly Switched[], active: boolean): Promise<void> {
  if (accounts.length === 0) return;
  await tx
    .updateTable("account")
    .set({ active })
    .where("district_id", "=", actor.district)
    .where("id", "=", sql<string>`ANY(${accounts.map(({ id }) => id)}::uuid[])`)
    .execute();
  const signIns = accounts.map((account) => account.auth_user_id);
  if (!active) await endSessions(tx, signIns);
  await recordEvents(
    tx,
    actor,
    active ? "account.activated" : "account.deactivated",
    accounts.map(({ id, display_name }) => ({ object: tracedAccount(id, display_name, actor.scopes) })),
  );
}

export const tracedAccount = (id: string, label: string, visibleTo: readonly string[]) => ({
  ...{ type: "account", id, revision: 1, label, visibleTo },
});

type TracedRight = Pick<HeldGrant, "accountId" | "label" | "role" | "orgName" | "path">;

function traceRights(tx: Tx, actor: Actor, verb: Verb, rights: readonly TracedRight[]): Promise<void> {
  return recordEvents(
    tx,
    actor,
    verb,
    rights.map(({ accountId, label, role, orgName, path }) => ({
      object: tracedAccount(accountId, label, [path]),
      payload: { org: orgName, role: roleName(role) },
    })),
  );
}
