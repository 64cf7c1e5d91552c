// The one entry of every npm script. It runs on whatever Node the machine has (20 or later), installs what is
// missing, finds a Node 26 and hands over to it. No dependency may be imported here: they may not be there yet.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [target, ...args] = process.argv.slice(2);
const quiet = target === "shilu";

const targets = {
  start: ["scripts/start.mjs"],
  dev: ["scripts/start.mjs", "--dev"],
  test: ["scripts/test.mjs"],
  check: ["scripts/check.mjs"],
  fix: ["scripts/check.mjs", "--fix"],
  bench: ["bench/run.ts"],
  eval: ["test/eval/run.ts"],
  shilu: ["src/cli/main.ts"],
  "db:types": ["scripts/db-types.mjs"],
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Installs the versions of the lock file, once for each state of it. Not `npm ci`: it refuses a lock file in which an
 * optional package of another platform is missing, and a registry need not have all of those. `--no-save` leaves the
 * lock file as it is.
 */
function ensureInstalled() {
  const stamp = join(root, "node_modules", ".shilu-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!quiet) console.log("正在安装依赖（首次运行需要几分钟）…");
  const npm = process.env.npm_execpath;
  const flags = [
    "install",
    "--no-save",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
    : spawnSync("npm", flags, {
        cwd: root,
        stdio: ["ignore", "ignore", "inherit"],
        shell: process.platform === "win32",
      });
  if (done.status !== 0) fail("依赖安装失败：请检查能否访问 npm 软件源，然后重试。");
  writeFileSync(stamp, wanted);
}

function major(node) {
  const run = spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" });
  return run.status === 0 ? Number.parseInt(run.stdout, 10) : 0;
}

/** Node 26 or later: the one that runs this, else the platform package of the lock file. */
function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath;
  const os = process.platform === "win32" ? "win" : process.platform;
  const binary = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const packaged = join(root, "node_modules", `node-${os}-${process.arch}`, binary);
  if (existsSync(packaged) && major(packaged) >= 26) return packaged;
  return fail(
    `没有适用于本机（${process.platform}-${process.arch}）的 Node 26：请安装 Node 26 或更高版本后重试（当前 ${process.version}）。`,
  );
}

const script = targets[target];
if (!script) fail(`未知命令“${target ?? ""}”，可用：${Object.keys(targets).join("、")}`);
ensureInstalled();
const child = spawn(
  findNode(),
  ["--disable-warning=ExperimentalWarning", join(root, script[0]), ...script.slice(1), ...args],
  {
    cwd: quiet ? (process.env.INIT_CWD ?? process.cwd()) : root,
    stdio: "inherit",
    env: { ...process.env, SHILU_ROOT: root },
  },
);
// The server drains by itself; this process only passes signals on (a second one is harmless) and waits.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    child.kill(signal);
  });
}
child.on("exit", (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
