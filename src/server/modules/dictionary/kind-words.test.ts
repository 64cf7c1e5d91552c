import { describe, expect, it } from "vitest";
import { kindNames } from "#shared/catalogue/kind-names.ts";
import type { KindWordsChange } from "#shared/catalogue/kind-words.ts";
import { readKinds } from "#shared/cells/kinds.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { changeKindWords, loadKindWords, versionsOfWords } from "./kind-words.ts";

const change = (world: World, kind: string, input: Partial<KindWordsChange>) =>
  world.run((tx) => changeKindWords(tx, world.system, kind, { revision: 0, phrase: null, synonyms: [], ...input }));

describe("the words of a kind", () => {
  it("are kept state by state, and an older one can be set again", async () => {
    const world = await makeWorld();
    await change(world, "salon", { phrase: "办好党建沙龙{n}", synonyms: ["红色会客厅"] });
    await change(world, "salon", { revision: 1, synonyms: [] });
    await change(world, "salon", { revision: 2, phrase: "办好党建沙龙{n}", synonyms: ["红色会客厅"] });
    const [words] = await world.run((tx) => loadKindWords(tx, world.system));
    expect(words).toMatchObject({ kind: "salon", phrase: "办好党建沙龙{n}", synonyms: ["红色会客厅"], revision: 3 });
    const versions = await world.run((tx) => versionsOfWords(tx, world.system, "salon"));
    expect(versions.map(({ version, phrase, synonyms }) => [version, phrase, synonyms.join()])).toEqual([
      [3, "办好党建沙龙{n}", "红色会客厅"],
      [2, null, ""],
      [1, "办好党建沙龙{n}", "红色会客厅"],
    ]);
    await expect(change(world, "salon", { revision: 1 })).rejects.toThrow("已被他人修改");
    await expect(change(world, "tea_party", {})).rejects.toThrow("没有找到该活动类型");
  });

  it("are read in what people write, by this district alone", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    await change(world, "salon", { synonyms: ["红色会客厅"] });
    const read = async (one: World) =>
      readKinds("红色会客厅", kindNames(await one.run((tx) => loadKindWords(tx, one.system)))).ids;
    expect([await read(world), await read(other)]).toEqual([["salon"], []]);
  });

  it.each([
    [{ synonyms: ["党课"] }, "synonyms.0", "“党课”已是“党课”的名称，会认不清是哪一类"],
    [{ synonyms: ["红色会客厅", "民主评议"] }, "synonyms.1", "“民主评议”已是“民主评议党员”的名称"],
    [{ synonyms: ["沙龙"] }, "synonyms.0", "“沙龙”本来就是“党建沙龙”的名称"],
    [{ synonyms: ["人次"] }, "synonyms.0", "“人次”在查询数据时另有含义"],
    [{ synonyms: ["会客厅", "会客厅"] }, "synonyms.1", "“会客厅”写了两次"],
    [{ synonyms: ["秘密★"] }, "synonyms.0", "密级标志"],
    [{ phrase: "举办党建沙龙" }, "phrase", "措辞里要有一个 {n}"],
    [{ phrase: "举办{n}党建沙龙{n}" }, "phrase", "措辞里要有一个 {n}"],
  ])("are refused where they are unclear: %j", async (input, field, reason) => {
    const world = await makeWorld();
    const refused = change(world, "salon", input);
    await expect(refused).rejects.toMatchObject({ field });
    await expect(refused).rejects.toThrow(reason);
  });

  it("are refused where another kind has them by the district's own word", async () => {
    const world = await makeWorld();
    await change(world, "salon", { synonyms: ["红色会客厅"] });
    await expect(change(world, "service", { synonyms: ["红色会客厅"] })).rejects.toThrow(
      "“红色会客厅”已是“党建沙龙”的别称",
    );
  });

  it("the release's own phrase is no phrase of the district", async () => {
    const world = await makeWorld();
    await change(world, "salon", { phrase: "举办党建沙龙{n}", synonyms: ["会客厅"] });
    const [words] = await world.run((tx) => loadKindWords(tx, world.system));
    expect(words?.phrase).toBeNull();
  });
});
