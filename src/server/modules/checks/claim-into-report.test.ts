import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createReport, loadReport } from "#server/modules/reports/index.ts";
import { plainText } from "#shared/report/plain-text.ts";
import { CHECK_CONTEXT, checkOf, readCheck } from "../../../../test/support/check-input.ts";
import { issuedReport } from "../../../../test/support/issued-report.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { claimIntoReport } from "./claim-into-report.ts";
import { decideClaim } from "./decide.ts";

async function scene(text: string) {
  const world = await makeWorld();
  const department = await world.org("department", world.root, "测试部");
  for (const heldOn of ["2025-03-03", "2026-02-02", "2026-08-08"])
    await world.activity({ orgs: [{ orgId: department, role: "host" }], heldOn });
  const check = await checkOf(world, { orgId: department, text });
  return { world, department, check };
}

async function drafted(world: World, orgId: string): Promise<string> {
  const id = randomUUID();
  const { from, to, cutoff } = CHECK_CONTEXT;
  const order = { commandId: randomUUID(), id, orgId, template: "briefing", from, to, cutoff };
  await world.run((tx) => createReport(tx, world.system, order));
  return id;
}

/** Sets the claim at that place into the report. @returns the report's last line and the figure in it */
async function into(world: World, check: string, at: number, reportId: string) {
  const { fingerprint } = (await readCheck(world, check)).claims[at]!;
  const made = await world.run((tx) => claimIntoReport(tx, world.system, check, { fingerprint, reportId }));
  expect(made).toEqual({ reportId });
  const { document } = await world.run((tx) => loadReport(tx, world.system, reportId));
  const last = document.content.at(-1)!;
  const nodes = "content" in last ? (last.content ?? []) : [];
  const figure = nodes.find((node) => node.type === "figure");
  return [plainText(document).split("\n").at(-1), figure?.type === "figure" ? figure.attrs.spec.period : null];
}

describe("a number of a draft set into a report", () => {
  it("stands there in its clause with what the records come to, over the report's own period", async () => {
    const { world, department, check } = await scene("今年以来，部机关召开全体干部会议9次，开展谈心谈话5次。");
    const report = await drafted(world, department);
    expect(await into(world, check.id, 0, report)).toEqual(["部机关召开全体干部会议2次。", "report"]);
  });

  it("keeps a period of its own", async () => {
    const { world, department, check } = await scene("上半年召开全体干部会议9次。去年召开全体干部会议9次。");
    const report = await drafted(world, department);
    expect(await into(world, check.id, 0, report)).toEqual([
      "上半年召开全体干部会议1次。",
      { from: "2026-01-01", to: "2026-06-30" },
    ]);
    expect(await into(world, check.id, 1, report)).toEqual([
      "去年召开全体干部会议1次。",
      { from: "2025-01-01", to: "2025-12-31" },
    ]);
  });

  it("writes a rate's own sign once", async () => {
    const { world, department, check } = await scene("召开全体干部会议2次，出勤率92.5%，效果明显。");
    const report = await drafted(world, department);
    expect(await into(world, check.id, 1, report)).toEqual(["出勤率80%。", "report"]);
  });

  it("is refused without a figure, into an issued report, and for a number that is not there", async () => {
    const { world, department, check } = await scene("召开全体干部会议9次，种植绿化树木40棵。");
    const [meetings, trees] = check.claims.map(({ fingerprint }) => fingerprint);
    const report = await drafted(world, department);
    const set = (reportId: string, fingerprint: string) =>
      world.run((tx) => claimIntoReport(tx, world.system, check.id, { fingerprint, reportId }));
    await expect(set(report, trees!)).rejects.toMatchObject({ code: "wrong-state" });
    await expect(set(report, "没有这句话")).rejects.toMatchObject({ code: "wrong-state" });
    const issued = await issuedReport(world, { orgId: department, year: 2026, title: "简报" });
    await expect(set(issued, meetings!)).rejects.toMatchObject({ code: "wrong-state" });
    await expect(set(randomUUID(), meetings!)).rejects.toMatchObject({ code: "not-found" });
  });

  it("follows what a reader chose for it", async () => {
    const { world, department, check } = await scene("种植绿化树木40棵。");
    const report = await drafted(world, department);
    const { fingerprint } = check.claims[0]!;
    const spec = {
      ...({ metric: "occasions", version: null, org: department, reach: "tree", role: "host" } as const),
      ...{ kinds: ["all_staff_meeting"], themes: [], programme: null, period: "year-before" as const },
    };
    await world.run((tx) =>
      decideClaim(tx, world.system, check.id, { fingerprint, decision: { action: "figure", spec } }),
    );
    expect(await into(world, check.id, 0, report)).toEqual(["种植绿化树木1棵。", "year-before"]);
  });
});
