import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";
import type { DB } from "#server/db/types.ts";

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

export const APP_ROLE = "shilu_app";

// Calendar days stay the text they are ("2026-03-05"); counts and sums fit a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  // A connection that breaks while idle must not take the process down; the next query gets a new one.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** Connection string of the application's role for the same server and database. */
export function asAppRole(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(password);
  return url.toString();
}

/** Creates the application's role (it owns nothing) and brings the schema up to date. Runs as the owner. */
export async function migrate(ownerUrl: string, appPassword: string): Promise<void> {
  const pool = openPool(ownerUrl, 2);
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });
  try {
    await ensureAppRole(db, appPassword);
    const provider = { getMigrations: () => readMigrations(join(import.meta.dirname, "../db/migrations")) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
  } finally {
    await db.destroy();
  }
}

async function ensureAppRole(db: Kysely<Record<string, never>>, password: string): Promise<void> {
  const found = await sql`SELECT 1 FROM pg_roles WHERE rolname = ${APP_ROLE}`.execute(db);
  const verb = found.rows.length > 0 ? "ALTER" : "CREATE";
  const options = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS";
  await sql`${sql.raw(verb)} ROLE ${sql.id(APP_ROLE)} ${sql.raw(options)} PASSWORD ${sql.lit(password)}`.execute(db);
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const entries = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(join(folder, name), "utf8");
    return [name.replace(/\.sql$/, ""), { up: async (db) => void (await sql.raw(text).execute(db)) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}
