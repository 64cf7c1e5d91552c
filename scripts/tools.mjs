import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

/** Runs a script of an installed package with this Node. @returns true when it ended well */
export function runTool(file, args, options = {}) {
  const done = spawnSync(process.execPath, [join(root, "node_modules", file), ...args], {
    cwd: root,
    stdio: "inherit",
    ...options,
  });
  return done.status === 0;
}
