import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { sql } from "kysely";
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

/**
 * A first roster from upload to the last row written, against reading the same file and writing the same rows into the
 * same tables by hand (docs/adr/0012), and for information against COPY into a bare table. With few rows the start of
 * the reading thread is most of the time, so that only the full number has a limit.
 */
export async function rosterCases(world: BenchWorld, full: boolean): Promise<Ratio[]> {
  const rows = full ? 50_000 : 2_000;
  const folder = mkdtempSync(join(tmpdir(), "shilu-bench-"));
  chmodSync(folder, 0o755); // the server, which may be another user, reads the file that it copies
  try {
    const file = await writeXlsx({ sheets: [{ name: "名册", rows: [HEAD, ...rowsOf(rows)] }] });
    const copied = await copyTime(world, file, join(folder, "roster.csv"));
    const ours = await importTime(world, file, folder, rows);
    const byHand = copied + (await insertTime(world));
    const name = `花名册 ${rows.toLocaleString("zh-CN")} 行`;
    return [
      { name: `${name} / 读文件并手写 SQL 写入同样的表`, ours, bare: byHand, limit: full ? 3 : null },
      { name: `${name} / 读文件并 COPY 入裸表`, ours, bare: copied, limit: null },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function copyTime({ owner }: BenchWorld, file: Uint8Array, csv: string): Promise<number> {
  await owner.query(`CREATE TABLE bare_roster (${HEAD.map((_, n) => `c${n} text`).join(", ")})`);
  const start = performance.now();
  const [sheet] = (await readXlsx(file)).sheets;
  const lines = (sheet?.rows ?? []).slice(1).map((row) => row.map((cell) => cell ?? "").join(","));
  writeFileSync(csv, lines.join("\n"), { mode: 0o644 });
  await owner.query(`COPY bare_roster FROM '${csv}' (FORMAT csv)`);
  return performance.now() - start;
}

/** The rows of the bare table into the tables of people, memberships and their history, as the application's role. */
async function insertTime({ owner, db, actor, district, root }: BenchWorld): Promise<number> {
  await owner.query("GRANT SELECT ON bare_roster TO PUBLIC");
  const start = performance.now();
  await withActor(db, actor, async (tx) => {
    await sql`CREATE TEMP TABLE written ON COMMIT DROP AS
      SELECT gen_random_uuid() AS person, gen_random_uuid() AS membership, r.c0 AS name, r.c1 AS gender,
        md5(r.c2) AS hash, o.id AS org, ARRAY[o.path] AS visible_to, coalesce(r.c5, '') AS post
      FROM bare_roster r JOIN org o ON o.district_id = ${district} AND o.name = r.c3`.execute(tx);
    await sql`INSERT INTO person (district_id, id, name, gender, birth_month, id_hash, initials, visible_to)
      SELECT ${district}::uuid, person, name, gender, '1990-01', hash, 'cjjyjj', visible_to FROM written`.execute(tx);
    await sql`INSERT INTO membership (district_id, id, person_id, org_id, kind, post, from_date, visible_to)
      SELECT ${district}::uuid, membership, person, org, 'party', post, '2026-01-01', visible_to FROM written`.execute(
      tx,
    );
    await sql`INSERT INTO import_item (district_id, object_id, import_id, seq, object_label, steps, place, visible_to)
      SELECT ${district}::uuid, person, ${root}::uuid, 1, name, '[["person.created",{}]]', '名册.xlsx · 名册 第 1 行', visible_to
      FROM written`.execute(tx);
    await sql`INSERT INTO search_word (district_id, object_type, word, day, object_id, visible_to)
      SELECT ${district}::uuid, 'person', word, date '2000-01-01', person, visible_to FROM written, search_words(ARRAY[name]) AS word
      UNION ALL SELECT ${district}::uuid, 'person', 'py:cjjyjj', date '2000-01-01', person, visible_to FROM written`.execute(
      tx,
    );
  });
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
