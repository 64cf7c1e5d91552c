import { randomUUID } from "node:crypto";
import type { KyselyPlugin } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { createTheme } from "#server/modules/dictionary/index.ts";
import { addFile } from "#server/modules/files/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityLine } from "#shared/activities/batch.ts";
import { LinesRefused } from "#shared/errors.ts";
import { activityInput } from "../../../../test/support/activity-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { hostedActivities } from "./hosted-activities.ts";
import { loadActivity } from "./load-activity.ts";
import { recordActivities } from "./record-activities.ts";

let world: World;
let cadre: Actor;
let town: string;
let foreign: string;

beforeAll(async () => {
  world = await makeWorld();
  town = await world.org("town", world.root, "示例镇");
  foreign = await world.org("branch", await world.org("town", world.root), "外镇支部");
  cadre = await world.actor("town_cadre", town);
});

const branch = () => world.org("branch", town);

function line(orgId: string, change: Partial<ActivityLine> = {}): ActivityLine {
  const { commandId: _, ...activity } = activityInput({
    orgs: [{ orgId, role: "host" }],
    kinds: ["theme_day"],
    ...change,
  });
  return activity;
}

const record = (lines: readonly unknown[], { confirmed = [] as number[], commandId = randomUUID() } = {}) =>
  world.run((tx) => recordActivities(tx, cadre, { commandId, confirmed, lines: [...lines] }), cadre);

async function problemsOf(lines: readonly unknown[], confirmed: number[] = []) {
  const refusal = await record(lines, { confirmed }).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refusal instanceof LinesRefused)) throw refusal;
  return refusal.problems;
}

const count = (table: "activity" | "event") =>
  world.run(async (tx) => {
    const rows = await tx
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as("rows"))
      .where("district_id", "=", world.district)
      .executeTakeFirstOrThrow();
    return rows.rows;
  });

describe("a batch of activities", () => {
  it("is recorded with all that hangs on each, as a single one would be", async () => {
    const [one, other] = [await branch(), await branch()];
    const person = await world.person(one, "party", "张示例");
    const theme = randomUUID();
    await world.run((tx) => createTheme(tx, world.system, { commandId: randomUUID(), id: theme, name: "示例主题" }));
    const file = await world.run(
      (tx) =>
        addFile(tx, cadre, world.deps.files, {
          bytes: new TextEncoder().encode("签到"),
          name: "签到.txt",
          mediaType: "text/plain",
        }),
      cadre,
    );
    const lines = [
      line(one, {
        attendance: { mode: "names", people: [{ personId: person, orgId: one, status: "late", note: "晚10分钟" }] },
        files: [{ fileId: file.id, purpose: "sign_in" }],
        fields: {},
      }),
      line(other, {
        state: "held",
        kinds: ["salon", "theme_day"],
        themes: [theme],
        fields: { needs_raised: 3 },
        attendance: { mode: "none" },
      }),
    ];
    const { ids } = await record(lines);
    expect(ids).toEqual(lines.map(({ id }) => id));
    const [first, second] = await Promise.all(
      ids.map((id) => world.run((tx) => loadActivity(tx, { ...cadre, at: world.clock.now() }, id), cadre)),
    );
    expect(first).toMatchObject({ state: "filed", expected: 1, present: 1, files: 1, revision: 1 });
    expect(first?.attendance).toMatchObject([{ personId: person, orgId: one, status: "late", note: "晚10分钟" }]);
    expect(second).toMatchObject({ state: "held", kinds: ["salon", "theme_day"], fields: { needs_raised: 3 } });
    expect(second?.themes).toEqual([{ id: theme, name: "示例主题" }]);
    const events = await world.run((tx) =>
      tx
        .selectFrom("event")
        .select(["verb", "object_label"])
        .where("district_id", "=", world.district)
        .where("object_id", "in", ids)
        .execute(),
    );
    expect(events).toEqual(ids.map(() => ({ verb: "activity.recorded", object_label: "测试活动" })));
  });

  it("is refused with everything that is wrong at its line and field, and nothing is written", async () => {
    const host = await branch();
    const stranger = await world.person(foreign, "party", "李示例");
    const before = [await count("activity"), await count("event")];
    const problems = await problemsOf([
      line(host),
      line(host, { title: "", heldOn: "2026-02-30" }),
      line(host, { heldOn: "2026-12-01", place: "机密★一年" }),
      line(foreign, { heldOn: "2026-05-01" }),
      line(host, { heldOn: "2026-05-02", attendance: { mode: "headcount", expected: 8, present: 9 } }),
      line(host, { heldOn: "2026-05-03", attendance: { mode: "none" } }),
      line(host, {
        heldOn: "2026-05-04",
        attendance: { mode: "names", people: [{ personId: stranger, orgId: host, status: "present", note: "" }] },
      }),
      line(randomUUID(), { heldOn: "2026-05-05" }),
      line(host, { heldOn: "2026-05-06", themes: [randomUUID()] }),
      "不是一行",
    ]);
    expect(problems.map((problem) => [problem.line, problem.field])).toEqual([
      [1, "title"],
      [1, "heldOn"],
      [2, "heldOn"],
      [2, "place"],
      [3, "orgs"],
      [4, "attendance"],
      [5, "attendance"],
      [6, "attendance"],
      [7, "orgs"],
      [8, "themes"],
      [9, ""],
    ]);
    expect(problems[4]?.message).toBe("您无权为“外镇支部”记录活动，请改为您所辖的组织");
    expect(problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true);
    expect([await count("activity"), await count("event")]).toEqual(before);
  });

  it("is forbidden as a whole to whoever may record for none of the organisations", async () => {
    await expect(record([line(foreign)])).rejects.toMatchObject({ code: "forbidden" });
    const member = await world.actor("member", town);
    const input = { commandId: randomUUID(), confirmed: [], lines: [line(town)] };
    await expect(world.run((tx) => recordActivities(tx, member, input), member)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("asks about what looks like an activity that exists, and takes what was confirmed", async () => {
    const host = await branch();
    await world.activity({ orgs: [{ orgId: host, role: "host" }], kinds: ["theme_day"], title: "六月主题党日" });
    const lines = [line(host), line(host, { heldOn: "2026-06-16" }), line(host, { heldOn: "2026-06-16" })];
    expect(await problemsOf(lines)).toEqual([
      { line: 0, field: "similar", message: "疑似重复：该组织当天已有同类活动“六月主题党日”，请确认不是同一项" },
      { line: 2, field: "similar", message: "与第 2 行同一组织、同一类型、同一天，请确认不是重复" },
    ]);
    expect((await problemsOf(lines, [0])).map((problem) => problem.line)).toEqual([2]);
    expect((await record(lines, { confirmed: [0, 2] })).ids).toHaveLength(3);
    const hosted = await world.run(
      (tx) => hostedActivities(tx, cadre, { kinds: ["theme_day"], from: "2026-06-01", to: "2026-06-30" }),
      cadre,
    );
    expect(hosted.filter(({ orgId }) => orgId === host).map(({ heldOn }) => heldOn)).toEqual([
      ...["2026-06-15", "2026-06-15", "2026-06-16", "2026-06-16"],
    ]);
  });

  it("does nothing twice: the same command answers the same, a line saved before is named", async () => {
    const lines = [line(await branch()), line(await branch())];
    const commandId = randomUUID();
    const first = await record(lines, { commandId });
    const before = [await count("activity"), await count("event")];
    expect(await record(lines, { commandId })).toEqual(first);
    expect([await count("activity"), await count("event")]).toEqual(before);
    const again = await problemsOf([lines[0], line(await branch())], [0]);
    expect(again).toEqual([{ line: 0, field: "id", message: "这一行已经保存过，请删去这一行" }]);
  });

  it("takes as many statements for thirty lines as for one", async () => {
    const statements = async (lines: ActivityLine[]) => {
      let seen = 0;
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => {
          seen += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      await world.run(
        (tx) =>
          recordActivities(tx.withPlugin(counting) as Tx, cadre, { commandId: randomUUID(), confirmed: [], lines }),
        cadre,
      );
      return seen;
    };
    const named = async () => {
      const host = await branch();
      const people = await Promise.all(
        ["甲", "乙"].map(async (name) => ({
          personId: await world.person(host, "party", `${name}示例`),
          orgId: host,
          status: "present" as const,
          note: "",
        })),
      );
      return line(host, { attendance: { mode: "names", people } });
    };
    const one = await statements([await named()]);
    const thirty: ActivityLine[] = [];
    for (let i = 0; i < 30; i += 1) thirty.push(await named());
    expect(await statements(thirty)).toBe(one);
  });

  it("queues one check of the reports for all that was filed", async () => {
    const lines = [line(await branch()), line(await branch()), line(await branch(), { state: "held" })];
    let jobs: unknown[] = [];
    await world.run(async (tx) => {
      await recordActivities(
        tx.withPlugin({
          transformQuery: ({ node }) => {
            const text = JSON.stringify(node);
            if (text.includes("recheck-reports")) jobs = [...jobs, text];
            return node;
          },
          transformResult: async ({ result }) => result,
        }) as Tx,
        cadre,
        { commandId: randomUUID(), confirmed: [], lines },
      );
    }, cadre);
    expect(jobs).toHaveLength(1);
    expect(lines.map(({ id }) => String(jobs[0]).includes(id))).toEqual([true, true, false]);
  });
});
