import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Auth } from "./auth.ts";

/*
 * better-auth writes on connections of its own: a verb that fails afterwards would leave a user name taken or a password
 * changed. So its rows are written here, in the verb's transaction, in the form that it reads (docs/adr/0005).
 */

/** @returns the id of the new user of better-auth. @throws invalid when the user name is taken */
export async function createSignIn(
  tx: Tx,
  auth: Auth,
  { username, name, at }: { username: string; name: string; at: Date },
  password: string,
): Promise<string> {
  const id = randomUUID();
  const hash = await (await auth.$context).password.hash(password);
  // better-auth insists on an e-mail; this one leads nowhere. It looks names up in lower case.
  const made = await sql`
    INSERT INTO auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", username, "displayUsername")
    VALUES (${id}, ${name}, ${`${id}@shilu.invalid`}, false, ${at}, ${at}, ${username.toLowerCase()}, ${username})
    ON CONFLICT (username) DO NOTHING`.execute(tx);
  if (made.numAffectedRows === 0n) throw usernameTaken(username);
  await sql`
    INSERT INTO auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    VALUES (${randomUUID()}, ${id}, 'credential', ${id}, ${hash}, ${at}, ${at})`.execute(tx);
  return id;
}

export const usernameTaken = (name: string) =>
  new DomainError("invalid", { reason: `用户名“${name}”已被使用，请换一个` }, "username");

export async function writePassword(tx: Tx, auth: Auth, authUserId: string, password: string): Promise<void> {
  const hash = await (await auth.$context).password.hash(password);
  await sql`
    UPDATE auth.account SET password = ${hash}, "updatedAt" = now()
    WHERE "userId" = ${authUserId} AND "providerId" = 'credential'`.execute(tx);
}

export async function endSessions(tx: Tx, authUserId: string): Promise<void> {
  await sql`DELETE FROM auth.session WHERE "userId" = ${authUserId}`.execute(tx);
}
