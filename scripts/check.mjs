// Everything that CI checks but the slow tests: types, lint, format, boundaries, dead code, budgets, generated files.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runTool } from "./tools.mjs";

const fix = process.argv.includes("--fix");

/** Source files longer than 400 lines need an entry here with its reason. */
const LONG_FILES = {
  "src/server/db/types.ts": "generated from the schema",
};

function budgets() {
  const listed = spawnSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const sources = listed.stdout.split("\n").filter((name) => /\.(ts|tsx|mjs|css|sql)$/.test(name));
  const long = sources
    .filter((name) => existsSync(join(root, name)) && !(name in LONG_FILES))
    .filter((name) => {
      return readFileSync(join(root, name), "utf8").split("\n").length > 401;
    });
  for (const name of long) console.error(`${name}：超过 400 行，请拆分`);
  return long.length === 0;
}

const steps = [
  ["types", () => runTool("typescript/bin/tsc", ["--noEmit", "-p", "."])],
  [
    "lint and format",
    () => runTool("@biomejs/biome/bin/biome", ["check", ...(fix ? ["--write"] : []), "--error-on-warnings", "."]),
  ],
  [
    "boundaries",
    () =>
      runTool("dependency-cruiser/bin/dependency-cruiser.mjs", [
        "--config",
        "dependency-cruiser.config.cjs",
        "--output-type",
        "err",
        "src",
      ]),
  ],
  ["dead code", () => runTool("knip/bin/knip.js", ["--no-progress"])],
  ["file length", budgets],
  [
    "generated types",
    () =>
      spawnSync(process.execPath, ["scripts/db-types.mjs", ...(fix ? [] : ["--check"])], {
        cwd: root,
        stdio: "inherit",
      }).status === 0,
  ],
];

let failed = 0;
for (const [name, run] of steps) {
  const ok = run();
  console.log(`${ok ? "✔" : "✘"} ${name}`);
  if (!ok) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
