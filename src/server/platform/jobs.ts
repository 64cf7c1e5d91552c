import { Logger, makeWorkerUtils, type Runner, run, type TaskList } from "graphile-worker";
import { sql } from "kysely";
import pg from "pg";
import type { Tx } from "./db.ts";
import { APP_ROLE, openPool } from "./db.ts";
import { logError } from "./log.ts";

/** Queues a job inside the business transaction: it runs only if that commits. */
export async function enqueue(tx: Tx, task: string, payload: Record<string, unknown>): Promise<void> {
  await sql`SELECT graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, max_attempts => 5)`.execute(tx);
}

const quiet = new Logger(() => (level, message) => {
  if (level === "error") logError(`worker: ${message}`, "");
});

/** Brings the queue's schema up to date (as owner) and lets the application's role put jobs into it. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, 2);
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet });
  await utils.migrate();
  // add_job runs as its caller; the queue's tables have row-level security of their own that lets only the owner in.
  await pool.query(`GRANT USAGE ON SCHEMA graphile_worker TO ${APP_ROLE}`);
  const functions = await pool.query<{ signature: string }>(
    "SELECT oid::regprocedure::text AS signature FROM pg_proc WHERE pronamespace = 'graphile_worker'::regnamespace AND proname = 'add_job'",
  );
  for (const { signature } of functions.rows) await pool.query(`ALTER FUNCTION ${signature} SECURITY DEFINER`);
  await utils.release();
  await pool.end();
}

/** Any number that no other software would choose: 实录 in Unicode. */
const WORKER_LOCK = "1536843605";

/**
 * Jobs of a worker that was killed would stay locked for hours. A connection of its own stands for each living worker;
 * whoever starts and finds no other one may take over whatever is locked.
 * @returns the connection, to be closed when the worker has stopped
 */
async function standForWorker(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", (error) => logError("worker connection", error));
  await client.connect();
  const found = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [WORKER_LOCK]);
  if (found.rows[0]?.alone) {
    await client.query(`SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
      FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0`);
    await client.query("SELECT pg_advisory_unlock($1)", [WORKER_LOCK]);
  }
  await client.query("SELECT pg_advisory_lock_shared($1)", [WORKER_LOCK]);
  return client;
}

export type Task = (payload: Record<string, unknown>) => Promise<void>;

/** Works off jobs with a connection of its own; each task opens its business transactions through `db` itself. */
export async function startWorker(ownerUrl: string, tasks: Record<string, Task>): Promise<Runner> {
  const pool = openPool(ownerUrl, 4);
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(tasks)) {
    taskList[name] = (payload) => task(payload as Record<string, unknown>);
  }
  const standing = await standForWorker(ownerUrl);
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quiet,
  });
  runner.promise
    .catch((error: unknown) => logError("worker stopped", error))
    .finally(() => Promise.all([pool.end(), standing.end()]));
  return runner;
}
