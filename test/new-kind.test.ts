import { randomUUID } from "node:crypto";
import { readXlsx } from "hucre/xlsx";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { exportActivities } from "#server/modules/activities/export-activities.ts";
import { listActivities, loadActivity } from "#server/modules/activities/index.ts";
import { computeFigure } from "#server/modules/figures/index.ts";
import { readImport, startImport } from "#server/modules/imports/index.ts";
import { createReport } from "#server/modules/reports/draft-report.ts";
import { readReport } from "#server/modules/reports/queries.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import { addKind } from "#shared/catalogue/kinds.ts";
import type { ActivityKind } from "#shared/catalogue/types.ts";
import { figureSpec } from "#shared/figures/spec.ts";
import type { LedgerPlan } from "#shared/imports/ledger.ts";
import { plainText } from "#shared/report/plain-text.ts";
import { KindFields } from "../src/web/features/record/kind-fields.tsx";
import { KindSelect } from "../src/web/features/record/kind-select.tsx";
import { makeWorld, type World } from "./support/world.ts";

/** The one entry; everything below follows from it. */
const BOOK_FAIR: ActivityKind = {
  id: "book_fair",
  name: "红色书展",
  measure: "场",
  dimension: "clean",
  expected: "none",
  synonyms: ["廉洁书展"],
  phrase: "举办红色书展{n}",
  verb: "举办",
  fields: [
    {
      id: "books_lent",
      label: "借出图书",
      type: "number",
      unit: "册",
      max: 10_000,
      synonyms: ["借阅册数"],
      measure: {
        version: 1,
        name: "借出图书数",
        synonyms: ["借书数"],
        definition: "各场书展借出的图书册数之和。",
        phrase: "借出图书{n}",
      },
    },
    { id: "book_list", label: "推荐书目", type: "text", long: true, synonyms: ["书目"] },
  ],
};

const PERIOD = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };

let world: World;
let department: string;
let fair: string;

beforeAll(async () => {
  addKind(BOOK_FAIR);
  world = await makeWorld();
  department = await world.org("department", world.root, "测试书展部");
  const base = { orgs: [{ orgId: department, role: "host" as const }], kinds: ["book_fair"] };
  fair = await world.activity({
    ...base,
    heldOn: "2026-03-05",
    title: "春季书展",
    fields: { books_lent: 30, book_list: "甲书\n乙书" },
  });
  await world.activity({ ...base, heldOn: "2026-04-05", fields: { books_lent: 12 } });
});

const query = () => activityQuery.parse({ kinds: ["book_fair"], states: ["filed"] });

describe("a kind added as one entry", () => {
  it("is in the form, with its fields", () => {
    const nothing = () => undefined;
    const select = renderToStaticMarkup(
      createElement(KindSelect, { value: "book_fair", onChange: nothing, problem: undefined }),
    );
    expect(select).toMatch(/<optgroup label="廉洁型">.*<option value="book_fair" selected="">红色书展<\/option>/);
    const form = { kind: "book_fair", alsoKinds: [], fields: { books_lent: "30" } };
    const fields = renderToStaticMarkup(createElement(KindFields, { form, onChange: nothing, problemOf: nothing }));
    expect(fields).toContain("借出图书（册）");
    expect(fields).toMatch(/<input[^>]*type="number"[^>]*value="30"/);
    expect(fields).toMatch(/推荐书目.*<textarea/);
  });

  it("is recorded, listed and exported with what its fields say", async () => {
    const saved = await world.run((tx) => loadActivity(tx, world.system, fair));
    expect(saved.fields).toEqual({ books_lent: 30, book_list: "甲书\n乙书" });
    const { rows } = await world.run((tx) => listActivities(tx, world.system, query(), { after: null, limit: 10 }));
    expect(rows.map(({ kinds, fields }) => [kinds, fields.books_lent])).toEqual([
      [["book_fair"], 12],
      [["book_fair"], 30],
    ]);
    const chunks: Uint8Array[] = [];
    await world.run((tx) => exportActivities(tx, world.system, query(), async (chunk) => void chunks.push(chunk)));
    const [, header = [], ...lines] = (await readXlsx(Buffer.concat(chunks))).sheets[0]?.rows ?? [];
    const column = header.indexOf("借出图书（册）");
    expect(lines.map((line) => line[column])).toEqual([12, 30]);
  });

  it("is counted, and so is its number", async () => {
    const ask = (metric: string, kinds: string[]) => {
      const spec = figureSpec.parse({ metric, org: department, kinds });
      return world.run((tx) => computeFigure(tx, world.system, spec, PERIOD));
    };
    expect(await ask("occasions", ["book_fair"])).toMatchObject({ value: 2, unit: "场" });
    expect(await ask("books_lent", [])).toMatchObject({ value: 42, unit: "册", records: 2 });
  });

  it("is phrased in a report", async () => {
    const id = randomUUID();
    const input = { commandId: randomUUID(), id, orgId: department, template: "periodic", ...PERIOD };
    await world.run((tx) => createReport(tx, world.system, input));
    const { document } = await world.run((tx) => readReport(tx, world.system, id));
    expect(plainText(document)).toContain("举办红色书展2场，借出图书42册");
  });

  it("is recognised in a ledger, its fields by their headings", async () => {
    const text =
      "日期,类型,名称,借阅册数,书目\n2026.5.6,廉洁书展,夏季书展,15册,丙书\n2026.5.7,红色书展,夏季书展二,若干,\n";
    const { id } = await startImport(world.deps, world.system, {
      target: "activities",
      orgId: department,
      fileName: "书展.csv",
      bytes: new TextEncoder().encode(text),
    });
    const plan = (await readImport(world.deps, world.system, id)) as LedgerPlan;
    expect(plan.items.map(({ action, kinds }) => [action, kinds])).toEqual([
      ["problem", ["book_fair"]],
      ["new", ["book_fair"]],
    ]);
    expect(plan.problems.map(({ row, column, message }) => [row, column, message])).toEqual([
      [3, "D", "“若干”读不出来：“借出图书”应为数字，请改正"],
    ]);
    expect(plan.choices.tables[0]?.map(({ fields }) => fields[0])).toEqual([
      "date",
      "kind",
      "title",
      "kind:books_lent",
      "kind:book_list",
    ]);
  });

  it("is refused when its id or a name is taken", () => {
    expect(() => addKind(BOOK_FAIR)).toThrow(/shares its id or a name with book_fair/);
    const other = { ...BOOK_FAIR, id: "other", name: "另一书展", synonyms: [] };
    expect(() => addKind({ ...other, fields: [{ ...BOOK_FAIR.fields![1]! }] })).toThrow(/field book_list/);
  });
});
