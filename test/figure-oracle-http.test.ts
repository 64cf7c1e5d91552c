import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import type { ActivityPage, ActivityQuery } from "#shared/activities/contracts.ts";
import type { FigureRecords, FigureResult } from "#shared/figures/contracts.ts";
import { BASE_METRIC_IDS } from "#shared/figures/spec.ts";
import {
  activityArbitrary,
  below,
  type DrawnSpec,
  figureOf,
  kindsOf,
  makeTree,
  type PlainActivity,
  record,
  recount,
  specArbitrary,
} from "./support/figure-oracle.ts";
import { makeApp, type TestApp } from "./support/signed-in.ts";

/** Draws the world and the figures; the seed that a failure prints, put here, brings the same ones back. */
const SEED = Date.now() % 2 ** 31;
const ACTIVITIES = 120;
/** Smaller than most answers, so that the pages have to be put together. */
const LIMIT = 6;

type Tree = Awaited<ReturnType<typeof makeTree>>;
/** A signed-in clerk and the activities that the clerk's organisation may see. */
type Clerk = { cookie: string; sees: PlainActivity[] };

let app: TestApp;
let tree: Tree;
let clerks: Clerk[];

beforeAll(async () => {
  tree = await makeTree(true);
  app = await makeApp(tree.world);
  const all: PlainActivity[] = [];
  for (const drawn of fc.sample(activityArbitrary, { seed: SEED, numRuns: ACTIVITIES })) {
    all.push(await record(tree.world, drawn, tree.orgs, tree.people));
  }
  const [root = "", , , , , townB = ""] = tree.orgs;
  clerks = [];
  for (const [role, org] of [["department_clerk", root] as const, ["town_cadre", townB] as const]) {
    const cookie = await app.signIn(await app.account(role, org));
    // Rights follow today's tree, whatever the day that is counted.
    const own = below(tree.after, org);
    clerks.push({ cookie, sees: all.filter((one) => one.orgs.some((link) => own.includes(link.orgId))) });
  }
});

async function ask<T>(cookie: string, url: string, payload?: object): Promise<T> {
  const answer = await app.send(payload ? { method: "POST", url, payload } : { method: "GET", url }, cookie);
  expect(answer.statusCode, `${url}\n${answer.body}`).toBe(200);
  return answer.json<T>();
}

async function allPages<Row>(page: (after: string | null) => Promise<{ rows: Row[]; next: string | null }>) {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const { rows: more, next } = await page(after);
    expect(more.length).toBeLessThanOrEqual(LIMIT);
    rows.push(...more);
    if (next === null) return rows;
    after = next;
  }
}

/** The rows below the heading of the real file, as [日期, 名称, 应到, 实到]. */
async function exported(cookie: string, filter: string) {
  const answer = await app.send({ method: "GET", url: `/api/activities/export?filter=${filter}` }, cookie);
  expect(answer.statusCode).toBe(200);
  const { sheets } = await readXlsx(answer.rawPayload);
  const [, header = [], ...rows] = sheets[0]?.rows ?? [];
  const columns = ["日期", "名称", "应到", "实到"].map((name) => header.indexOf(name));
  expect(rows.map((row) => row[header.indexOf("序号")])).toEqual(rows.map((_, i) => i + 1));
  return rows.map((row) => columns.map((column) => row[column] ?? null));
}

describe("over HTTP, as a signed-in clerk", () => {
  it("a figure, its records, the list with the same filter and its .xlsx agree with the recount", async () => {
    // Without activities that the second must not see, the rights would go unproved.
    expect(clerks[0]?.sees.length).toBe(ACTIVITIES);
    expect(clerks[1]?.sees.length).toBeLessThan(ACTIVITIES);
    // However the others are drawn: the whole year is asked first, and runs over several pages.
    const everything: Omit<DrawnSpec, "metric"> = {
      ...{ org: 0, reach: "tree", role: "any", kinds: [] },
      ...{ from: "2025-12-31", to: "2026-12-31", cutoff: "2026-11-19" },
    };
    const counted: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...clerks), specArbitrary, async ({ cookie, sees }, drawn) => {
        const { spec, context, last } = figureOf(drawn, tree.orgs);
        const day = last >= "2026-05-01" ? tree.after : tree.before;
        const naive = recount(sees, day, spec, context.from, last);
        const newestFirst = [...naive.hits].sort((a, b) => (b.heldOn + b.id < a.heldOn + a.id ? -1 : 1));
        const ids = newestFirst.map((one) => one.id);
        counted.push(ids.length);

        const figure = await ask<FigureResult>(cookie, "/api/figures/compute", { spec, context });
        expect({ value: figure.value, records: figure.records }).toEqual({ value: naive.value, records: ids.length });

        const stoodOn = await allPages((after) =>
          ask<FigureRecords>(cookie, "/api/figures/records", { spec, context, after, limit: LIMIT }),
        );
        expect(stoodOn.map((row) => row.id)).toEqual(ids);

        const query: Partial<ActivityQuery> = {
          states: ["filed"],
          from: context.from,
          to: last,
          kinds: kindsOf(spec),
          org: spec.org,
          reach: spec.reach,
          role: spec.role,
          treeDate: last,
        };
        const filter = encodeURIComponent(JSON.stringify(query));
        const listed = await allPages(async (after) => {
          const url = `/api/activities?limit=${LIMIT}&filter=${filter}${after === null ? "" : `&after=${after}`}`;
          const page = await ask<ActivityPage>(cookie, url);
          expect(page.total).toEqual({ count: ids.length, more: false });
          return page;
        });
        expect(listed.map((row) => row.id)).toEqual(ids);

        expect(await exported(cookie, filter)).toEqual(
          newestFirst.map((one) => [one.heldOn, one.title, one.expected, one.present]),
        );
      }),
      {
        seed: SEED,
        numRuns: 100,
        examples: clerks.flatMap((clerk) =>
          BASE_METRIC_IDS.map((metric): [Clerk, DrawnSpec] => [clerk, { ...everything, metric }]),
        ),
      },
    );
    expect(Math.min(...counted.slice(0, 2 * BASE_METRIC_IDS.length))).toBeGreaterThan(LIMIT);
  });
});
