// Writes src/server/db/types.ts from the migrated schema; with --check only compares.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clusterIsRunning, stopCluster, testDatabase } from "../test/support/cluster.ts";

const root = join(import.meta.dirname, "..");
const target = join(root, "src/server/db/types.ts");
const found = clusterIsRunning();
const database = await testDatabase(`types_${process.pid}`);
try {
  const made = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/kysely-codegen/dist/cli/bin.js"),
      ...["--dialect", "postgres", "--url", database.ownerUrl, "--print", "--include-pattern", "public.*"],
      ...[
        "--exclude-pattern",
        "kysely_*",
        "--date-parser",
        "string",
        "--numeric-parser",
        "number",
        "--runtime-enums",
        "screaming-snake-case",
      ],
    ],
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(made.stderr || made.stdout);
  const text = made.stdout.replace(/^(•.*\n)*\n*/, "");
  if (process.argv.includes("--check")) {
    if (readFileSync(target, "utf8") !== text) {
      console.error("src/server/db/types.ts 与数据库结构不一致：请运行 npm run db:types");
      process.exitCode = 1;
    }
  } else writeFileSync(target, text);
} finally {
  await database.drop();
  if (!found) await stopCluster();
}
