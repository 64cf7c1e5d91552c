import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { type Db, openDb, openPool, type Tx } from "#server/platform/db.ts";
import { documentQuery } from "#shared/documents/contracts.ts";
import { gramsOf } from "#shared/documents/search-text.ts";
import { documentOf, fileOf } from "../../../../test/support/document-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { listDocuments } from "./queries.ts";
import { readDocument } from "./read-document.ts";
import { readDocumentFile } from "./read-file.ts";
import { docxOf, pdfOf } from "./text/sample-files.fixture.ts";

let world: World;
let town: string;
let other: string;
let byName: string;
let byText: string;

async function withFile(input: Parameters<typeof documentOf>[1], bytes: Uint8Array, name: string): Promise<string> {
  const file = await fileOf(world, bytes, name);
  const id = await documentOf(world, { ...input, version: { files: [file] } });
  const { versions } = await world.run((tx) => readDocument(tx, world.system, id));
  await readDocumentFile(world.deps, world.district, versions[0]!.files[0]!.id);
  return id;
}

beforeAll(async () => {
  world = await makeWorld();
  town = await world.org("town", world.root);
  other = await world.org("town", world.root);
  byName = await documentOf(world, { orgId: town, title: "党课管理办法", shortNames: ["课堂办法"] });
  const text = await docxOf("一、总体要求", "各支部要把党课、主题党日结合起来。");
  byText = await withFile({ orgId: town, title: "关于支部建设的通知" }, text, "通知.docx");
  await withFile({ orgId: other, title: "外镇的通知" }, text, "外镇.docx");
});

/** What autovacuum does in the background of a real server. */
async function asOwner(work: (db: Db) => Promise<unknown>): Promise<void> {
  const db = openDb(openPool(world.ownerUrl, 1));
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}

const asked = async (text: string, as = world.system) => {
  const query = documentQuery.parse({ text });
  return (await world.run((tx) => listDocuments(tx, as, query, { after: null, limit: 50 }), as)).rows;
};

describe("searching documents", () => {
  it("finds two characters in names and in the text of files, and shows where", async () => {
    const cadre = await world.actor("town_cadre", town);
    const rows = await asked("党课", cadre);
    expect(new Map(rows.map(({ id, hit }) => [id, hit]))).toEqual(
      new Map([
        [byName, null],
        [
          byText,
          {
            before: "一、总体要求各支部要把",
            match: "党课",
            after: "、主题党日结合起来。",
            file: "通知.docx",
          },
        ],
      ]),
    );
  });

  it("wants every word, each wherever it stands, and the very word, not its pairs", async () => {
    const cadre = await world.actor("town_cadre", town);
    expect((await asked("支部建设 党课", cadre)).map(({ id }) => id)).toEqual([byText]);
    // 主题 and 题党 and 党课 are all there, 主题党课 is not
    expect(await asked("主题党课", cadre)).toEqual([]);
    expect((await asked("堂", cadre)).map(({ id }) => id)).toEqual([byName]);
  });

  it("shows the page and the words around on the document's own page", async () => {
    const id = await withFile({ orgId: town, title: "规程" }, pdfOf("总则", "廉政风险排查"), "规程.pdf");
    const { hits } = await world.run((tx) => readDocument(tx, world.system, id, "风险"));
    expect(hits).toEqual([
      { file: "规程.pdf", fileId: expect.any(String), page: 2, before: "总则 廉政", match: "风险", after: "排查 " },
    ]);
  });
});

describe("the index of pairs under row-level security", () => {
  it("is used as the application's role, and gives nothing of another town", async () => {
    const path = await world.run((tx) =>
      tx
        .selectFrom("document")
        .select(["visible_to", "district_id"])
        .where("id", "=", byName)
        .executeTakeFirstOrThrow(),
    );
    const rows = Array.from({ length: 1_500 }, (_, index) => ({
      district_id: path.district_id,
      id: randomUUID(),
      document_id: byName,
      document_file_id: null,
      content: "",
      squeezed: "",
      grams: gramsOf(
        String.fromCodePoint(...Array.from({ length: 200 }, (_, at) => 0x4e00 + ((index * 7 + at * 31) % 6000))),
      ),
      district_wide: false,
      visible_to: path.visible_to,
    }));
    await world.run((tx) => tx.insertInto("document_text").values(rows).execute());
    await asOwner((db) => sql`VACUUM ANALYZE document_text`.execute(db));
    const cadre = await world.actor("town_cadre", other);
    const grams = gramsOf("主题党日");
    // The statistics of this connection, before and after: a function's plan is not told by EXPLAIN.
    const scans = async (tx: Tx) => {
      const { rows: told } = await sql<{ seq: number; index: number }>`
        SELECT pg_stat_get_xact_numscans('document_text'::regclass) AS seq,
          pg_stat_get_xact_numscans('document_text_grams'::regclass) AS index`.execute(tx);
      return told[0]!;
    };
    const used = await world.run(async (tx) => {
      const before = await scans(tx);
      const { rows: found } = await sql<{ id: string }>`SELECT texts_with_grams(${grams}::text[]) AS id`.execute(tx);
      const after = await scans(tx);
      return { found: found.length, seq: after.seq - before.seq, index: after.index - before.index };
    }, cadre);
    expect(used).toEqual({ found: 1, seq: 0, index: 1 });

    // What the function is for: asked directly, the same index is not used, as containment is not leakproof.
    const plan = await world.run(async (tx) => {
      const { rows: lines } = await sql<{ "QUERY PLAN": string }>`
        EXPLAIN SELECT id FROM document_text WHERE district_id = ${world.district} AND grams @> ${grams}::text[]`.execute(
        tx,
      );
      return lines.map((line) => line["QUERY PLAN"]).join("\n");
    }, cadre);
    expect(plan).not.toMatch(/Index Cond:.*grams/);
  });
});
