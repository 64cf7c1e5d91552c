import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const ROOT = join(import.meta.dirname, "../..");

export type Started = {
  child: ChildProcess;
  /** all that was printed so far, on either stream */
  printed(): string;
  /** waits until something holds; throws when the process ends before */
  until(holds: () => boolean, what: string): Promise<void>;
  /** waits until the text is printed; throws when the process ends before */
  says(text: string): Promise<void>;
  /** waits for the end: the exit code, or the signal's name */
  ended: Promise<number | string>;
};

/** Under whom and from where the product is started. `command` goes before Node and ends in exec: one process. */
export type Launcher = { command: string[]; node: string; root: string };

const AS_THE_TESTS: Launcher = { command: [], node: process.execPath, root: ROOT };

/** A data folder with a blank and Chinese in its path, below a folder that only its owner may enter. */
export function makeDataFolder(): { data: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), "shilu-start-")); // mkdtemp makes it 0700
  const data = join(parent, "党建 数据", "data");
  return {
    data,
    remove() {
      rmSync(parent, { recursive: true, force: true });
      rmSync(systemUserHome(data), { recursive: true, force: true });
    },
  };
}

/** Where the cluster lies when a system user runs it. */
export function systemUserHome(data: string): string {
  return join("/var/lib/shilu-pg", createHash("sha256").update(data).digest("hex").slice(0, 12));
}

export function start(
  data: string,
  port: number,
  env: Record<string, string> = {},
  { command, node, root }: Launcher = AS_THE_TESTS,
): Started {
  const line = [node, "--disable-warning=ExperimentalWarning", join(root, "scripts/start.mjs"), "--empty"];
  const [program = "", ...args] = [...command, ...line];
  const own = { SHILU_DATA: data, SHILU_PORT: String(port), SHILU_ROOT: root, NODE_ENV: "production", ...env };
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...own }, stdio: "pipe" });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | string>((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? signal ?? ""));
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const printed = () => text;
  const until = async (holds: () => boolean, what: string) => {
    while (!holds()) {
      if (over) throw new Error(`ended without ${what}:\n${text}`);
      await sleep(10);
    }
  };
  const says = (wanted: string) => until(() => text.includes(wanted), `saying “${wanted}”`);
  return { child, printed, ended, until, says };
}

/** The lines that a process printed, without those about building the pages. */
export function linesOf(started: Started): string[] {
  return started
    .printed()
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("正在构建"));
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Process ids of every PostgreSQL server or worker whose command line or folder is this cluster. */
export function postgresOf(cluster: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return line.includes("postgres") && line.includes(cluster);
      } catch {
        return false; // it ended while we looked
      }
    })
    .map(Number);
}

/** The server's process id as it wrote it down, or null when none runs. */
export function postmasterOf(cluster: string): number | null {
  const file = join(cluster, "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
}
