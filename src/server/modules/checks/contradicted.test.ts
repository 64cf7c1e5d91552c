import { describe, expect, it } from "vitest";
import { documentOf } from "../../../../test/support/document-input.ts";
import { answered, roundOf } from "../../../../test/support/round-input.ts";
import { makeWorld, testClock, type World } from "../../../../test/support/world.ts";
import { contradicted } from "./contradicted.ts";

const CONTEXT = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-10-31" };

async function department() {
  const world = await makeWorld(testClock("2026-06-15T10:00:00+08:00"));
  return { world, org: await world.org("department", world.root, "测试部") };
}

const found = (world: World, org: string, text: string, context = CONTEXT) =>
  world.run((tx) => contradicted(tx, world.system, text, { id: org }, context));
const messages = async (...asked: Parameters<typeof found>) => (await found(...asked)).map(({ message }) => message);

describe("a draft that says 全部", () => {
  it("of rounds, is held against those that were late or never came", async () => {
    const { world, org } = await department();
    const town = await world.org("town", world.root, "示例镇");
    const text = "一、概况。\n收表全部按时报送。";
    const round = await roundOf(world, { orgId: org, recipients: [town], title: "半年收表", dueOn: "2026-06-28" });
    expect(await found(world, org, text)).toEqual([
      {
        ...{ rule: "figure.flipped", severity: "error", start: text.indexOf("全部"), length: 6, fix: null },
        message: "称“全部按时报送”，但记录中有《半年收表》示例镇没有报送（1 项）",
        suggestion: "按实际情况改写：已完成多少、还有多少",
      },
    ]);
    expect(await messages(world, org, text, { ...CONTEXT, cutoff: "2026-06-27" })).toEqual([]);
    await answered(world, round, town);
    expect(await messages(world, org, text)).toEqual([]);
  });

  it("of documents received, is held against those not passed on or not closed", async () => {
    const { world, org } = await department();
    await documentOf(world, { orgId: org, type: "incoming", title: "示例通知" });
    expect(await messages(world, org, "收到的文件全部传达学习。收到的文件均已办结。")).toEqual([
      "称“收到的文件全部传达”，但记录中有《示例通知》没有传达的记录（1 项）",
      "称“收到的文件均已办结”，但记录中有《示例通知》没有办结（1 项）",
    ]);
    const other = await world.org("department", world.root);
    expect(await messages(world, other, "收到的文件全部传达学习。收到的文件均已办结。")).toEqual([]);
  });

  it("of needs, is held against how many were matched", async () => {
    const { world, org } = await department();
    const salon = (fields: Record<string, number>) =>
      world.activity({ orgs: [{ orgId: org, role: "host" }], kinds: ["salon"], fields });
    const text = "企业提出的需求全部对接。";
    await salon({ needs_raised: 5, needs_matched: 5 });
    expect(await messages(world, org, text)).toEqual([]);
    await salon({ needs_raised: 4, needs_matched: 1 });
    expect(await messages(world, org, text)).toEqual(["称“需求全部对接”，但记录中有提出 9 件、对接 6 件（3 项）"]);
  });

  it("says nothing of what is not asserted", async () => {
    const { world, org } = await department();
    await documentOf(world, { orgId: org, type: "incoming", title: "示例通知" });
    expect(await messages(world, org, "收到文件1件，办结1件，按时报送。")).toEqual([]);
  });
});
