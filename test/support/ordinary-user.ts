import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Launcher, ROOT } from "./run-server.ts";

export type OrdinaryUser = { uid: number; gid: number };
export type WayIn = { launcher: Launcher; remove(): void };

/** A user of this machine without rights, but with a name: initdb looks it up. */
export function ordinaryUser(): OrdinaryUser | undefined {
  const line = /^(?:nobody|daemon):[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}

/**
 * How root lets an ordinary user start the product: simply so, or, where the checkout or Node lies below a folder
 * that only root may enter, with both bound to an open folder that nobody outside this start sees.
 * @returns the reason when this machine allows neither
 */
export function letIn({ uid, gid }: OrdinaryUser): WayIn | string {
  const become = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--"];
  const direct = { command: become, node: process.execPath, root: ROOT };
  if (canRead(direct)) return { launcher: direct, remove: () => {} };
  const open = mkdtempSync(join(tmpdir(), "shilu-open-"));
  chmodSync(open, 0o755);
  const bound = { node: join(open, "node"), root: join(open, "checkout") };
  writeFileSync(bound.node, "");
  mkdirSync(bound.root);
  const bind = 'mount --bind "$0" "$2"; mount --bind "$1" "$3"; shift 3; exec "$@"';
  const places = [ROOT, process.execPath, bound.root, bound.node];
  const launcher = { command: ["unshare", "--mount", "--", "sh", "-ec", bind, ...places, ...become], ...bound };
  const remove = () => rmSync(open, { recursive: true, force: true });
  if (canRead(launcher)) return { launcher, remove };
  remove();
  return `uid ${uid} may not read ${ROOT}, and it cannot be bound to another place here`;
}

function canRead({ command: [program = "", ...args], node, root }: Launcher): boolean {
  const read = ["-e", "fs.accessSync(process.argv[1])", join(root, "scripts/start.mjs")];
  return spawnSync(program, [...args, node, ...read]).status === 0;
}

/** The effective user of a process. */
export function uidOf(pid: number): number {
  return Number(/^Uid:\s+\d+\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

export const userNamespaceOf = (pid: number): string => readlinkSync(`/proc/${pid}/ns/user`);
