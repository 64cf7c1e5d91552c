import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkOf } from "../../../../test/support/check-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { docxOf, p } from "./reading/docx.fixture.ts";
import { addTerm, changeTerm, readSettings, switchRule } from "./rule-settings.ts";

async function ofTown() {
  const world = await makeWorld();
  return { world, orgId: await world.org("town", world.root, "示例镇") };
}

const found = async (world: World, orgId: string, text: string) =>
  (await checkOf(world, { orgId, text })).findings.map(({ rule, severity }) => [rule, severity]);

const shown = async (world: World, rule: string) =>
  (await world.run((tx) => readSettings(tx, world.system))).rules.find(({ id }) => id === rule)?.shown;

const term = (wrong: string, correct: string) => ({ wrong, correct, severity: "error" as const, note: "", off: false });

describe("the rules of a district", () => {
  it("are silent when they are switched off, and speak again", async () => {
    const { world, orgId } = await ofTown();
    const text = "党员大会召开15次（一季度4次、二季度10次）。";
    expect(await found(world, orgId, text)).toEqual([["figure.total", "error"]]);
    await world.run((tx) => switchRule(tx, world.system, { rule: "figure.total", shown: false }));
    expect([await shown(world, "figure.total"), await found(world, orgId, text)]).toEqual([false, []]);
    await world.run((tx) => switchRule(tx, world.system, { rule: "figure.total", shown: true }));
    expect([await shown(world, "figure.total"), await found(world, orgId, text)]).toEqual([
      true,
      [["figure.total", "error"]],
    ]);
  });

  it("are the district's own: another one's are as they come", async () => {
    const [{ world }, other] = [await ofTown(), await ofTown()];
    await world.run((tx) => switchRule(tx, world.system, { rule: "figure.total", shown: false }));
    expect(await shown(other.world, "figure.total")).toBe(true);
  });

  it("hold every file against the layout of official documents when that is switched on", async () => {
    const { world, orgId } = await ofTown();
    const file = { fileName: "汇报.docx", bytes: await docxOf({ body: p("关于工作的报告") + p("召开了会议。") }) };
    const layout = async () =>
      (await checkOf(world, { orgId, file })).findings.map(({ rule }) => rule).filter((rule) => /^layout/.test(rule));
    expect([await shown(world, "layout"), await layout()]).toEqual([false, ["layout-plain"]]);
    await world.run((tx) => switchRule(tx, world.system, { rule: "layout", shown: true }));
    expect(await shown(world, "layout")).toBe(true);
    const all = ["layout-type-title", "layout-title-place", "layout-type-body", "layout-indent"];
    expect(await layout()).toEqual(all);
    await world.run((tx) => switchRule(tx, world.system, { rule: "layout-indent", shown: false }));
    expect(await layout()).toEqual(all.slice(0, -1));
  });

  it("say who may change them: a right to a town is none", async () => {
    const { world, orgId } = await ofTown();
    const mayChange = async (role: "department_clerk" | "department_leader", org: string) => {
      const actor = await world.actor(role, org);
      return (await world.run((tx) => readSettings(tx, actor), actor)).can.change;
    };
    expect([
      await mayChange("department_clerk", world.root),
      await mayChange("department_leader", world.root),
      await mayChange("department_clerk", orgId),
    ]).toEqual([true, false, false]);
  });

  it("are refused when there is no such rule", async () => {
    const { world } = await ofTown();
    const unknown = world.run((tx) => switchRule(tx, world.system, { rule: "figure.none", shown: false }));
    await expect(unknown).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a district's own words", () => {
  it("are found in drafts with the right one beside them, until they are switched off", async () => {
    const { world, orgId } = await ofTown();
    const id = randomUUID();
    await world.run((tx) => addTerm(tx, world.system, id, term("红色驿栈", "红色驿站")));
    const text = "建成红色驿栈。";
    const { findings } = await checkOf(world, { orgId, text });
    expect(findings.map(({ rule, start, length, suggestion }) => [rule, start, length, suggestion])).toEqual([
      [`words.own-${id}`, 2, 4, "红色驿站"],
    ]);
    const off = { ...term("红色驿栈", "红色驿站"), off: true, revision: 1 };
    await world.run((tx) => changeTerm(tx, world.system, id, off));
    expect(await found(world, orgId, text)).toEqual([]);
  });

  it("may be hints", async () => {
    const { world, orgId } = await ofTown();
    const id = randomUUID();
    await world.run((tx) => addTerm(tx, world.system, id, { ...term("红色驿栈", "红色驿站"), severity: "hint" }));
    expect(await found(world, orgId, "建成红色驿栈。")).toEqual([[`words.own-${id}`, "hint"]]);
  });

  it("are shown unasked as hints, as is a matter of style that is switched on", async () => {
    const { world, orgId } = await ofTown();
    const id = randomUUID();
    await world.run((tx) => addTerm(tx, world.system, id, { ...term("红色驿栈", "红色驿站"), severity: "hint" }));
    const wanted = async () =>
      (await checkOf(world, { orgId, text: "建成红色驿栈，工作 完成。" })).findings.map((one) => [
        one.rule,
        one.wanted,
      ]);
    expect(await wanted()).toEqual([
      [`words.own-${id}`, true],
      ["width.spaces", undefined],
    ]);
    await world.run((tx) => switchRule(tx, world.system, { rule: "width.spaces", shown: true }));
    expect(await wanted()).toEqual([
      [`words.own-${id}`, true],
      ["width.spaces", true],
    ]);
  });

  it("are refused twice, against themselves, at an old revision, and with a marking", async () => {
    const { world } = await ofTown();
    const [one, other] = [randomUUID(), randomUUID()];
    await world.run((tx) => addTerm(tx, world.system, one, term("红色驿栈", "红色驿站")));
    const later = { ...world.system, at: new Date(world.system.at.getTime() + 1000) };
    await world.run((tx) => addTerm(tx, later, other, term("红色客栈", "红色驿站")));
    const adding = (input: ReturnType<typeof term>) =>
      world.run((tx) => addTerm(tx, world.system, randomUUID(), input));
    const changing = (revision: number, input: ReturnType<typeof term>) =>
      world.run((tx) => changeTerm(tx, world.system, other, { ...input, revision }));
    await expect(adding(term("红色驿栈", "驿站"))).rejects.toMatchObject({ code: "invalid", field: "wrong" });
    await expect(adding(term("驿站", "驿站"))).rejects.toMatchObject({ code: "invalid", field: "correct" });
    await expect(adding(term("（机密）", "驿站"))).rejects.toMatchObject({ code: "secret-marking" });
    await expect(changing(1, term("红色驿栈", "驿站"))).rejects.toMatchObject({ code: "invalid", field: "wrong" });
    await expect(changing(2, term("红色客栈", "驿站"))).rejects.toMatchObject({ code: "conflict" });
    const { terms } = await world.run((tx) => readSettings(tx, world.system));
    expect(terms).toEqual([
      { id: one, ...term("红色驿栈", "红色驿站"), revision: 1 },
      { id: other, ...term("红色客栈", "红色驿站"), revision: 1 },
    ]);
  });
});
