import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { type Auth, createAccount, createAuth } from "#server/modules/accounts/index.ts";
import { openPool } from "#server/platform/db.ts";
import type { RoleId } from "#shared/rights/roles.ts";
import type { World } from "./world.ts";

/** better-auth on the run's database; the caller ends the pool. */
export function openAuth(): { auth: Auth; end(): Promise<void> } {
  const pool = openPool(inject("appUrl"), 2);
  const auth = createAuth(pool, { publicUrl: "http://127.0.0.1", secret: "a-secret-of-the-tests-that-is-long-enough" });
  return { auth, end: () => pool.end() };
}

export type OpenedAccount = { id: string; username: string; name: string };

/** An account with one right; say only what matters. */
export async function openAccount(
  world: World,
  auth: Auth,
  input: { role?: RoleId; orgId?: string; name?: string; username?: string } = {},
): Promise<OpenedAccount> {
  const id = randomUUID();
  const { role = "town_cadre", orgId = world.root, name = "测试账号", username = `a-${id.slice(0, 13)}` } = input;
  const account = { commandId: randomUUID(), id, username, name, personId: null, role, orgId };
  await world.run((tx) => createAccount(tx, world.system, auth, account));
  return { id, username, name };
}

/** Whoever acts with an account of their own. */
export const actingAs = (actor: Actor, accountId: string): Actor => ({ ...actor, accountId });
