import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { moveOrg } from "#server/modules/orgs/index.ts";
import { changePerson } from "#server/modules/people/manage-people.ts";
import { deleteRecognition } from "#server/modules/recognitions/change-recognition.ts";
import { createReport, deleteReport } from "#server/modules/reports/draft-report.ts";
import { searchAll, searchType } from "#server/modules/search/find-objects.ts";
import { askedWords } from "#shared/search/words.ts";
import { documentOf } from "./support/document-input.ts";
import { groupOf, honourOf, memberOf, programmeOf } from "./support/group-input.ts";
import { roundOf } from "./support/round-input.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
let near: string;
let far: string;
let secretary: Actor;

beforeAll(async () => {
  world = await makeWorld();
  near = await world.org("branch", await world.org("town", world.root, "近处镇"), "近处支部");
  far = await world.org("branch", await world.org("town", world.root, "远处镇"), "远处支部");
  const hold = (org: string, heldOn: string, title: string, more: object = {}) =>
    world.activity({ orgs: [{ orgId: org, role: "host" }], kinds: ["salon"], heldOn, title, ...more });
  await hold(near, "2026-01-05", "企业难题会诊", { place: "一楼会议室", chair: "甲乙丙" });
  await hold(near, "2026-02-05", "会诊企业难处");
  await hold(far, "2026-03-05", "远处企业难题会诊");
  await world.person(near, "party", "王晓明");
  await world.person(far, "party", "王晓红");
  secretary = await world.actor("org_secretary", near);
});

const found = async (question: string, as?: Actor) => {
  const groups = await world.run((tx) => searchAll(tx, as ?? world.system, question), as);
  return Object.fromEntries(groups.map(({ type, hits }) => [type, hits.map(({ title }) => title)]));
};

describe("search", () => {
  it("cuts a text as the database does", async () => {
    const texts = fc.string({ unit: fc.constantFrom(..."党课主题ＡＢab12 ，。1、·é㐀") });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const cut = await sql<{ word: string }>`SELECT search_words(ARRAY[${text}]) AS word`.execute(world.db);
        expect(new Set(askedWords(text).map(({ word }) => word))).toEqual(new Set(cut.rows.map(({ word }) => word)));
      }),
      { numRuns: 60 },
    );
  });

  it("finds what stands there, newest first, by two characters and more, in title, place and chair", async () => {
    expect(await found("难题")).toEqual({ activity: ["远处企业难题会诊", "企业难题会诊"] });
    // Both pairs of characters occur in it, but not one after the other.
    expect(await found("企业难题")).toEqual({ activity: ["远处企业难题会诊", "企业难题会诊"] });
    expect(await found("会诊 企业")).toEqual({ activity: ["远处企业难题会诊", "会诊企业难处", "企业难题会诊"] });
    expect(await found("会议室")).toEqual({ activity: ["企业难题会诊"] });
    expect(await found("甲乙丙")).toEqual({ activity: ["企业难题会诊"] });
    expect(await found("没有的词")).toEqual({});
  });

  it("finds people by part of the name and by initials, organisations by name", async () => {
    expect(await found("晓明")).toEqual({ person: ["王晓明"] });
    expect(await found("WXM")).toEqual({ person: ["王晓明"] });
    expect((await found("wx")).person?.toSorted()).toEqual(["王晓明", "王晓红"].toSorted());
    expect((await found("近处")).org?.toSorted()).toEqual(["近处镇", "近处支部"].toSorted());
  });

  it("finds documents as their own list does", async () => {
    await documentOf(world, { orgId: near, title: "关于沙龙筹备的方案", type: "plan" });
    await documentOf(world, { orgId: far, title: "远处的沙龙筹备方案", type: "plan" });
    expect((await found("沙龙筹备")).document?.toSorted()).toEqual(
      ["关于沙龙筹备的方案", "远处的沙龙筹备方案"].toSorted(),
    );
    expect(await found("沙龙筹备", secretary)).toEqual({ document: ["关于沙龙筹备的方案"] });
  });

  it("finds rounds by title and explanation, a draft for whoever asks alone", async () => {
    const asked = { orgId: world.root, recipients: [near], title: "驿站建设情况", explanation: "含在建的驿站" };
    await roundOf(world, asked);
    await roundOf(world, { ...asked, title: "驿站整改情况" }, "draft");
    expect((await found("驿站")).round?.toSorted()).toEqual(["驿站建设情况", "驿站整改情况"].toSorted());
    expect(await found("在建的驿站", secretary)).toEqual({ round: ["驿站建设情况"] });
    expect(await found("驿站", await world.actor("org_secretary", far))).toEqual({});
  });

  it("finds for each what they may see", async () => {
    expect(await found("企业难题", secretary)).toEqual({ activity: ["企业难题会诊"] });
    expect(await found("王晓", secretary)).toEqual({ person: ["王晓明"] });
    const rows = await world.run((tx) => tx.selectFrom("search_word").select("word").execute(), secretary);
    expect(rows.map(({ word }) => word)).not.toContain("远处");
  });

  it("follows changes: another name, a move, a deletion", async () => {
    const id = await world.person(near, "party", "李改名");
    await world.run((tx) =>
      changePerson(tx, world.system, id, { name: "李新名", gender: null, birthMonth: null, revision: 1 }),
    );
    expect([await found("改名"), await found("新名")]).toEqual([{}, { person: ["李新名"] }]);

    const branch = await world.org("branch", await world.org("town", world.root, "原来镇"), "迁移支部");
    await world.activity({ orgs: [{ orgId: branch, role: "host" }], kinds: ["salon"], title: "搬迁以后" });
    const target = await world.org("town", world.root, "后来镇");
    const cadre = await world.actor("town_cadre", target);
    expect(await found("搬迁", cadre)).toEqual({});
    await world.run((tx) => moveOrg(tx, world.system, branch, { parentId: target, from: "2026-11-01", revision: 1 }));
    expect(await found("搬迁", cadre)).toEqual({ activity: ["搬迁以后"] });

    const report = { commandId: randomUUID(), id: randomUUID(), orgId: world.root, template: "periodic" };
    const period = { from: "2026-01-01", to: "2026-06-30", cutoff: "2026-06-30" };
    await world.run((tx) => createReport(tx, world.system, { ...report, ...period }));
    const { title } = await world.run((tx) =>
      tx.selectFrom("report").select("title").where("id", "=", report.id).executeTakeFirstOrThrow(),
    );
    expect(await found(title)).toEqual({ report: [title] });
    await world.run((tx) => deleteReport(tx, world.system, report.id, 1));
    expect(await found(title)).toEqual({});
  });

  it("finds groups and recognitions where they are seen, and programmes everywhere", async () => {
    const group = await groupOf(world, { orgId: far, name: "远处护林先锋队" });
    await programmeOf(world, { orgId: far, name: "护林系列活动" });
    const honour = await honourOf(world, far, { title: "示例护林奖" });
    expect(await found("护林")).toEqual({
      ...{ group: ["远处护林先锋队"], programme: ["护林系列活动"], recognition: ["示例护林奖"] },
    });
    expect(await found("护林", secretary)).toEqual({ programme: ["护林系列活动"] });
    await memberOf(world, group, near);
    expect(await found("护林", secretary)).toEqual({ group: ["远处护林先锋队"], programme: ["护林系列活动"] });
    await world.run((tx) => deleteRecognition(tx, world.system, honour.id, 1));
    expect(Object.keys(await found("护林"))).toEqual(["group", "programme"]);
  });

  it("goes on where a page ended", async () => {
    const titles = [];
    for (let after: string | null = null; ; ) {
      const page = await world.run((tx) => searchType(tx, world.system, "activity", "企业", { after, limit: 1 }));
      titles.push(...page.hits.map(({ title }) => title));
      after = page.next;
      if (after === null) break;
    }
    expect(titles).toEqual(["远处企业难题会诊", "会诊企业难处", "企业难题会诊"]);
  });

  it("asks for more than one character, and for a place that is one", async () => {
    await expect(found("企")).rejects.toThrow("请输入至少两个字");
    const wrong = world.run((tx) => searchType(tx, world.system, "activity", "企业", { after: "x", limit: 1 }));
    await expect(wrong).rejects.toThrow("翻页位置无效");
  });

  it("reads its index, as the application's role, under row-level security", async () => {
    const plan = await world.run(async (tx) => {
      await sql`SET LOCAL enable_seqscan = off`.execute(tx);
      const found = await sql<{ "QUERY PLAN": string }>`
        EXPLAIN SELECT o.title FROM search_word w JOIN activity o ON o.district_id = w.district_id AND o.id = w.object_id
        WHERE w.district_id = ${world.district} AND w.object_type = 'activity' AND w.word = '难题'
          AND position('企业难题' in o.title) > 0
        ORDER BY w.day DESC, w.object_id DESC LIMIT 7`.execute(tx);
      return found.rows.map((row) => row["QUERY PLAN"]).join("\n");
    }, secretary);
    expect(plan).toMatch(/Index Cond: .*word = '难题'/);
    expect(plan).not.toMatch(/Sort/);
    expect(plan).toContain("visible_to <@ ANY");
  });
});
