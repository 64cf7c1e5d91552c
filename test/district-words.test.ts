import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { changeKindWords } from "#server/modules/dictionary/index.ts";
import { searchFigures } from "#server/modules/figures/search-figures.ts";
import { readImport, startImport } from "#server/modules/imports/index.ts";
import { changeOutline, publishOutline } from "#server/modules/outlines/index.ts";
import { createReport, rollReport } from "#server/modules/reports/draft-report.ts";
import { issueReport, reviewReport } from "#server/modules/reports/issue-report.ts";
import { listReports } from "#server/modules/reports/list-reports.ts";
import { previewOutline } from "#server/modules/reports/preview-outline.ts";
import { readReport } from "#server/modules/reports/queries.ts";
import type { LedgerPlan } from "#shared/imports/ledger.ts";
import { reportFilter } from "#shared/report/contracts.ts";
import type { OutlineDocument } from "#shared/report/outline-document.ts";
import { plainText } from "#shared/report/plain-text.ts";
import { figureClause, outlineWith, publishedOutline } from "./support/dictionary-input.ts";
import { makeWorld } from "./support/world.ts";

const PERIOD = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
const group = (kinds: string[]) => ({
  ...{ type: "group" as const, dimension: null, kinds, except: [], measures: false },
  ...{ of: "own" as const, reach: "inner" as const, role: "host" as const },
});

/** A department that held three salons. */
async function salons() {
  const world = await makeWorld();
  const department = await world.org("department", world.root, "测试部");
  for (const heldOn of ["2026-03-01", "2026-04-01", "2026-05-01"]) {
    await world.activity({ orgs: [{ orgId: department, role: "host" }], kinds: ["salon"], heldOn });
  }
  const words = { revision: 0, phrase: "办好党建沙龙{n}", synonyms: ["红色会客厅"] };
  await world.run((tx) => changeKindWords(tx, world.system, "salon", words));
  const report = async (template: string) => {
    const input = { commandId: randomUUID(), id: randomUUID(), orgId: department, template, ...PERIOD };
    const made = await world.run((tx) => createReport(tx, world.system, input));
    return world.run((tx) => readReport(tx, world.system, made.id));
  };
  return { world, department, report };
}

it("a phrase of the district stands in its reports, in own outlines and in the release's", async () => {
  const { world, report } = await salons();
  const id = await publishedOutline(world, { document: outlineWith(group(["salon"])) });
  expect(plainText((await report(id)).document)).toBe("一、工作\n办好党建沙龙3场。");
  expect(plainText((await report("briefing")).document)).toContain("办好党建沙龙3场");
});

it("a synonym of the district is understood in a question and in a ledger", async () => {
  const { world, department } = await salons();
  const question = { question: "红色会客厅 测试部 今年 次数", context: PERIOD };
  const [hit] = await world.run((tx) => searchFigures(tx, world.system, question));
  expect([hit?.spec.kinds, hit?.value]).toEqual([["salon"], 3]);
  const bytes = new TextEncoder().encode("日期,活动类型,活动名称,应到,实到\n2026-06-05,红色会客厅,六月会客厅,10,9\n");
  const input = { target: "activities" as const, orgId: department, fileName: "台账.csv", bytes };
  const { id } = await startImport(world.deps, world.system, input);
  const plan = (await readImport(world.deps, world.system, id)) as LedgerPlan;
  expect(plan.items.map(({ action, kinds }) => [action, kinds])).toEqual([["new", ["salon"]]]);
});

it("a report keeps the version of its outline; rolled forward it is written along the newest, or in its old words", async () => {
  const { world, report } = await salons();
  const first = outlineWith(group(["salon"]));
  const second: OutlineDocument = outlineWith(figureClause({ text: "举办会客厅{n}", kinds: ["salon"] }));
  const outline = await publishedOutline(world, { name: "本区提纲", document: first });
  const source = await report(outline);
  expect(source).toMatchObject({ templateName: "本区提纲", outlineVersion: 1, newestOutline: 1 });
  const roll = async (keepText: boolean) => {
    const input = { commandId: randomUUID(), id: randomUUID(), keepText, ...PERIOD };
    const made = await world.run((tx) => rollReport(tx, world.system, source.id, input));
    const rolled = await world.run((tx) => readReport(tx, world.system, made.id));
    return [made.outlineVersion, rolled.outlineVersion, plainText(rolled.document).split("\n")[1]];
  };
  expect(await roll(false)).toEqual([undefined, 1, "办好党建沙龙3场。"]);

  const draft = { revision: 2, name: "改名的提纲", about: "", document: second };
  await world.run((tx) => changeOutline(tx, world.system, outline, draft));
  await world.run((tx) => publishOutline(tx, world.system, outline, { revision: 3, note: "", from: null }));
  const again = await world.run((tx) => readReport(tx, world.system, source.id));
  expect(again).toMatchObject({ templateName: "本区提纲", outlineVersion: 1, newestOutline: 2 });
  expect(await roll(false)).toEqual([2, 2, "举办会客厅3场。"]);
  expect(await roll(true)).toEqual([undefined, 1, "办好党建沙龙3场。"]);
  const listed = await world.run((tx) =>
    listReports(tx, world.system, reportFilter.parse({}), { after: null, limit: 10 }),
  );
  expect(new Set(listed.map(({ templateName, outlineVersion }) => `${templateName} ${outlineVersion}`))).toEqual(
    new Set(["本区提纲 1", "改名的提纲 2"]),
  );
});

it("a prompt of the district's outline left in the text stops the issue", async () => {
  const { world, report } = await salons();
  const prompt = { type: "prompt" as const, text: "（请补充典型做法）" };
  const outline = await publishedOutline(world, { document: outlineWith(group(["salon"]), prompt) });
  const { id } = await report(outline);
  await world.run((tx) => reviewReport(tx, world.system, id, { revision: 1, fileId: null }));
  const issue = { revision: 2, recipient: "测试市委组织部" };
  await expect(world.run((tx) => issueReport(tx, world.system, world.deps.files, id, issue))).rejects.toThrow(
    "文中还有提示语“（请补充典型做法）”",
  );
});

it("a preview says what would be written, and keeps nothing", async () => {
  const { world, department } = await salons();
  const document = outlineWith(group(["salon", "visit"]), { type: "fact", text: "成效明显" });
  const input = { document, orgId: department, context: PERIOD };
  const preview = await world.run((tx) => previewOutline(tx, world.system, input));
  expect(preview).toEqual({
    title: "测试部2026年报告",
    omitted: ["走访调研"],
    blocks: [
      { level: 1, number: "一、", parts: [{ text: "工作", is: "text" }] },
      {
        level: 0,
        number: "",
        parts: [
          { text: "办好党建沙龙", is: "text" },
          { text: "3", is: "figure" },
          { text: "场，", is: "text" },
          { text: "成效明显", is: "fact" },
          { text: "。", is: "text" },
        ],
      },
    ],
  });
  const reports = await world.run((tx) => tx.selectFrom("report").select("id").execute());
  expect(reports).toEqual([]);
});
