import { randomUUID } from "node:crypto";
import { createReport, issueReport, reviewReport, saveReport } from "#server/modules/reports/index.ts";
import { readReport } from "#server/modules/reports/queries.ts";
import type { World } from "./world.ts";

/** A briefing about a year of one's own title, issued. @returns its id */
export async function issuedReport(
  world: World,
  { orgId, year, title }: { orgId: string; year: number; title: string },
): Promise<string> {
  const id = randomUUID();
  const today = world.clock.today();
  const last = `${year}-12-31`;
  const context = { from: `${year}-01-01`, to: last, cutoff: today < last ? today : last };
  const order = { commandId: randomUUID(), id, orgId, template: "briefing", ...context };
  await world.run(async (tx) => {
    await createReport(tx, world.system, order);
    const { frame, document } = await readReport(tx, world.system, id);
    await saveReport(tx, world.system, id, { revision: 1, frame: { ...frame, title }, document });
    await reviewReport(tx, world.system, id, { revision: 2, fileId: null });
    await issueReport(tx, world.system, world.deps.files, id, { revision: 3, recipient: "测试市委组织部" });
  });
  return id;
}
