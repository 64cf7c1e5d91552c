import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";

/** How the server's programs are run on this machine, and where its cluster lies. */
export type Runner = {
  /** where the cluster is */
  cluster: string;
  binaries: Binaries;
  run(program: string, args: string[], env?: NodeJS.ProcessEnv): Promise<void>;
};

const SYSTEM_USER = "shilu-pg";

/**
 * PostgreSQL refuses to run as root. As an ordinary user nothing is needed. As root the programs run in a user
 * namespace in which root is called by another name: files stay where they are, under a 0700 folder too. Where the
 * kernel forbids that, a system user of its own runs a copy below /var/lib.
 */
export function chooseRunner(dataDir: string, binaries: Binaries): Runner {
  const cluster = join(dataDir, "pg");
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) return { cluster, binaries, run: (program, args, env) => runProgram(program, args, { env }) };
  const name = namespaceUser();
  if (process.env.SHILU_PG_RUNNER !== "system-user" && name !== undefined) {
    const prefix = ["--user", `--map-user=${name}`, `--map-group=${name}`, "--"];
    return {
      cluster,
      binaries,
      run: (program, args, env) => runProgram("unshare", [...prefix, program, ...args], { env }),
    };
  }
  return systemUserRunner(dataDir, binaries);
}

/** A uid that has a name (initdb looks it up), if this kernel lets root be mapped to it. */
function namespaceUser(): number | undefined {
  const passwd = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8") : "";
  const uid = Number(/^(?:daemon|bin|nobody):[^:]*:(\d+):/m.exec(passwd)?.[1] ?? Number.NaN);
  if (!Number.isInteger(uid)) return undefined;
  const probe = spawnSync("unshare", ["--user", `--map-user=${uid}`, `--map-group=${uid}`, "--", "id", "-un"]);
  return probe.status === 0 ? uid : undefined;
}

function systemUserRunner(dataDir: string, binaries: Binaries): Runner {
  const ids = systemUserIds() ?? createSystemUser();
  const home = join("/var/lib", SYSTEM_USER, createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
  const root = join(home, "native");
  mkdirSync(home, { recursive: true });
  // The checkout may lie under a folder that only root can enter, so the user gets a copy of its own.
  if (!existsSync(join(root, "bin"))) cpSync(binaries.root, root, { recursive: true, verbatimSymlinks: true });
  chownSync(home, ids.uid, ids.gid);
  const own = { root, initdb: join(root, "bin", "initdb"), pgCtl: join(root, "bin", "pg_ctl") };
  return {
    cluster: join(home, "pg"),
    binaries: own,
    run: (program, args, env) => runProgram(program, args, { env, ...ids, cwd: home }),
  };
}

function systemUserIds(): { uid: number; gid: number } | undefined {
  const line = new RegExp(`^${SYSTEM_USER}:[^:]*:(\\d+):(\\d+):`, "m").exec(readFileSync("/etc/passwd", "utf8"));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}

function createSystemUser(): { uid: number; gid: number } {
  spawnSync("useradd", ["--system", "--user-group", "--home-dir", `/var/lib/${SYSTEM_USER}`, SYSTEM_USER]);
  const ids = systemUserIds();
  if (!ids) throw new Error("无法以 root 身份运行内置 PostgreSQL：请改用普通用户运行，或用 DATABASE_URL 指定数据库。");
  return ids;
}

type RunOptions = { env?: NodeJS.ProcessEnv | undefined; uid?: number; gid?: number; cwd?: string };

/** Runs to its end; output goes nowhere but into the error message. */
function runProgram(program: string, args: string[], options: RunOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    // stdout is not read: pg_ctl's server inherits it and would hold the pipe open for ever.
    const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"], detached: true });
    let complaint = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      child.stderr?.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args[0] ?? ""} 失败（${code}）：${complaint.trim().slice(-800)}`));
    });
  });
}
