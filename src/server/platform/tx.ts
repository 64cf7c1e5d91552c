import { sql } from "kysely";
import type { Db, Tx } from "./db.ts";

/** What row-level security needs to know of whoever acts. */
export type Scoped = { district: string; scopes: readonly string[] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LTREE = /^[a-z0-9]+(\.[a-z0-9]+)*$/;

/**
 * The one way to the data: opens a transaction, tells row-level security whose it is, runs `work`.
 * SET LOCAL ends with the transaction, so a reused connection starts with nothing set; a plain set_config() would
 * neither travel to other nodes of a distributed PostgreSQL nor fail closed.
 */
export function withActor<T>(db: Db, actor: Scoped, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await applyScope(tx, actor);
    return work(tx);
  });
}

async function applyScope(tx: Tx, actor: Scoped): Promise<void> {
  if (!UUID.test(actor.district) || !actor.scopes.every((scope) => LTREE.test(scope))) {
    throw new Error("malformed actor");
  }
  // No parameters: both settings go in one round trip; the patterns above leave nothing to quote.
  const scopes = `{${actor.scopes.join(",")}}`;
  await sql.raw(`SET LOCAL app.district = '${actor.district}'; SET LOCAL app.scopes = '${scopes}'`).execute(tx);
}

/** Reads the one account of a sign-in, before its district and rights are known. */
export function asSignIn<T>(db: Db, user: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!/^[A-Za-z0-9_-]+$/.test(user)) throw new Error("malformed user id");
  return db.transaction().execute(async (tx) => {
    await sql.raw(`SET LOCAL app.sign_in = '${user}'`).execute(tx);
    return work(tx);
  });
}
