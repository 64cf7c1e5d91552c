import { spawnSync } from "node:child_process";
import { chownSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { letIn, ordinaryUser, uidOf, userNamespaceOf } from "./support/ordinary-user.ts";
import {
  freePort,
  type Launcher,
  linesOf,
  makeDataFolder,
  postgresOf,
  postmasterOf,
  ROOT,
  type Started,
  start,
  systemUserHome,
} from "./support/run-server.ts";

const GENEROUS = 240_000;
const FIRST_PASSWORD = /管理员账号：(\S+)　初始密码：(\S+?)（/;

let cleaning: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleaning.reverse()) await clean();
  cleaning = [];
});

/** A data folder that is gone after the test, and no server on it. */
function dataFolder(): string {
  const { data, remove } = makeDataFolder();
  cleaning.push(async () => {
    for (const cluster of [join(data, "pg"), join(systemUserHome(data), "pg")]) {
      for (const pid of postgresOf(cluster)) process.kill(pid, "SIGKILL");
    }
    remove();
  });
  return data;
}

function launch(data: string, port: number, env: Record<string, string> = {}, launcher?: Launcher): Started {
  const started = start(data, port, env, launcher);
  cleaning.push(async () => {
    started.child.kill("SIGKILL");
    await started.ended;
  });
  return started;
}

async function stop(started: Started): Promise<void> {
  started.child.kill("SIGINT");
  expect(await started.ended, started.printed()).toBe(0);
}

const health = async (port: number) => (await fetch(`http://127.0.0.1:${port}/api/health`)).status;

async function signIn(port: number, username: string, password: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  return answer.status;
}

describe.skipIf(process.platform !== "linux")("npm start", () => {
  it(
    "says the first sign-in once, keeps its data over stop, kill and restart, and leaves no server behind",
    async () => {
      const data = dataFolder();
      const cluster = join(data, "pg");
      const port = await freePort();
      const first = launch(data, port);
      await first.says(`ready http://127.0.0.1:${port}`);
      const [, username = "", password = ""] = FIRST_PASSWORD.exec(first.printed()) ?? [];
      expect(username).toBe("admin");
      expect(await health(port)).toBe(200);
      expect(await signIn(port, username, password)).toBe(200);
      expect(postgresOf(cluster)).toContain(postmasterOf(cluster));

      const elsewhere = launch(data, await freePort());
      expect(await elsewhere.ended).toBe(1);
      expect(linesOf(elsewhere)).toEqual([expect.stringMatching(/^实录未能启动：已在运行（进程 \d+，/)]);
      expect(await health(port)).toBe(200);

      await stop(first);
      expect(postgresOf(cluster)).toEqual([]);
      expect(postmasterOf(cluster)).toBeNull();

      const second = launch(data, port);
      await second.says("ready http");
      expect(second.printed()).not.toContain("初始密码");
      expect(await signIn(port, username, password)).toBe(200);

      second.child.kill("SIGKILL");
      await second.ended;
      const orphan = postmasterOf(cluster);
      expect(postgresOf(cluster)).toContain(orphan);
      const third = launch(data, port);
      await third.says("ready http");
      expect(postmasterOf(cluster)).toBe(orphan);
      expect(await signIn(port, username, password)).toBe(200);
      await stop(third);
      expect(postgresOf(cluster)).toEqual([]);
    },
    GENEROUS,
  );

  it(
    "says in one line that the port is taken",
    async () => {
      const data = dataFolder();
      const other = createServer().listen(0, "127.0.0.1");
      cleaning.push(async () => other.close());
      await new Promise((resolve) => other.once("listening", resolve));
      const address = other.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const started = launch(data, port);
      expect(await started.ended).toBe(1);
      expect(linesOf(started)).toEqual([expect.stringContaining(`端口 ${port} 已被占用`)]);
      expect(postmasterOf(join(data, "pg"))).toBeNull();
    },
    GENEROUS,
  );

  it(
    "ends cleanly when interrupted while it starts, and starts again afterwards",
    async () => {
      const data = dataFolder();
      const cluster = join(data, "pg");
      const port = await freePort();
      const started = launch(data, port);
      await started.until(() => postgresOf(cluster).length > 0, "starting PostgreSQL");
      expect(started.printed()).not.toContain("ready");
      started.child.kill("SIGINT");
      expect(await started.ended, started.printed()).toBe(0);
      expect(postgresOf(cluster)).toEqual([]);
      const [, username = "", password = ""] = FIRST_PASSWORD.exec(started.printed()) ?? [];
      const again = launch(data, port);
      await again.says("ready http");
      expect(await signIn(port, username, password)).toBe(200);
      await stop(again);
    },
    GENEROUS,
  );

  it.skipIf(process.getuid?.() !== 0)(
    "runs as root without user namespaces, by a system user of its own",
    async () => {
      const data = dataFolder();
      const cluster = join(systemUserHome(data), "pg");
      const port = await freePort();
      const env = { SHILU_PG_RUNNER: "system-user" };
      const first = launch(data, port, env);
      await first.says("ready http");
      expect(postgresOf(cluster)).toContain(postmasterOf(cluster));
      const [, username = "", password = ""] = FIRST_PASSWORD.exec(first.printed()) ?? [];
      await stop(first);
      expect(postgresOf(cluster)).toEqual([]);
      const second = launch(data, port, env);
      await second.says("ready http");
      expect(await signIn(port, username, password)).toBe(200);
      await stop(second);
    },
    GENEROUS,
  );

  it.skipIf(process.getuid?.() !== 0)(
    "runs as an ordinary user, and PostgreSQL as the same",
    async ({ skip }) => {
      const user = ordinaryUser();
      if (!user) return skip("this machine has neither nobody nor daemon");
      const way = letIn(user);
      if (typeof way === "string") return skip(way);
      cleaning.push(async () => way.remove());
      // Root's checkout is closed to its writing: the pages must have been built before.
      expect(spawnSync(process.execPath, [join(ROOT, "scripts/build-web.mjs")]).status).toBe(0);
      const data = dataFolder();
      const cluster = join(data, "pg");
      const home = dirname(dirname(data));
      chownSync(home, user.uid, user.gid);
      const port = await freePort();
      const started = launch(data, port, { HOME: home }, way.launcher);
      await started.says(`ready http://127.0.0.1:${port}`);
      expect(await health(port)).toBe(200);
      const [, username = "", password = ""] = FIRST_PASSWORD.exec(started.printed()) ?? [];
      expect(await signIn(port, username, password)).toBe(200);

      expect(uidOf(started.child.pid ?? 0)).toBe(user.uid);
      const server = postmasterOf(cluster) ?? 0;
      expect(postgresOf(cluster)).toContain(server);
      expect(uidOf(server)).toBe(user.uid);
      // Nor in a user namespace, which only root needs.
      expect(userNamespaceOf(server)).toBe(userNamespaceOf(process.pid));
      expect(statSync(cluster).uid).toBe(user.uid);
      expect(existsSync(systemUserHome(data))).toBe(false);

      await stop(started);
      expect(postgresOf(cluster)).toEqual([]);
      expect(postmasterOf(cluster)).toBeNull();

      const again = launch(data, port, { HOME: home }, way.launcher);
      await again.says("ready http");
      expect(await signIn(port, username, password)).toBe(200);
      await stop(again);
    },
    GENEROUS,
  );
});
