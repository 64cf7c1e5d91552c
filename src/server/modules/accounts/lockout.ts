import { randomUUID } from "node:crypto";
import type { Db } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";

/** Practice, not law (GB/T 22239 names no numbers): five failures of a name, fifty from an address, fifteen minutes. */
export const LOCKOUT = { minutes: 15, perName: 5, perAddress: 50 } as const;

type Attempt = { name: string; address: string; at: Date };

const keysOf = ({ name, address }: Attempt) =>
  [
    { key: `name:${name.toLowerCase()}`, limit: LOCKOUT.perName },
    { key: `address:${address}`, limit: LOCKOUT.perAddress },
  ] as const;

/** @throws locked-out while the name or the address has failed too often */
export async function refuseLockedOut(db: Db, attempt: Attempt): Promise<void> {
  const since = new Date(attempt.at.getTime() - LOCKOUT.minutes * 60_000);
  for (const { key, limit } of keysOf(attempt)) {
    const failures = await db
      .selectFrom("sign_in_failure")
      .select("at")
      .where("key", "=", key)
      .where("at", ">", since)
      .orderBy("at", "desc")
      .limit(limit)
      .execute();
    const oldest = failures[limit - 1];
    if (!oldest) continue;
    const left = oldest.at.getTime() + LOCKOUT.minutes * 60_000 - attempt.at.getTime();
    throw new DomainError("locked-out", { minutes: Math.max(1, Math.ceil(left / 60_000)) });
  }
}

export async function noteFailure(db: Db, attempt: Attempt): Promise<void> {
  const rows = keysOf(attempt).map(({ key }) => ({ key, at: attempt.at, id: randomUUID() }));
  await db.insertInto("sign_in_failure").values(rows).execute();
}

/** A success clears the name; failures from the address stay, or one known password would hide a guessing run. */
export async function forgetFailures(db: Db, attempt: Attempt): Promise<void> {
  await db.deleteFrom("sign_in_failure").where("key", "=", `name:${attempt.name.toLowerCase()}`).execute();
}
