import { join } from "node:path";
import { openDatabase } from "#server/database.ts";
import { type Actor, systemActor } from "#server/modules/access/index.ts";
import { findDistricts } from "#server/modules/demo/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { systemClock } from "#server/platform/clock.ts";
import { loadSecrets, readConfig } from "#server/platform/config.ts";
import { openDb, openPool, type Tx } from "#server/platform/db.ts";
import { openFileStore } from "#server/platform/file-store.ts";
import { type EmbeddedState, embeddedIsRunning } from "#server/platform/postgres/embedded.ts";
import { withActor } from "#server/platform/tx.ts";

export type Session = { deps: Deps; actor: Actor; run<T>(work: (tx: Tx) => Promise<T>): Promise<T> };

/**
 * Opens the installation's data for one command, as its operator: whoever may run commands on the machine may read the
 * data folder anyway. A server that runs already is used and left running.
 */
export async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, []);
  const secrets = loadSecrets(config.dataDir);
  const before: EmbeddedState = config.databaseUrl === null ? embeddedIsRunning(config.dataDir) : "running";
  const database = await openDatabase(config, secrets);
  const pool = openPool(database.appUrl, 4);
  try {
    const db = openDb(pool);
    const deps: Deps = {
      db,
      clock: systemClock,
      files: openFileStore(join(config.dataDir, "files")),
      rosterKey: secrets.roster,
    };
    const [district] = await findDistricts(database.ownerUrl);
    if (!district) throw new Error("这里还没有数据：请先运行一次 npm start");
    const top = await withActor(db, { district: district.id, scopes: [] }, (tx) =>
      tx
        .selectFrom("org")
        .select(["id", "path"])
        .where("district_id", "=", district.id)
        .where("parent_id", "is", null)
        .executeTakeFirstOrThrow(),
    );
    const actor = systemActor(district.id, top, systemClock.now(), "命令行");
    return await work({ deps, actor, run: (inner) => withActor(db, actor, inner) });
  } finally {
    await pool.end();
    if (before === "stopped") await database.stop();
  }
}
