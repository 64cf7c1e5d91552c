import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "./binaries.ts";
import { chooseRunner, type Runner } from "./runner.ts";

export type EmbeddedServer = {
  /** connection string of the superuser for a database of this server */
  url(database: string): string;
  /** true when a server that an earlier, killed process left behind was taken over */
  adopted: boolean;
  stop(): Promise<void>;
};

const SUPERUSER = "postgres";

/**
 * Starts the PostgreSQL of this data folder, or takes over the one that already runs there.
 * The server runs in a session of its own, so Ctrl-C reaches only the application, which drains before it calls stop().
 * @param password of the superuser; it is set when the cluster is first made
 */
export async function startEmbedded(dataDir: string, password: string): Promise<EmbeddedServer> {
  const runner = chooseRunner(dataDir, findBinaries());
  const url = (port: number) => (database: string) =>
    `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  if (!existsSync(join(runner.cluster, "PG_VERSION"))) await initialise(runner, dataDir, password);

  const running = await findRunning(runner.cluster, url);
  if (running) return { url: url(running), adopted: true, stop: () => stopServer(runner) };
  const port = await freePort();
  await startServer(runner, dataDir, port);
  return { url: url(port), adopted: false, stop: () => stopServer(runner) };
}

export type EmbeddedState = "running" | "stopped";

/** Does the server of this data folder run now? */
export function embeddedIsRunning(dataDir: string): EmbeddedState {
  const found = readPidFile(chooseRunner(dataDir, findBinaries()).cluster);
  return found && alive(found.pid) ? "running" : "stopped";
}

async function initialise(runner: Runner, dataDir: string, password: string): Promise<void> {
  // A half-made cluster of an interrupted first start is of no use to anyone.
  rmSync(runner.cluster, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const pwfile = join(runner.cluster, "..", ".pgpass-new");
  writeFileSync(pwfile, password, { mode: 0o644 });
  try {
    await runner.run(
      runner.binaries.initdb,
      [
        ...["-D", runner.cluster, "-U", SUPERUSER, `--pwfile=${pwfile}`, "-A", "scram-sha-256", "-E", "UTF8"],
        // Sorting is the application's; the character classes must know Chinese, which plain "C" does not.
        ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C", `--lc-ctype=${utf8Ctype()}`],
        "--no-instructions",
      ],
      { ...process.env, LC_ALL: utf8Ctype() },
    );
  } finally {
    rmSync(pwfile, { force: true });
  }
}

function utf8Ctype(): string {
  if (process.platform === "win32") return "C";
  return process.platform === "darwin" ? "UTF-8" : "C.UTF-8";
}

async function startServer(runner: Runner, dataDir: string, port: number): Promise<void> {
  const options = [
    `-p ${port}`,
    "-c listen_addresses=127.0.0.1",
    // Socket paths are limited to about 100 bytes; a checkout may lie deep, so there is none.
    "-c unix_socket_directories=''",
    "-c shared_buffers=256MB -c work_mem=32MB -c maintenance_work_mem=256MB -c max_connections=60",
    "-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=Asia/Shanghai -c log_timezone=Asia/Shanghai",
  ].join(" ");
  const log = join(runner.cluster, "server.log");
  const args = ["start", "-D", runner.cluster, "-w", "-t", "60", "-l", log, "-o", options];
  try {
    await runner.run(runner.binaries.pgCtl, args, { ...process.env, LC_ALL: utf8Ctype() });
  } catch (error) {
    const tail = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-5).join("\n") : "";
    throw new Error(`内置 PostgreSQL 未能启动（数据目录 ${dataDir}）：${(error as Error).message}\n${tail}`);
  }
}

type PidFile = { pid: number; port: number };

function readPidFile(cluster: string): PidFile | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The port of a live server of this cluster; a stale pid file whose number another program now has is removed. */
async function findRunning(
  cluster: string,
  url: (port: number) => (db: string) => string,
): Promise<number | undefined> {
  const found = readPidFile(cluster);
  if (!found || !alive(found.pid)) return undefined;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = readPidFile(cluster)?.port ?? found.port;
    if (await answers(url(port)("postgres"))) return port;
    if (!isPostgres(found.pid)) {
      rmSync(join(cluster, "postmaster.pid"), { force: true });
      return undefined;
    }
    if (!alive(found.pid)) return undefined;
    await sleep(200);
  }
  throw new Error(`PostgreSQL 进程 ${found.pid} 占用着数据目录但没有响应：请结束该进程后重试。`);
}

function isPostgres(pid: number): boolean {
  const cmdline = `/proc/${pid}/cmdline`;
  return !existsSync(cmdline) || readFileSync(cmdline, "utf8").includes("postgres");
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopServer(runner: Runner): Promise<void> {
  const found = readPidFile(runner.cluster);
  if (!found || !alive(found.pid)) return;
  if (process.platform === "win32") {
    await runner.run(runner.binaries.pgCtl, ["stop", "-D", runner.cluster, "-m", "fast", "-w"]);
    return;
  }
  process.kill(found.pid, "SIGINT"); // PostgreSQL's “fast” shutdown
  while (alive(found.pid)) await sleep(50);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
