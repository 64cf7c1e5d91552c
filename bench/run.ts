import { clusterIsRunning, stopCluster } from "../test/support/cluster.ts";
import { bundleCases } from "./cases/bundles.ts";
import { matchCase, textCases } from "./cases/check.ts";
import { gridCase } from "./cases/grid.ts";
import { ledgerCases } from "./cases/ledger.ts";
import { listCases } from "./cases/lists.ts";
import { recordCase } from "./cases/record.ts";
import { historyCase, reportCase } from "./cases/report.ts";
import { rosterCases } from "./cases/roster.ts";
import { scanCase } from "./cases/scans.ts";
import { searchCases } from "./cases/search.ts";
import { print, type Ratio } from "./ratio.ts";
import { type BenchWorld, makeBenchWorld } from "./world.ts";

type Run<World extends unknown[]> = (...world: World) => Promise<Ratio | Ratio[]> | Ratio[];

const full = !process.argv.includes("--small");

/** By the name that picks one out: `npm run bench -- search ledger`. */
const IN_WORLD: Record<string, Run<[BenchWorld]>> = {
  report: reportCase,
  record: recordCase,
  grid: gridCase,
  match: matchCase,
  lists: (world) => listCases(world, full),
  search: (world) => searchCases(world, full),
  ledger: (world) => ledgerCases(world, full),
  roster: (world) => rosterCases(world, full),
};
const ALONE: Record<string, Run<[]>> = {
  scans: scanCase,
  check: textCases,
  history: () => historyCase(full ? 20_000 : 1_000),
  bundles: bundleCases,
};

const named = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const unknown = named.filter((name) => !(name in IN_WORLD) && !(name in ALONE));
if (unknown.length > 0) {
  console.error(`没有这一项：${unknown.join("、")}。可选：${Object.keys({ ...IN_WORLD, ...ALONE }).join("、")}`);
  process.exit(1);
}
const chosen = <T>(cases: Record<string, T>): T[] =>
  Object.entries(cases).flatMap(([name, run]) => (named.length === 0 || named.includes(name) ? [run] : []));

const found = clusterIsRunning();
let kept = true;
const show = (ratios: Ratio | Ratio[]): void => {
  for (const ratio of [ratios].flat()) kept = print(ratio) && kept;
};

const inWorld = chosen(IN_WORLD);
if (inWorld.length > 0) {
  console.log(`正在准备数据（${full ? "200,000 项活动、4,000,000 条出勤" : "小规模"}）…`);
  const world = await makeBenchWorld(full ? 40_000 : 2_000, 5);
  try {
    for (const run of inWorld) show(await run(world));
  } finally {
    await world.close();
  }
}
for (const run of chosen(ALONE)) show(await run());
if (!found) await stopCluster();
process.exitCode = kept ? 0 : 1;
