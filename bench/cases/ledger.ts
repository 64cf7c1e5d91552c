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
  let ofTwoMonths = 0;
  let ofAll = 0;
  ofTwoMonths = await heapOf(() => exportOurs(world, "2026-11-01"));
  const ours = await best(1, async () => {
    ofAll = await heapOf(() => exportOurs(world, from));
  });
  const bare = await best(1, async () => {
    rows = await exportByHand(world, from);
  });
  return [
    { name: `台账导出 ${rows.toLocaleString("zh-CN")} 行 / 一条语句的结果直接写入同一个库`, ours, bare, limit: 3 },
    {
      name: "台账导出时增加的内存：全部 / 两个月",
      ours: ofAll / 1024,
      bare: ofTwoMonths / 1024,
      limit: null,
      unit: "kB",
    },
  ];
}

async function exportOurs({ db, actor }: BenchWorld, from: string): Promise<void> {
  const spec: LedgerSpec = {
    title: "测速台账",
    query: activityQuery.parse({ states: ["filed"], from }),
    group: "none",
    columns: ["heldOn", "title", "hosts", "place", "expected", "present"],
  };
  await withActor(db, actor, (tx) => ledgerXlsx(tx, actor, spec, async () => {}));
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

/** By how many bytes the heap in use grew at most, looked at every few milliseconds. */
async function heapOf(work: () => Promise<void>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return most;
}
