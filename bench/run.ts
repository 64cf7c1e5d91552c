import { clusterIsRunning, stopCluster } from "../test/support/cluster.ts";
import { bundleCases } from "./cases/bundles.ts";
import { gridCase } from "./cases/grid.ts";
import { ledgerCases } from "./cases/ledger.ts";
import { listCases } from "./cases/lists.ts";
import { recordCase } from "./cases/record.ts";
import { historyCase, reportCase } from "./cases/report.ts";
import { rosterCases } from "./cases/roster.ts";
import { scanCase } from "./cases/scans.ts";
import { searchCases } from "./cases/search.ts";
import { print, type Ratio } from "./ratio.ts";
import { makeBenchWorld } from "./world.ts";

const found = clusterIsRunning();
const full = !process.argv.includes("--small");
let kept = true;
const show = (...ratios: Ratio[]): void => {
  for (const ratio of ratios) kept = print(ratio) && kept;
};

console.log(`正在准备数据（${full ? "200,000 项活动、4,000,000 条出勤" : "小规模"}）…`);
const world = await makeBenchWorld(full ? 40_000 : 2_000, 5);
try {
  show(await reportCase(world));
  show(await recordCase(world));
  show(await gridCase(world));
  show(...(await listCases(world, full)));
  show(...(await searchCases(world, full)));
  show(...(await ledgerCases(world, full)));
  show(...(await rosterCases(world, full)));
} finally {
  await world.close();
}
show(await scanCase());
show(await historyCase(full ? 20_000 : 1_000));
show(...bundleCases());
if (!found) await stopCluster();
process.exitCode = kept ? 0 : 1;
