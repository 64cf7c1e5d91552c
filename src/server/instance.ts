import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Config } from "./platform/config.ts";

/**
 * Two servers on one data folder would both be right and both be wrong: the second says who is there and ends.
 * @returns how to give the folder back
 */
export async function claimDataDir(config: Config): Promise<() => void> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const file = join(config.dataDir, `running-${config.role}.json`);
  if (existsSync(file)) {
    const other = readClaim(file);
    if (other && isShilu(other.pid)) {
      throw new Error(`已在运行（进程 ${other.pid}，${other.url}）。如需重启，请先停止它。`);
    }
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, url: config.publicUrl }));
  return () => rmSync(file, { force: true });
}

function readClaim(file: string): { pid: number; url: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { pid: number; url: string };
  } catch {
    return undefined; // cut off while it was written: whoever wrote it is gone
  }
}

/** Is the process alive and a Node? A claim may outlive its process and the number be another's by now. */
function isShilu(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const cmdline = `/proc/${pid}/cmdline`;
  return pid !== process.pid && (!existsSync(cmdline) || /node/.test(readFileSync(cmdline, "utf8")));
}

export function requireFreePort({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const busy = error.code === "EADDRINUSE";
      reject(
        new Error(
          busy
            ? `端口 ${port} 已被占用。可能实录已在运行，或用 SHILU_PORT 换一个端口。`
            : `无法监听 ${host}:${port}（${error.message}）`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
