import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const planted: string[] = [];

/** Each rule beside a file that breaks it. */
const VIOLATIONS: readonly [rule: string | null, file: string, text: string][] = [
  ["shared-is-a-leaf", "src/shared/zz-seeded.ts", 'export * from "#server/platform/clock.ts";\n'],
  ["shared-does-no-io", "src/shared/zz-seeded-io.ts", 'export { readFileSync } from "node:fs";\n'],
  [
    "platform-knows-no-business",
    "src/server/platform/zz-seeded.ts",
    'export * from "#server/modules/access/index.ts";\n',
  ],
  [
    "modules-by-the-front-door",
    "src/server/modules/orgs/zz-seeded.ts",
    'export * from "#server/modules/figures/compute-figure.ts";\n',
  ],
  ["web-knows-no-server", "src/web/zz-seeded.ts", 'export * from "#server/platform/clock.ts";\n'],
  ["server-knows-no-web", "src/server/zz-seeded.ts", 'export * from "#web/paths.ts";\n'],
  ["no-circles", "src/shared/zz-seeded-a.ts", 'export { b } from "./zz-seeded-b.ts";\nexport const a = 1;\n'],
  // the other half of the circle, which is reported once
  [null, "src/shared/zz-seeded-b.ts", 'export { a } from "./zz-seeded-a.ts";\nexport const b = 1;\n'],
];

type Report = { summary: { violations: { from: string; rule: { name: string } }[]; totalCruised: number } };

function cruise(): Report {
  const tool = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [tool, "--config", "dependency-cruiser.config.cjs", "--output-type", "json", "src"];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  return JSON.parse(done.stdout) as Report;
}

afterAll(() => {
  for (const file of planted) rmSync(file, { force: true });
});

describe("boundaries", () => {
  it("sees the whole source and a violation of each rule", () => {
    for (const [, file, text] of VIOLATIONS) {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      planted.push(path);
    }
    const { summary } = cruise();
    expect(summary.totalCruised).toBeGreaterThan(150);
    const found = new Set(summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`));
    for (const [rule, file] of VIOLATIONS) if (rule) expect([...found]).toContain(`${rule} ${file}`);
    const clean = summary.violations.filter((violation) => !violation.from.includes("zz-seeded"));
    expect(clean).toEqual([]);
  });
});
