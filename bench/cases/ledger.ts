import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { writeXlsxStream } from "hucre/xlsx";
import { sql } from "kysely";
import { ledgerXlsx } from "#server/modules/ledgers/export-ledger.ts";
import { withActor } from "#server/platform/tx.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import type { LedgerSpec } from "#shared/ledgers/contracts.ts";
import { best, type Ratio } from "../ratio.ts";
import type { BenchWorld } from "../world.ts";

type Line = { held_on: string; title: string; host: string; place: string; expected: number; present: number };

/** The filed activities from a day on as a file: against one statement whose rows go straight into the library. */
export async function ledgerCases(world: BenchWorld, full: boolean): Promise<Ratio[]> {
  // Five years of 40,000: two and a half of them are the 100,000 rows that an export has to bear.
  const from = full ? "2024-07-02" : "2022-01-01";
  let rows = 0;
  const ofFew = await heldWhile((sample) => exportOurs(world, full ? "2026-07-01" : "2026-11-01", sample));
  const ofAll = await heldWhile((sample) => exportOurs(world, from, sample));
  const ours = await best(1, () => exportOurs(world, from));
  const bare = await best(1, async () => {
    rows = await exportByHand(world, from);
  });
  return [
    { name: `台账导出 ${rows.toLocaleString("zh-CN")} 行 / 一条语句的结果直接写入同一个库`, ours, bare, limit: 3 },
    {
      name: "台账导出时占着的内存：十万行 / 两万行",
      ours: ofAll / 1024,
      bare: ofFew / 1024,
      limit: full ? 2 : null,
      unit: "kB",
    },
  ];
}

async function exportOurs({ db, actor }: BenchWorld, from: string, onChunk = () => {}): Promise<void> {
  const spec: LedgerSpec = {
    title: "测速台账",
    query: activityQuery.parse({ states: ["filed"], from }),
    group: "none",
    columns: ["heldOn", "title", "hosts", "place", "expected", "present"],
  };
  await withActor(db, actor, (tx) => ledgerXlsx(tx, actor, spec, async () => onChunk()));
}

async function exportByHand({ db, actor, district }: BenchWorld, from: string): Promise<number> {
  return withActor(db, actor, async (tx) => {
    const found = await sql<Line>`
      SELECT a.held_on, a.title, (SELECT string_agg(o.short_name, '、') FROM activity_org h
          JOIN org o ON o.district_id = h.district_id AND o.id = h.org_id
          WHERE h.district_id = a.district_id AND h.activity_id = a.id AND h.role = 'host') AS host,
        a.place, a.expected, a.present
      FROM activity a WHERE a.district_id = ${district} AND a.state = 'filed' AND a.held_on >= ${from}::date
      ORDER BY a.held_on, a.id`.execute(tx);
    async function* lines(): AsyncGenerator<(string | number)[]> {
      for (const [at, row] of found.rows.entries()) {
        yield [at + 1, row.held_on, row.title, row.host, row.place, row.expected, row.present];
      }
    }
    for await (const _ of writeXlsxStream(lines(), { name: "台账" })) {
      // thrown away as it comes
    }
    return found.rows.length;
  });
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
/** Chunks of the file between two looks at the memory: collecting garbage takes its time. */
const BETWEEN = 2;

/** How many bytes more were held at most while the work went on: what garbage collection cannot take. */
async function heldWhile(work: (sample: () => void) => Promise<void>): Promise<number> {
  const held = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  await work(() => {}); // what is loaded and compiled once is not the export's
  const before = held();
  let most = 0;
  let chunks = 0;
  await work(() => {
    chunks += 1;
    if (chunks % BETWEEN === 0) most = Math.max(most, held() - before);
  });
  return most;
}
