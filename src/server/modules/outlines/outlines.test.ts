import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { NewOutline, OutlinePublication } from "#shared/report/outline-contracts.ts";
import { outlineFile } from "#shared/report/outline-contracts.ts";
import type { OutlineDocument } from "#shared/report/outline-document.ts";
import {
  figureClause,
  outlineInput,
  outlineOf,
  outlineWith,
  publishedOutline,
} from "../../../../test/support/dictionary-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { changeOutline, createOutline } from "./change-outline.ts";
import { newestOutline } from "./load-outline.ts";
import { publishOutline, retireOutline } from "./publish-outline.ts";
import { listOutlineChoices, listOutlines, outlineAsFile, readOutline, readVersion } from "./queries.ts";

const publish = (world: World, id: string, input: Partial<OutlinePublication>) =>
  world.run((tx) => publishOutline(tx, world.system, id, { revision: 1, note: "", from: null, ...input }));

const save = (world: World, id: string, revision: number, document: OutlineDocument, name = "本区提纲") =>
  world.run((tx) => changeOutline(tx, world.system, id, { revision, name, about: "", document }));

const newest = async (world: World, id: string) => world.run((tx) => newestOutline(tx, world.system, id));

const FIRST = outlineWith(figureClause({ text: "召开会议{n}" }));
const SECOND = outlineWith(figureClause({ text: "组织会议{n}" }));

describe("an outline of the district", () => {
  it("is offered once it is published, in the wording of its newest version", async () => {
    const world = await makeWorld();
    const id = await outlineOf(world, { name: "本区提纲", document: FIRST });
    expect(await newest(world, id)).toBeNull();
    expect(await publish(world, id, {})).toEqual({ version: 1 });
    await save(world, id, 2, SECOND);
    expect((await newest(world, id))?.document).toEqual(FIRST);
    const row = (await world.run((tx) => listOutlines(tx, world.system))).find((one) => one.id === id);
    expect(row).toMatchObject({ version: 1, changed: true });
    expect(await publish(world, id, { revision: 3 })).toEqual({ version: 2 });
    expect(await newest(world, id)).toMatchObject({ version: 2, document: SECOND });
    expect(await world.run((tx) => readVersion(tx, world.system, id, 1))).toEqual(FIRST);
  });

  it("publishes an older version once more as a new one", async () => {
    const world = await makeWorld();
    const id = await publishedOutline(world, { name: "本区提纲", document: FIRST });
    await save(world, id, 2, SECOND);
    await publish(world, id, { revision: 3 });
    expect(await publish(world, id, { revision: 4, from: 1 })).toEqual({ version: 3 });
    const outline = await world.run((tx) => readOutline(tx, world.system, id));
    expect(outline).toMatchObject({ version: 3, changed: false, document: FIRST });
    expect(outline.versions.map(({ version, note }) => [version, note])).toEqual([
      [3, "重新发布第 1 版"],
      [2, ""],
      [1, ""],
    ]);
    await expect(publish(world, id, { revision: 5, from: 7 })).rejects.toThrow("第 7 版");
  });

  it("cannot be published with a problem, told at its place; the draft may stand with it", async () => {
    const world = await makeWorld();
    const id = await outlineOf(world, {
      document: outlineWith(figureClause({ text: "召开会议" }), figureClause({ text: "" })),
    });
    await expect(publish(world, id, {})).rejects.toMatchObject({
      message: "还不能发布：缺少 {n}：数字写在哪里（另有 1 处）",
      field: "document.sections.0.paragraphs.0.0.clauses.0",
    });
  });

  it("is changed by one at a time, and not while retired", async () => {
    const world = await makeWorld();
    const id = await publishedOutline(world, { document: FIRST });
    await expect(save(world, id, 1, SECOND)).rejects.toThrow("已被他人修改");
    await world.run((tx) => retireOutline(tx, world.system, id, 2));
    expect(await newest(world, id)).toBeNull();
    await expect(save(world, id, 3, SECOND)).rejects.toThrow("提纲已停用");
    await expect(publish(world, id, { revision: 3 })).rejects.toThrow("提纲已停用");
    const choice = (await world.run((tx) => listOutlineChoices(tx, world.system))).find((one) => one.id === id);
    expect(choice).toMatchObject({ retired: true, own: true, headings: ["工作"] });
  });

  it("has a name of its own and no secrecy marking in any of its texts", async () => {
    const world = await makeWorld();
    await outlineOf(world, { name: "本区提纲" });
    const create = (change: Partial<NewOutline>) =>
      world.run((tx) => createOutline(tx, world.system, outlineInput(change)));
    await expect(create({ name: "本区提纲" })).rejects.toThrow("提纲“本区提纲”已存在");
    await expect(create({ name: "一页简报" })).rejects.toThrow("“一页简报”是随版本提供的提纲");
    const marked = outlineWith({ type: "fact", text: "机密★三年" });
    await expect(create({ document: marked })).rejects.toMatchObject({
      code: "secret-marking",
      field: "document.sections.0.paragraphs.0.0.clauses.0",
    });
  });

  it("is the district's alone", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    const id = await publishedOutline(world);
    expect(await newest(other, id)).toBeNull();
    await expect(other.run((tx) => readOutline(tx, other.system, id))).rejects.toThrow("没有找到该提纲");
    const town = await world.org("town", world.root);
    const clerk = await world.actor("department_clerk", town);
    await expect(
      world.run((tx) => createOutline(tx, clerk, outlineInput({ id: randomUUID() })), clerk),
    ).rejects.toThrow("没有权限");
  });
});

it("a published version cannot be changed by the application", async () => {
  const world = await makeWorld();
  await publishedOutline(world);
  const rewrite = world.run((tx) => tx.updateTable("outline_version").set({ note: "改" }).execute());
  await expect(rewrite).rejects.toThrow(/permission denied/);
  const erase = world.run((tx) => tx.deleteFrom("outline_version").execute());
  await expect(erase).rejects.toThrow(/permission denied/);
});

it("goes out as a file that another district can read, the release's outlines too", async () => {
  const world = await makeWorld();
  const id = await publishedOutline(world, { name: "本区提纲", about: "说明", document: FIRST });
  const file = (outline: string, version: number | null) =>
    world.run((tx) => outlineAsFile(tx, world.system, outline, version));
  const out = await file(id, 1);
  expect(outlineFile.parse(JSON.parse(JSON.stringify(out)))).toEqual(out);
  expect(out).toMatchObject({ name: "本区提纲", version: 1, district: "测试区", document: FIRST });
  expect(await file(id, null)).toMatchObject({ version: null });
  expect(await file("briefing", null)).toMatchObject({ name: "一页简报", version: 1 });
  expect(outlineFile.safeParse({ ...out, format: "other" }).error?.issues[0]?.message).toBe("不是提纲文件");
});
