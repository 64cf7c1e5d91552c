import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { computeFigure } from "#server/modules/figures/index.ts";
import { readHome } from "#server/modules/home/index.ts";
import { type FigureSpec, figureSpec } from "#shared/figures/spec.ts";
import type { RoundDetail } from "#shared/rounds/answers.ts";
import { roundQuery } from "#shared/rounds/contracts.ts";
import { answered, cellsOf, FULL, roundInput, roundOf } from "../../../../test/support/round-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { askBurden } from "./ask-burden.ts";
import { addRound, answerRound, closeRound, confirmAnswer, openRound, readRound, returnAnswer } from "./index.ts";
import { listRounds } from "./list-rounds.ts";
import { readAnswerPage } from "./read-round.ts";

let world: World;
let [jia, yi, bing] = ["", "", ""];
let cadre: Actor;
let neighbour: Actor;

beforeAll(async () => {
  world = await makeWorld(); // 2026-11-20
  [jia, yi, bing] = [
    await world.org("town", world.root, "甲镇"),
    await world.org("town", world.root, "乙镇"),
    await world.org("town", world.root, "丙街道"),
  ];
  const branch = await world.org("branch", jia, "甲镇支部");
  cadre = await world.actor("town_cadre", jia);
  neighbour = await world.actor("town_cadre", yi);
  const hold = (orgs: string[], heldOn: string) =>
    world.activity({ orgs: orgs.map((orgId) => ({ orgId, role: "host" as const })), kinds: ["theme_day"], heldOn });
  await hold([branch], "2026-02-03");
  await hold([branch, yi], "2026-03-03");
  await hold([yi], "2026-07-03"); // after the period
  await hold([world.root], "2026-04-03");
});

const read = (id: string, as: Actor = world.system) => world.run((tx) => readRound(tx, as, id), as);
const ask = () => roundOf(world, { orgId: world.root, recipients: [bing, jia, yi] });

const line = (round: RoundDetail, org: string) => {
  const recipient = round.recipients.find(({ orgId }) => orgId === org);
  return recipient?.cells.map(({ number, text }) => number ?? text);
};

describe("a round", () => {
  it("is seen by those who are asked when it is open, each with its own answer alone", async () => {
    const draft = await roundOf(world, { orgId: world.root, recipients: [jia, yi] }, "draft");
    await expect(read(draft.id, cadre)).rejects.toThrow("没有找到该收表");
    await world.run((tx) => openRound(tx, world.system, draft.id, 1));
    await answered(world, draft, yi);
    const seen = await read(draft.id, cadre);
    expect(seen.recipients.map(({ orgName }) => orgName)).toEqual(["甲镇"]);
    expect([seen.sums, seen.can]).toEqual([[], { manage: false }]);
    const all = await read(draft.id);
    expect(all.recipients.map(({ orgName, state }) => [orgName, state])).toEqual([
      ["甲镇", "waiting"],
      ["乙镇", "answered"],
    ]);
    const foreign = draft.recipients.get(yi) ?? "";
    await expect(world.run((tx) => readAnswerPage(tx, cadre, draft.id, foreign), cadre)).rejects.toThrow("没有找到");
  });

  it("computes what records say, adds up, and says why the sum is not the district's figure", async () => {
    const asked = await ask();
    await answered(world, asked, jia);
    await answered(world, asked, yi, { A: 5, B: 7, E: "否" });
    const round = await read(asked.id);
    expect(line(round, jia)).toEqual([12, 10, 2, 22, "是", "", FULL.G, ""]);
    expect(line(round, yi)).toEqual([5, 7, 1, 12, "否", "", "", ""]);
    expect(line(round, bing)).toEqual(["", "", 0, "", "", "", "", ""]);
    expect(round.recipients.map(({ violations }) => violations.map(({ text }) => text))).toEqual([
      [],
      ["应当实到人数 ≤ 应到人数，现为 7 与 5"],
      [],
    ]);
    const codeOf = new Map([...asked.columns].map(([code, id]) => [id, code]));
    const sums = round.sums.map(({ columnId, sum, above }) => [codeOf.get(columnId), sum, above?.value ?? null]);
    expect(sums).toEqual([
      ["A", 17, null],
      ["B", 17, 24],
      ["C", 3, 3],
      ["D", 34, null],
    ]);
    expect(round.sums[2]?.above?.why).toEqual([
      "上级数包含没有收表的单位",
      "几个单位联合举办的一项活动，各单位各计一次，上级只计一次",
    ]);
  });

  it("keeps what is saved and not handed in from whoever asks", async () => {
    const asked = await ask();
    const recipient = asked.recipients.get(jia) ?? "";
    const cells = cellsOf(asked, { A: 3, G: "写了一半" });
    const save = { commandId: randomUUID(), revision: 1, cells, submit: false };
    await world.run((tx) => answerRound(tx, cadre, asked.id, recipient, save), cadre);
    const round = await read(asked.id);
    expect([round.recipients[0]?.state, JSON.stringify(round).includes("写了一半")]).toEqual(["waiting", false]);
    const page = await world.run((tx) => readAnswerPage(tx, cadre, asked.id, recipient), cadre);
    expect(page.draft).toEqual(cells);
    const submit = { ...save, commandId: randomUUID(), revision: 2, submit: true };
    await expect(world.run((tx) => answerRound(tx, cadre, asked.id, recipient, submit), cadre)).rejects.toThrow(
      "“实到人数”需要填写",
    );
  });

  it("goes back cell by cell, is corrected, confirmed and closed; the number stands beside the figure", async () => {
    const asked = await ask();
    const recipient = await answered(world, asked, jia);
    const columnId = asked.columns.get("B") ?? "";
    const back = { revision: 2, columnId, remark: "请与签到表核对" };
    await world.run((tx) => returnAnswer(tx, world.system, asked.id, recipient, back));
    const page = await world.run((tx) => readAnswerPage(tx, cadre, asked.id, recipient), cadre);
    expect(page.recipient.cells.map(({ returned }) => returned)[1]).toBe("请与签到表核对");
    const early = world.run((tx) => confirmAnswer(tx, world.system, asked.id, recipient, 3));
    await expect(early).rejects.toThrow("甲镇退回补正，只能确认已报的内容");
    const cells = cellsOf(asked, { ...FULL, B: 9 });
    const again = { commandId: randomUUID(), revision: 3, cells, submit: true };
    await world.run((tx) => answerRound(tx, cadre, asked.id, recipient, again), cadre);
    await world.run((tx) => confirmAnswer(tx, world.system, asked.id, recipient, 4));
    const late = { commandId: randomUUID(), revision: 5, cells, submit: true };
    await expect(world.run((tx) => answerRound(tx, cadre, asked.id, recipient, late), cadre)).rejects.toThrow(
      "已经确认",
    );
    await answered(world, asked, yi); // answered, never confirmed
    expect(await world.run((tx) => closeRound(tx, world.system, asked.id, 2))).toEqual({ figures: 1 });
    const spec: FigureSpec = figureSpec.parse({
      metric: "attendances",
      org: world.root,
      reach: "tree",
      kinds: ["theme_day"],
    });
    const context = { from: "2026-01-01", to: "2026-06-30", cutoff: "2026-06-30" };
    const figure = await world.run((tx) => computeFigure(tx, world.system, spec, context));
    expect([figure.value, figure.declared.map(({ orgName, value, note }) => [orgName, value, note])]).toEqual([
      24,
      [["甲镇", 9, "收表《测试收表》，2026-11-20 报送"]],
    ]);
    await expect(world.run((tx) => closeRound(tx, world.system, asked.id, 3))).rejects.toThrow("已结束");
  });

  it("refuses what carries a marking, at its cell, and what cannot be asked", async () => {
    const asked = await ask();
    const recipient = asked.recipients.get(jia) ?? "";
    const cells = cellsOf(asked, { ...FULL, H: "秘密★一年" });
    const attempt = (submit: boolean) =>
      world.run((tx) =>
        answerRound(tx, world.system, asked.id, recipient, { commandId: randomUUID(), revision: 1, cells, submit }),
      );
    for (const submit of [true, false]) {
      await expect(attempt(submit)).rejects.toMatchObject({ code: "secret-marking", field: asked.columns.get("H") });
    }
    const define = (change: object) =>
      world.run((tx) => addRound(tx, world.system, roundInput({ orgId: world.root, recipients: [jia], ...change })));
    await expect(define({ title: "绝密★的表" })).rejects.toMatchObject({ code: "secret-marking", field: "title" });
    const marked = [{ code: "A", label: "机密★名单", kind: "text" as const }];
    await expect(define({ columns: marked, checks: [] })).rejects.toMatchObject({ field: "columns.0" });
    await expect(define({ checks: ["A <= H"] })).rejects.toThrow("核对关系“A <= H”：H“备注”不是数字");
    const derived = [{ code: "A", label: "数", kind: "total" as const, formula: "1" }];
    await expect(define({ columns: derived, checks: [] })).rejects.toThrow("不必收表");
    const own = roundInput({ orgId: jia, recipients: [yi] });
    await expect(world.run((tx) => addRound(tx, cadre, own), cadre)).rejects.toThrow("您不能向“乙镇”收表");
  });

  it("waits in the to-dos of those who answer and of those who confirm", async () => {
    const asked = await ask();
    const todos = async (actor: Actor) => {
      const home = await world.run((tx) => readHome(tx, actor), actor);
      return new Map(home.todos.filter(({ page }) => page === "/rounds").map(({ id, count }) => [id, count]));
    };
    const before = [await todos(cadre), await todos(world.system)];
    await answered(world, asked, jia);
    const after = [await todos(cadre), await todos(world.system)];
    const change = (index: number, id: string) => (after[index]?.get(id) ?? 0) - (before[index]?.get(id) ?? 0);
    expect([change(0, "rounds-to-answer"), change(1, "rounds-to-confirm")]).toEqual([-1, 1]);
    const query = roundQuery.parse({ waiting: "answer" });
    const list = await world.run((tx) => listRounds(tx, neighbour, query, { after: null, limit: 50 }), neighbour);
    expect(list.rows.some(({ id }) => id === asked.id)).toBe(true);
    expect(list.rows.length).toBe((await todos(neighbour)).get("rounds-to-answer"));
  });

  it("is listed in pages, and says what the same units are asked twice", async () => {
    const titles = async (after: string | null): Promise<string[]> => {
      const page = await world.run((tx) => listRounds(tx, world.system, roundQuery.parse({}), { after, limit: 2 }));
      return [...page.rows.map(({ id }) => id), ...(page.next ? await titles(page.next) : [])];
    };
    const all = await titles(null);
    expect(new Set(all).size).toBe(all.length);
    const other = await makeWorld();
    const [town, far] = [await other.org("town", other.root, "丁镇"), await other.org("town", other.root, "戊镇")];
    await roundOf(other, { orgId: other.root, recipients: [town], title: "先前的表" });
    await roundOf(other, { orgId: other.root, recipients: [far], title: "别处的表" });
    const draft = await roundOf(other, { orgId: other.root, recipients: [town] }, "draft");
    const burden = await other.run((tx) => askBurden(tx, other.system, draft.id));
    expect({ ...burden, repeated: burden.repeated.map(({ column, title }) => `${column} ${title}`) }).toEqual({
      ...{ open: 1, most: 1, mostOf: ["丁镇"] },
      repeated: ["应到人数", "实到人数", "是否覆盖全部支部", "完成日期", "主要做法", "备注"].map(
        (one) => `${one} 先前的表`,
      ),
    });
  });
});
