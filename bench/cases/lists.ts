import { sql } from "kysely";
import { listActivities } from "#server/modules/activities/index.ts";
import { figureRecords } from "#server/modules/figures/index.ts";
import { listImports } from "#server/modules/imports/import-verbs.ts";
import { listPeople } from "#server/modules/people/queries.ts";
import { listRegister } from "#server/modules/reports/list-register.ts";
import { listReports } from "#server/modules/reports/list-reports.ts";
import { history } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import { registerFilter, reportFilter } from "#shared/report/contracts.ts";
import { best, type Ratio } from "../ratio.ts";
import type { BenchWorld } from "../world.ts";

const YEAR = { from: "2026-01-01", to: "2026-12-31" };
const LIMIT = 50;

/** Both give the ids of their page, which must be the same. */
type List = { name: string; ours(tx: Tx): Promise<string[]>; bare(tx: Tx): Promise<string[]> };

/** Reports, given-out numbers and events as a district gathers them in years. */
async function fillLists({ owner, district, root }: BenchWorld, full: boolean): Promise<void> {
  const reports = full ? 2_000 : 200;
  const scope = [district, root, reports];
  await owner.query(
    `INSERT INTO report (district_id, id, org_id, template, state, title, frame, document, document_version, period_from, period_to, cutoff, issued_at, created_at, updated_at, visible_to)
     SELECT $1, md5('report' || n)::uuid, $2, 'annual', 'issued', '报告' || n, '{}', '{"type":"doc","content":[]}', 1, '2026-01-01', '2026-12-31', '2026-12-31',
       timestamptz '2020-01-01' + n * interval '1 hour', now(), timestamptz '2020-01-01' + n * interval '1 hour', ARRAY['benchroot'::ltree]
     FROM generate_series(1, $3::int) n`,
    scope,
  );
  await owner.query(
    `INSERT INTO issued_figure (district_id, report_id, node_id, position, spec, metric, metric_version, definition, context, period_from, period_to, value, text, unit, activity_ids, activity_revisions, hash, issued_at, checked_at, visible_to)
     SELECT $1, r.id, md5(r.id::text || k)::uuid, k, '{}', 'occasions', 1, '口径', '句子', '2026-01-01', '2026-12-31', 9, '9', '次', '{}', '{}', '', r.issued_at, now(), r.visible_to
     FROM report r CROSS JOIN generate_series(1, 50) k WHERE r.district_id = $1`,
    [district],
  );
  await owner.query(
    `INSERT INTO issued_number (district_id, report_id, node_id, position, sort, text, context, ground, issued_at, visible_to)
     SELECT $1, r.id, md5('n' || r.id::text || k)::uuid, k, 'external', '9', '句子', '来源', r.issued_at, r.visible_to
     FROM report r CROSS JOIN generate_series(1, 5) k WHERE r.district_id = $1`,
    [district],
  );
  await owner.query(
    `INSERT INTO event (district_id, id, at, actor_name, verb, object_type, object_id, object_revision, object_label, payload_hash, visible_to)
     SELECT $1, md5('event' || n)::uuid, timestamptz '2020-01-01' + n * interval '1 minute', '测速', 'org.changed', 'org', $2, 1, '测速区', '', ARRAY['benchroot'::ltree]
     FROM generate_series(1, $3::int * 100) n`,
    scope,
  );
  await owner.query(
    `INSERT INTO file (district_id, id, sha256, name, media_type, size, created_at, visible_to)
     SELECT $1, md5('file' || n)::uuid, md5('file' || n), '台账' || n || '.xlsx', 'text/csv', 1, now(), ARRAY['benchroot'::ltree]
     FROM generate_series(1, $2::int * 5) n`,
    [district, reports],
  );
  await owner.query(
    `INSERT INTO import_batch (district_id, id, target, state, org_id, file_id, mapping, created_at, visible_to)
     SELECT $1, md5('import' || n)::uuid, 'ledger', 'done', $2, md5('file' || n)::uuid, '{}', timestamptz '2020-01-01' + n * interval '1 hour', ARRAY['benchroot'::ltree]
     FROM generate_series(1, $3::int * 5) n`,
    scope,
  );
  await owner.query(
    `INSERT INTO membership (district_id, id, person_id, org_id, kind, from_date, visible_to)
     SELECT district_id, md5('m' || id::text)::uuid, id, (SELECT o.id FROM org o WHERE o.district_id = p.district_id AND o.path = p.visible_to[1]), 'party', '2015-01-01', visible_to
     FROM person p WHERE district_id = $1`,
    [district],
  );
  await owner.query("VACUUM ANALYZE");
}

function listsOf({ actor, district, root }: BenchWorld): List[] {
  const ids = async (found: Promise<{ rows: { id: string }[] }>) => (await found).rows.map(({ id }) => id);
  const filed = activityQuery.parse({ states: ["filed"], ...YEAR });
  const spec = {
    ...({ metric: "occasions", version: null, org: root, reach: "tree", role: "host", period: YEAR } as const),
    ...{ kinds: ["seminar"], themes: [], programme: null },
  };
  const context = { ...YEAR, cutoff: YEAR.to };
  const page = { after: null, limit: LIMIT };
  const activityRow = sql`a.id, a.title, a.held_on, a.expected, a.present,
    ARRAY(SELECT k.kind FROM activity_kind k WHERE k.district_id = a.district_id AND k.activity_id = a.id) AS kinds,
    ARRAY(SELECT o.short_name FROM activity_org ao JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id
      WHERE ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host') AS hosts`;
  return [
    {
      name: "活动",
      ours: async (tx) => (await listActivities(tx, actor, filed, page)).rows.map(({ id }) => id),
      async bare(tx) {
        const wanted = sql`a.district_id = ${district} AND a.state = 'filed' AND a.held_on BETWEEN ${YEAR.from} AND ${YEAR.to}`;
        await sql`SELECT count(*) FROM (SELECT FROM activity a WHERE ${wanted} LIMIT 10001) hit`.execute(tx);
        return ids(
          sql<{ id: string }>`SELECT ${activityRow} FROM activity a WHERE ${wanted}
            ORDER BY a.held_on DESC, a.id DESC LIMIT ${LIMIT}`.execute(tx),
        );
      },
    },
    {
      name: "数字背后的记录",
      ours: async (tx) => (await figureRecords(tx, actor, { spec, context, ...page })).rows.map(({ id }) => id),
      async bare(tx) {
        const wanted = sql`a.district_id = ${district} AND a.state = 'filed' AND a.held_on BETWEEN ${YEAR.from} AND ${YEAR.to}
          AND EXISTS (SELECT FROM activity_kind k WHERE k.district_id = a.district_id AND k.activity_id = a.id AND k.kind = 'seminar')
          AND EXISTS (SELECT FROM activity_org h WHERE h.district_id = a.district_id AND h.activity_id = a.id AND h.role = 'host')`;
        await sql`SELECT count(*) FROM (SELECT FROM activity a WHERE ${wanted} LIMIT 10001) hit`.execute(tx);
        return ids(
          sql<{ id: string }>`SELECT ${activityRow} FROM activity a WHERE ${wanted}
            ORDER BY a.held_on DESC, a.id DESC LIMIT ${LIMIT}`.execute(tx),
        );
      },
    },
    {
      name: "人员",
      ours: async (tx) => (await listPeople(tx, actor, { limit: LIMIT })).map(({ id }) => id),
      bare: (tx) =>
        ids(
          sql<{ id: string }>`SELECT p.id, p.name, p.gender, p.birth_month,
              (SELECT json_agg(json_build_object('org', o.name, 'kind', m.kind, 'post', m.post, 'from', m.from_date))
                FROM membership m JOIN org o ON o.district_id = m.district_id AND o.id = m.org_id
                WHERE m.district_id = p.district_id AND m.person_id = p.id) AS memberships
            FROM person p WHERE p.district_id = ${district} ORDER BY p.name, p.id LIMIT ${LIMIT}`.execute(tx),
        ),
    },
    {
      name: "报告",
      ours: async (tx) => (await listReports(tx, actor, reportFilter.parse({}), page)).map(({ id }) => id),
      bare: (tx) =>
        ids(
          sql<{ id: string }>`SELECT r.id, r.org_id, r.template, r.title, r.state, r.period_from, r.period_to, r.cutoff,
              r.issued_at, r.stale_at, r.late_count, r.updated_at, o.short_name FROM report r
            JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
            WHERE r.district_id = ${district} ORDER BY r.updated_at DESC, r.id DESC LIMIT ${LIMIT}`.execute(tx),
        ),
    },
    {
      name: "导入",
      ours: async (tx) => (await listImports(tx, actor, {}, page)).map(({ id }) => id),
      bare: (tx) =>
        ids(
          sql<{ id: string }>`SELECT b.id, b.target, b.state, b.file_id, b.progress, b.total, b.message, b.created_at,
              o.short_name, f.name FROM import_batch b
            JOIN org o ON o.district_id = b.district_id AND o.id = b.org_id
            JOIN file f ON f.district_id = b.district_id AND f.id = b.file_id
            WHERE b.district_id = ${district} ORDER BY b.created_at DESC, b.id DESC LIMIT ${LIMIT}`.execute(tx),
        ),
    },
    {
      name: "对外报数",
      ours: async (tx) => (await listRegister(tx, actor, registerFilter.parse({}), page)).map(({ nodeId }) => nodeId),
      bare: (tx) =>
        ids(
          sql<{ id: string }>`
            SELECT l.id, l.text, l.context, l.ground, r.title, r.recipient FROM (
              (SELECT report_id, node_id AS id, position * 2 AS place, issued_at, text, context, definition AS ground
                FROM issued_figure WHERE district_id = ${district}
                ORDER BY issued_at DESC, report_id DESC, position LIMIT ${LIMIT})
              UNION ALL
              (SELECT report_id, node_id, position * 2 + 1000001, issued_at, text, context, ground
                FROM issued_number WHERE district_id = ${district}
                ORDER BY issued_at DESC, report_id DESC, position LIMIT ${LIMIT})
            ) l JOIN report r ON r.district_id = ${district} AND r.id = l.report_id
            ORDER BY l.issued_at DESC, l.report_id DESC, l.place LIMIT ${LIMIT}`.execute(tx),
        ),
    },
    {
      name: "留痕",
      ours: async (tx) => (await history(tx, district, { limit: LIMIT })).map(({ id }) => id),
      bare: (tx) =>
        ids(
          sql<{ id: string }>`SELECT e.id, e.at, e.actor_name, e.verb, e.object_label, p.payload FROM event e
            LEFT JOIN event_payload p ON p.district_id = e.district_id AND p.event_id = e.id
            WHERE e.district_id = ${district} ORDER BY e.at DESC, e.id DESC LIMIT ${LIMIT}`.execute(tx),
        ),
    },
  ];
}

/** The first page of every list that is read in pages, against its hand-written query. */
export async function listCases(world: BenchWorld, full: boolean): Promise<Ratio[]> {
  await fillLists(world, full);
  const ratios: Ratio[] = [];
  for (const { name, ours, bare } of listsOf(world)) {
    const pages: Record<"ours" | "bare", string[]> = { ours: [], bare: [] };
    const time = (side: "ours" | "bare", work: (tx: Tx) => Promise<string[]>) =>
      best(15, () =>
        withActor(world.db, world.actor, async (tx) => {
          pages[side] = await work(tx);
        }),
      );
    ratios.push({
      name: `列表首页：${name} / 手写查询`,
      ours: await time("ours", ours),
      bare: await time("bare", bare),
      limit: 2,
    });
    if (pages.ours.length !== LIMIT || pages.ours.join() !== pages.bare.join())
      throw new Error(`${name}: the page differs from the hand-written one`);
  }
  return ratios;
}
