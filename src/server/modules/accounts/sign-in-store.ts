import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Auth } from "./auth.ts";
import { hashPassword } from "./password.ts";

/*
 * better-auth writes on connections of its own: a verb that fails afterwards would leave a user name taken or a password
 * changed. So its rows are written here, in the verb's transaction, in the form that it reads (docs/adr/0005).
 */

/**
 * Signs in several at once, in two statements; the passwords come as hashes.
 * @returns by user name, the id of the new user of better-auth. @throws invalid when a user name is taken
 */
export async function createSignIns(
  tx: Tx,
  users: readonly { username: string; name: string; hash: string }[],
  at: Date,
): Promise<Map<string, string>> {
  const rows = users.map((user) => ({ ...user, id: randomUUID() }));
  const ids = rows.map(({ id }) => id);
  const names = rows.map(({ username }) => username);
  // better-auth insists on an e-mail; this one leads nowhere. It looks names up in lower case.
  const made = await sql<{ displayUsername: string }>`
    INSERT INTO auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", username, "displayUsername")
    SELECT u.id, u.name, u.id || '@shilu.invalid', false, ${at}, ${at}, lower(u.username), u.username
    FROM unnest(${ids}::text[], ${rows.map(({ name }) => name)}::text[], ${names}::text[]) AS u (id, name, username)
    ON CONFLICT (username) DO NOTHING
    RETURNING "displayUsername"`.execute(tx);
  const free = new Set(made.rows.map(({ displayUsername }) => displayUsername));
  const taken = names.find((name) => !free.has(name));
  if (taken !== undefined) throw usernameTaken(taken);
  await sql`
    INSERT INTO auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    SELECT gen_random_uuid()::text, u.id, 'credential', u.id, u.hash, ${at}, ${at}
    FROM unnest(${ids}::text[], ${rows.map(({ hash }) => hash)}::text[]) AS u (id, hash)`.execute(tx);
  return new Map(rows.map(({ username, id }) => [username, id]));
}

/** Those of the user names that somebody signs in with already, in this district or another; in lower case. */
export async function takenUsernames(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ username: string }>`
    SELECT username FROM auth."user"
    WHERE username = ANY(${names.map((name) => name.toLowerCase())}::text[])`.execute(tx);
  return new Set(found.rows.map(({ username }) => username));
}

export const usernameTaken = (name: string) =>
  new DomainError("invalid", { reason: `用户名“${name}”已被使用，请换一个` }, "username");

export async function writePassword(tx: Tx, auth: Auth, authUserId: string, password: string): Promise<void> {
  const hash = await hashPassword(auth, password);
  await sql`
    UPDATE auth.account SET password = ${hash}, "updatedAt" = now()
    WHERE "userId" = ${authUserId} AND "providerId" = 'credential'`.execute(tx);
}

export async function endSessions(tx: Tx, authUserIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM auth.session WHERE "userId" = ANY(${[...authUserIds]}::text[])`.execute(tx);
}
