import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { CHECK_CONTEXT, checkOf, readCheck } from "../../../../test/support/check-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { decideClaim, settleFinding } from "./decide.ts";
import { runCheck } from "./run-check.ts";
import { recheck } from "./start-check.ts";

const TEXT = "部机关召开全体干部会议9次，开展交流研讨4次。\n新设备已按装到位。";

/** A department with one meeting, and a draft of it that says nine. */
async function checked(text = TEXT) {
  const world = await makeWorld();
  const department = await world.org("department", world.root, "测试区委组织部");
  const town = await world.org("town", world.root, "示例镇");
  await world.activity({ orgs: [{ orgId: department, role: "host" }] });
  for (const heldOn of ["2026-02-02", "2026-03-03"])
    await world.activity({ orgs: [{ orgId: town, role: "host" }], heldOn });
  const check = await checkOf(world, { orgId: department, text });
  const spec = {
    ...({ metric: "occasions", version: null, org: town, reach: "tree", role: "host", period: "report" } as const),
    ...{ kinds: ["all_staff_meeting"], themes: [], programme: null },
  };
  return { world, id: check.id, spec };
}

const again = async (world: World, id: string, text: string | null) => {
  const { revision } = await readCheck(world, id);
  const submitted = text === null ? null : { text };
  await recheck(world.deps, world.system, id, { revision, context: CHECK_CONTEXT, submitted });
  await runCheck(world.deps, world.system, id);
  return readCheck(world, id);
};

async function decide(world: World, id: string, at: number, decision: Parameters<typeof decideClaim>[3]["decision"]) {
  const { fingerprint } = (await readCheck(world, id)).claims[at]!;
  return world.run((tx) => decideClaim(tx, world.system, id, { fingerprint, decision }));
}

type Seen = Awaited<ReturnType<typeof readCheck>>;
const seen = ({ claims }: Seen) => claims.map(({ span, verdict, figure }) => [span, verdict, figure?.value ?? null]);

const EXEMPT = { action: "exempt", reason: "上级口径" } as const;
const EXTERNAL = { action: "external", source: "示例区统计局", date: "2026-06-30" } as const;

describe("what a reader decides about a number", () => {
  it("is kept with its reason, counted, and taken back", async () => {
    const { world, id } = await checked();
    const before = await readCheck(world, id);
    expect(seen(before)).toEqual([
      ["9次", "differs", 1],
      ["4次", "unrecorded", 0],
    ]);
    const exempt = await decide(world, id, 0, EXEMPT);
    expect(exempt.claims[0]).toEqual({
      ...before.claims[0],
      ...{ verdict: "exempt", why: "已注明无需核对：上级口径", figure: null, decision: EXEMPT },
    });
    expect(exempt.coverage?.verdicts).toEqual({
      ...{ agrees: 0, differs: 0, definition: 0, unrecorded: 1, external: 0, exempt: 1, unclear: 0 },
    });
    const external = await decide(world, id, 1, EXTERNAL);
    expect(external.claims.map(({ verdict, why }) => [verdict, why])).toEqual([
      ["exempt", "已注明无需核对：上级口径"],
      ["external", "已注明来自示例区统计局（2026-06-30）"],
    ]);
    await decide(world, id, 0, null);
    const back = await decide(world, id, 1, null);
    expect([back.claims, back.coverage, back.revision]).toEqual([before.claims, before.coverage, before.revision + 4]);
  });

  it("may be another figure, with which the number is compared", async () => {
    const { world, id, spec } = await checked(TEXT.replace("9次", "2次"));
    // 全区 has one and two: three; the town alone has two
    const chosen = await decide(world, id, 0, { action: "figure", spec });
    expect(chosen.claims[0]).toMatchObject({
      ...{ verdict: "agrees", figure: { spec, value: 2, departs: "" }, decision: { action: "figure", spec } },
    });
  });

  it("outlives a corrected number, changes elsewhere and a text that moved", async () => {
    const { world, id, spec } = await checked();
    await decide(world, id, 0, { action: "figure", spec });
    await decide(world, id, 1, EXEMPT);
    expect(seen(await again(world, id, TEXT.replace("9次", "2次").replace("4次", "14次")))).toEqual([
      ["2次", "agrees", 2],
      ["14次", "exempt", null],
    ]);
    const moved = `关于工作的汇报\n现将情况汇报如下。\n新设备已按装到位。\n一、基本情况\n${TEXT.split("\n")[0]}`;
    expect(seen(await again(world, id, moved))).toEqual([
      ["9次", "differs", 2],
      ["4次", "exempt", null],
    ]);
    expect(seen(await again(world, id, "部机关召开党员大会9次。"))).toEqual([["9次", "unrecorded", 0]]);
    // what was decided of words that are gone holds when they come back
    expect(seen(await again(world, id, TEXT))).toEqual([
      ["9次", "differs", 2],
      ["4次", "exempt", null],
    ]);
  });

  it("is refused for a number that is not there, and for a check that is not done", async () => {
    const { world, id } = await checked();
    const gone = { fingerprint: "没有这句话|次|count|#", decision: EXEMPT };
    await expect(world.run((tx) => decideClaim(tx, world.system, id, gone))).rejects.toMatchObject({
      code: "conflict",
    });
    const { claims, revision } = await readCheck(world, id);
    await recheck(world.deps, world.system, id, { revision, context: null, submitted: null });
    const early = { fingerprint: claims[0]!.fingerprint, decision: EXEMPT };
    await expect(world.run((tx) => decideClaim(tx, world.system, id, early))).rejects.toMatchObject({
      code: "wrong-state",
    });
  });

  it("is refused to one who saw the check before another decided in between", async () => {
    const { world, id } = await checked();
    const { fingerprint } = (await readCheck(world, id)).claims[0]!;
    const { blocked, go } = await holdBack(world, id);
    const late = world.run((tx) => decideClaim(tx, world.system, id, { fingerprint, decision: EXEMPT }));
    const outcome = late.then(
      () => "decided",
      (error) => error.code,
    );
    await blocked();
    await go();
    expect(await outcome).toBe("conflict");
    expect((await readCheck(world, id)).claims[0]).toMatchObject({ verdict: "differs", decision: null });
  });
});

/** Another one's change of the check that is not committed yet: `blocked` once somebody waits for it. */
async function holdBack(world: World, id: string) {
  const ready = Promise.withResolvers<number>();
  const release = Promise.withResolvers<void>();
  const other = world.run(async (tx) => {
    await tx
      .updateTable("draft_check")
      .set((eb) => ({ revision: eb("revision", "+", 1) }))
      .where("district_id", "=", world.district)
      .where("id", "=", id)
      .execute();
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
    ready.resolve(rows[0]!.pid);
    await release.promise;
  });
  const pid = await ready.promise;
  return {
    async blocked() {
      for (let waiting = false; !waiting; ) {
        const { rows } = await sql<{ waiting: boolean }>`SELECT exists(
          SELECT 1 FROM pg_stat_activity WHERE ${pid}::int = ANY(pg_blocking_pids(pid))) AS waiting`.execute(world.db);
        waiting = rows[0]!.waiting;
      }
    },
    async go() {
      release.resolve();
      await other;
    },
  };
}

const WORD = { rule: "words.按装", start: TEXT.indexOf("按装"), length: 2 };
const place = ({ findings }: Seen) => {
  const { rule, start, length } = findings[0]!;
  return { rule, start, length };
};

describe("what a reader says of a finding", () => {
  it("settles it, also when the draft comes back, until it is taken back", async () => {
    const { world, id } = await checked();
    const before = await readCheck(world, id);
    expect(before.findings.map(({ rule, settled }) => [rule, settled])).toEqual([["words.按装", false]]);
    const settled = await world.run((tx) => settleFinding(tx, world.system, id, { ...WORD, settled: true }));
    expect(settled.findings).toEqual([{ ...before.findings[0], settled: true }]);
    expect([before.coverage?.errors, settled.coverage?.errors]).toEqual([1, 0]);
    const moved = await again(world, id, `汇报材料\n\n${TEXT.replace("9次", "10次")}`);
    expect(moved.findings.map(({ rule, settled }) => [rule, settled])).toEqual([["words.按装", true]]);
    const open = await world.run((tx) => settleFinding(tx, world.system, id, { ...place(moved), settled: false }));
    expect(open.findings.map(({ rule, settled }) => [rule, settled])).toEqual([["words.按装", false]]);
    expect((await again(world, id, null)).findings.map(({ settled }) => settled)).toEqual([false]);
  });

  it("is refused for a finding that is not there", async () => {
    const { world, id } = await checked();
    const none = world.run((tx) => settleFinding(tx, world.system, id, { ...WORD, start: 0, settled: true }));
    await expect(none).rejects.toMatchObject({ code: "conflict" });
    const unknown = world.run((tx) => settleFinding(tx, world.system, randomUUID(), { ...WORD, settled: true }));
    await expect(unknown).rejects.toMatchObject({ code: "not-found" });
    // a page that shows the draft as it was before it came again
    await again(world, id, `汇报材料\n${TEXT}`);
    const stale = world.run((tx) => settleFinding(tx, world.system, id, { ...WORD, settled: true }));
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
  });
});
