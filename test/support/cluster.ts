import { mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { asAppRole, migrate } from "#server/platform/db.ts";
import { migrateQueue } from "#server/platform/jobs.ts";
import { type EmbeddedServer, embeddedIsRunning, startEmbedded } from "#server/platform/postgres/embedded.ts";

const FOLDER = join(import.meta.dirname, "../../node_modules/.cache/shilu-test");
const SUPERUSER = "test-superuser";
export const APP_PASSWORD = "test-app";

export type TestDatabase = { ownerUrl: string; appUrl: string; drop(): Promise<void> };

/** The test cluster: started once and left running, so that the next run finds it; stopped by `stopCluster`. */
export async function testCluster(): Promise<EmbeddedServer> {
  mkdirSync(FOLDER, { recursive: true });
  const lock = join(FOLDER, "starting");
  for (let i = 0; ; i += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (i > 300) rmdirSync(lock); // left behind by a killed run
      await sleep(100);
    }
  }
  try {
    return await startEmbedded(FOLDER, SUPERUSER);
  } finally {
    rmdirSync(lock);
  }
}

export const clusterIsRunning = () => embeddedIsRunning(FOLDER) === "running";

/** For whoever started it and leaves nothing behind. */
export async function stopCluster(): Promise<void> {
  if (clusterIsRunning()) await (await testCluster()).stop();
}

/** A fresh, migrated database of its own. */
export async function testDatabase(name = `test_${process.pid}_${Date.now()}`): Promise<TestDatabase> {
  const cluster = await testCluster();
  await administer(cluster, `CREATE DATABASE ${name}`);
  const ownerUrl = cluster.url(name);
  await migrate(ownerUrl, APP_PASSWORD);
  await migrateQueue(ownerUrl);
  return {
    ownerUrl,
    appUrl: asAppRole(ownerUrl, APP_PASSWORD),
    drop: () => administer(cluster, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(cluster: EmbeddedServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
