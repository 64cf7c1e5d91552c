import { join } from "node:path";
import pg from "pg";
import type { Config, Secrets } from "./platform/config.ts";
import { asAppRole, migrate } from "./platform/db.ts";
import { migrateQueue } from "./platform/jobs.ts";
import { startEmbedded } from "./platform/postgres/embedded.ts";

export type Database = { ownerUrl: string; appUrl: string; stop(): Promise<void> };

const NAME = "shilu";

/** The database of this installation, migrated: the embedded server's, or the one DATABASE_URL names. */
export async function openDatabase(config: Config, secrets: Secrets): Promise<Database> {
  if (config.databaseUrl !== null) return prepared(config.databaseUrl, secrets, async () => {});
  const server = await startEmbedded(join(config.dataDir), secrets.superuser);
  try {
    await ensureDatabase(server.url("postgres"));
    return await prepared(server.url(NAME), secrets, () => server.stop());
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepared(ownerUrl: string, secrets: Secrets, stop: () => Promise<void>): Promise<Database> {
  await migrate(ownerUrl, secrets.app);
  await migrateQueue(ownerUrl);
  return { ownerUrl, appUrl: asAppRole(ownerUrl, secrets.app), stop };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}
