import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { freePort, makeDataFolder, postgresOf, type Started, start } from "./support/run-server.ts";

const ROWS = 1_500;
const GENEROUS = 240_000;
const CHOSEN = "Xunlu-84-beitan-Q";

const { data, remove } = makeDataFolder();
const running: Started[] = [];
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGKILL");
    await ended;
  }
  for (const pid of postgresOf(data)) process.kill(pid, "SIGKILL");
  remove();
});

/** 2025 from its first day on, over and over: rows of one day are told apart by their order in the file. */
const ledger = () => {
  const day = (row: number) => new Date(Date.UTC(2025, 0, 1 + (row % 300))).toISOString().slice(0, 10);
  const rows = Array.from({ length: ROWS }, (_, row) => `${day(row)},全体干部会议,第${row + 1}次会议,10,9`);
  return ["日期,活动类型,活动名称,应到,实到", ...rows].join("\n");
};

type Import = { state: string; message: string; progress: number; revision: number; counts: Record<string, number> };

it(
  "an import whose server is killed midway is done once, whole, by the next start",
  async () => {
    const port = await freePort();
    const launch = async () => {
      const started = start(data, port);
      running.push(started);
      await started.says("ready http");
      return started;
    };
    const first = await launch();
    const [, username = "", password = ""] = /管理员账号：(\S+)　初始密码：(\S+?)（/.exec(first.printed()) ?? [];
    let cookie = "";
    const call = async (path: string, init: { method?: string; body?: BodyInit; json?: unknown } = {}) => {
      const headers: Record<string, string> = { cookie, origin: `http://127.0.0.1:${port}` };
      if (init.json !== undefined) headers["content-type"] = "application/json";
      const body = init.json === undefined ? (init.body ?? null) : JSON.stringify(init.json);
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: init.method ?? "GET", headers, body });
      const set = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
      if (set.length > 0) cookie = set.join("; ");
      const text = await answer.text();
      expect(answer.status, `${path}: ${text}`).toBeLessThan(300);
      return text === "" ? null : JSON.parse(text);
    };
    const signIn = (name: string, secret: string) =>
      call("/api/session", { method: "POST", json: { username: name, password: secret } });
    const firstSignIn = async (name: string, given: string) => {
      await signIn(name, given);
      await call("/api/session/password", { method: "POST", json: { current: given, next: CHOSEN } });
      await signIn(name, CHOSEN);
    };
    await firstSignIn(username, password);
    const [root] = (await call("/api/orgs")) as { id: string }[];
    const clerk = { commandId: randomUUID(), id: randomUUID(), username: "clerk", name: "测试员", personId: null };
    const json = { ...clerk, role: "department_clerk", orgId: root?.id };
    const made = (await call("/api/accounts", { method: "POST", json })) as { password: string };
    await firstSignIn("clerk", made.password);

    const bring = async (): Promise<string> => {
      const body = new FormData();
      body.append("file", new Blob([ledger()], { type: "text/csv" }), "台账.csv");
      return (await call(`/api/imports?org=${root?.id}&as=activities`, { method: "POST", body })).id;
    };
    const id = await bring();
    const read = (): Promise<Import> => call(`/api/imports/${id}`);
    const plan = await read();
    expect(plan.counts).toMatchObject({ new: ROWS, problem: 0 });
    const confirmed = { new: ROWS, changed: 0, declared: 0 };
    await call(`/api/imports/${id}/run`, { method: "POST", json: { revision: plan.revision, confirmed } });
    const held = async () => (await call("/api/activities?limit=1")).total.count as number;
    while ((await read()).progress === 0) await sleep(20);
    expect((await read()).state).toBe("running");
    expect(await held()).toBe(0);
    first.child.kill("SIGKILL");
    await first.ended;

    await launch();
    await signIn("clerk", CHOSEN);
    while ((await read()).state === "running") await sleep(200);
    expect(await read()).toMatchObject({ state: "done", message: expect.stringContaining(`新增 ${ROWS} 项`) });
    expect(await held()).toBe(ROWS);
    expect((await call(`/api/imports/${await bring()}`)).counts).toMatchObject({ new: 0, same: ROWS });
  },
  GENEROUS,
);
