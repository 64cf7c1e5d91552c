import { join } from "node:path";
import { buildApp } from "./app.ts";
import { openDatabase } from "./database.ts";
import { claimDataDir, requireFreePort } from "./instance.ts";
import { createAuth } from "./modules/accounts/index.ts";
import { checkTasks } from "./modules/checks/index.ts";
import { firstStart, localDemonstration } from "./modules/demo/index.ts";
import { documentTasks } from "./modules/documents/index.ts";
import { importTasks } from "./modules/imports/index.ts";
import { reportTasks } from "./modules/reports/index.ts";
import { scanTasks } from "./modules/scans/index.ts";
import type { App, Deps } from "./platform/app-types.ts";
import { systemClock } from "./platform/clock.ts";
import { type Config, loadSecrets, readConfig } from "./platform/config.ts";
import { openDb, openPool } from "./platform/db.ts";
import { openFileStore } from "./platform/file-store.ts";
import { startWorker } from "./platform/jobs.ts";

/** Starts what the role asks for and returns how to stop it. */
export async function serve(config: Config, webRoot: string | null): Promise<{ stop(): Promise<void> }> {
  if (config.role !== "worker") await requireFreePort(config);
  const release = await claimDataDir(config);
  const closers: (() => Promise<unknown>)[] = [async () => release()];
  const stop = async () => {
    for (const close of closers.reverse()) await close();
  };
  try {
    const secrets = loadSecrets(config.dataDir);
    const database = await openDatabase(config, secrets);
    closers.push(database.stop);
    const pool = openPool(database.appUrl, 20);
    closers.push(() => pool.end());
    const db = openDb(pool);
    const auth = createAuth(pool, { publicUrl: config.publicUrl, secret: secrets.session });
    const deps: Deps = {
      db,
      clock: systemClock,
      files: openFileStore(join(config.dataDir, "files")),
      rosterKey: secrets.roster,
    };
    const first = await firstStart(database.ownerUrl, deps, auth, { empty: config.empty, secret: secrets.session });
    if (config.role !== "web") {
      const tasks = {
        ...reportTasks(deps),
        ...importTasks(deps),
        ...scanTasks(deps),
        ...documentTasks(deps),
        ...checkTasks(deps),
      };
      const runner = await startWorker(database.ownerUrl, tasks);
      closers.push(() => runner.stop());
    }
    if (config.role !== "worker")
      closers.push(await listen(config, deps, auth, database.ownerUrl, secrets.session, webRoot));
    if (first)
      console.log(`首次启动，管理员账号：${first.username}　初始密码：${first.password}（仅显示这一次，登录后请修改）`);
    console.log(config.role === "worker" ? "ready (worker)" : `ready ${config.publicUrl}`);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(
  config: Config,
  deps: Deps,
  auth: ReturnType<typeof createAuth>,
  ownerUrl: string,
  secret: string,
  webRoot: string | null,
): Promise<() => Promise<void>> {
  const demonstration = localDemonstration(ownerUrl, deps, auth, { host: config.host, secret });
  const app: App = await buildApp(deps, { auth, demonstration, webRoot, trustProxy: config.trustProxy });
  await app.listen({ host: config.host, port: config.port });
  return async () => {
    await app.close();
  };
}

/** Runs until asked to stop: drains requests and jobs first, then stops PostgreSQL. */
export async function main(args: string[], webRoot: string | null): Promise<void> {
  let running: { stop(): Promise<void> } | undefined;
  let stopping = false;
  const shutDown = () => {
    if (stopping) return;
    stopping = true;
    if (!running) return; // still starting: main() stops as soon as it can
    console.log("正在停止…");
    running.stop().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(`停止时出错：${error.message}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, shutDown);
  try {
    running = await serve(readConfig(process.env, args), webRoot);
    if (stopping) {
      await running.stop();
      process.exit(0);
    }
  } catch (error) {
    console.error(`实录未能启动：${(error as Error).message}`);
    process.exit(1);
  }
}
