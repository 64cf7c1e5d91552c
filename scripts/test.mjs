// All set-up included: npm packages were installed by run.mjs, the rest is found or installed here.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clusterIsRunning, stopCluster } from "../test/support/cluster.ts";
import { buildWeb } from "./build-web.mjs";
import { ensureBrowser, ensureOffice } from "./setup-tests.mjs";
import { root, runTool } from "./tools.mjs";

const only = process.argv.slice(2);
const results = join(root, "test-results");
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// A server that a watching run left there stays; ours goes.
const found = clusterIsRunning();

const total = { passed: 0, failed: 0, skipped: 0 };

function count(file, read) {
  if (!existsSync(file)) {
    total.failed += 1; // a runner that died before it could report
    return;
  }
  const part = read(JSON.parse(readFileSync(file, "utf8")));
  for (const key of Object.keys(total)) total[key] += part[key];
}

const checked =
  only.length === 0
    ? spawnSync(process.execPath, [join(root, "scripts/check.mjs")], { cwd: root, stdio: "inherit" })
    : { status: 0 };
total[checked.status === 0 ? "passed" : "failed"] += 1;

ensureOffice();
const unit = join(results, "unit.json");
runTool("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unit}`, ...only]);
count(unit, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
  skipped: report.numPendingTests,
}));

if (only.length === 0) {
  const SHILU_CHROMIUM = await ensureBrowser();
  await buildWeb();
  const browser = join(results, "browser.json");
  runTool("@playwright/test/cli.js", ["test"], {
    env: { ...process.env, SHILU_CHROMIUM, PLAYWRIGHT_JSON_OUTPUT_FILE: browser },
  });
  count(browser, ({ stats, errors = [] }) => ({
    passed: stats.expected,
    // a run that could not begin (its port taken, say) has no failed test, and has not passed either
    failed: stats.unexpected + stats.flaky + (errors.length > 0 || stats.expected === 0 ? 1 : 0),
    skipped: stats.skipped,
  }));
}

if (!found) await stopCluster();
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed === 0 ? 0 : 1);
