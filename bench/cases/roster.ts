import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { confirmImport, readImport, runImport, startImport } from "#server/modules/imports/index.ts";
import { checkCharacter } from "#server/modules/imports/roster/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import { openFileStore } from "#server/platform/file-store.ts";
import { withActor } from "#server/platform/tx.ts";
import { confirmedOf } from "#shared/imports/plans.ts";
import type { Ratio } from "../ratio.ts";
import type { BenchWorld } from "../world.ts";

const HEAD = ["姓名", "性别", "公民身份号码", "所在党支部", "人员类别", "职务"];

/** 999999 is no region: every number is invented. */
function numberOf(n: number): string {
  const day = new Date(Date.UTC(1950, 0, 1 + (n % 18_000))).toISOString().slice(0, 10).replaceAll("-", "");
  const digits = `999999${day}${String(1 + Math.floor(n / 18_000) * 2 + 1).padStart(3, "0")}`;
  return digits + checkCharacter(digits);
}

/** 测 and five of ten characters: no two alike. */
const nameOf = (n: number) =>
  `测${[...String(n).padStart(5, "0")].map((digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)]).join("")}`;

const rowsOf = (count: number): string[][] =>
  Array.from({ length: count }, (_, n) => {
    const number = numberOf(n);
    const gender = Number(number[16]) % 2 === 1 ? "男" : "女";
    return [nameOf(n), gender, number, `单位${1 + (n % 1000)}`, "正式党员", n % 50 === 0 ? "书记" : ""];
  });

/** A first roster from upload to the last row written, against reading the same file and COPY into a bare table. */
export async function rosterCase(world: BenchWorld, rows: number): Promise<Ratio> {
  const folder = mkdtempSync(join(tmpdir(), "shilu-bench-"));
  chmodSync(folder, 0o755); // the server, which may be another user, reads the file that it copies
  try {
    const file = await writeXlsx({ sheets: [{ name: "名册", rows: [HEAD, ...rowsOf(rows)] }] });
    const bare = await bareTime(world, file, join(folder, "roster.csv"));
    const ours = await importTime(world, file, folder, rows);
    return { name: `花名册 ${rows.toLocaleString("zh-CN")} 行 / 读文件并 COPY`, ours, bare, limit: 3 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bareTime({ owner }: BenchWorld, file: Uint8Array, csv: string): Promise<number> {
  await owner.query(`CREATE TABLE bare_roster (${HEAD.map((_, n) => `c${n} text`).join(", ")})`);
  const start = performance.now();
  const [sheet] = (await readXlsx(file)).sheets;
  const lines = (sheet?.rows ?? []).slice(1).map((row) => row.map((cell) => cell ?? "").join(","));
  writeFileSync(csv, lines.join("\n"), { mode: 0o644 });
  await owner.query(`COPY bare_roster FROM '${csv}' (FORMAT csv)`);
  return performance.now() - start;
}

async function importTime(world: BenchWorld, bytes: Uint8Array, folder: string, rows: number): Promise<number> {
  const { db, actor, root } = world;
  const clock = { now: () => actor.at, today: () => dayOf(actor.at) };
  const deps: Deps = { db, clock, files: openFileStore(join(folder, "files")), rosterKey: randomUUID() };
  const beginning = performance.now();
  const { id } = await startImport(deps, actor, { target: "roster", orgId: root, fileName: "名册.xlsx", bytes });
  const started = performance.now() - beginning;
  // Between the two a person looks at the plan.
  const plan = await readImport(deps, actor, id);
  const confirmed = confirmedOf(plan);
  if (confirmed.new !== rows)
    throw new Error(`not all rows are new: ${JSON.stringify([plan.counts, plan.problems[0]])}`);
  const { revision } = plan;
  const confirming = performance.now();
  await withActor(db, actor, (tx) => confirmImport(tx, actor, id, { revision, confirmed }, { queue: false }));
  await runImport(deps, actor, id);
  const time = started + performance.now() - confirming;
  const done = await readImport(deps, actor, id);
  if (done.state !== "done") throw new Error(`the import failed: ${done.message}`);
  return time;
}
