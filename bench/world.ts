import { randomUUID } from "node:crypto";
import pg from "pg";
import { type Actor, systemActor } from "#server/modules/access/index.ts";
import { asAppRole, type Db, openDb, openPool } from "#server/platform/db.ts";
import { APP_PASSWORD, testDatabase } from "../test/support/cluster.ts";

export type BenchWorld = {
  owner: pg.Client;
  db: Db;
  actor: Actor;
  district: string;
  root: string;
  close(): Promise<void>;
};

/** Kinds in turn, so that each has an eighth of the activities. */
export const KINDS = [
  "all_staff_meeting",
  "seminar",
  "theme_day",
  "party_lecture",
  "branch_committee",
  "member_assembly",
  "special_study",
  "warning_education",
];

const TITLES = ["全体会议", "交流研讨", "主题党日", "专题党课", "支委会议", "党员大会", "专题学习", "警示教育"];
const SUBJECTS = ["基层治理", "人才工作", "干部队伍", "档案整理", "志愿服务", "换届选举", "乡村振兴"];

/**
 * A district of 1,001 organisations and 30,000 people with `perYear` activities a year (20 attendances each) for each
 * of `years` years, the last of them 2026. Written by the owner in bulk; read as the application's role.
 */
export async function makeBenchWorld(perYear: number, years: number): Promise<BenchWorld> {
  const database = await testDatabase(`bench_${process.pid}_${Date.now()}`);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const district = randomUUID();
  const root = randomUUID();
  const path = "benchroot";
  await owner.query("INSERT INTO district (id, name, created_at) VALUES ($1, '测速区', now())", [district]);
  await owner.query(
    `INSERT INTO org (district_id, id, kind, code, name, short_name, position, label, path)
     VALUES ($1, $2, 'district', 'R', '测速区委', '测速区', 0, $3::text, $3::ltree)`,
    [district, root, path],
  );
  await owner.query(
    `INSERT INTO org (district_id, id, parent_id, kind, code, name, short_name, position, label, path)
     SELECT $1, md5('org' || n)::uuid, $2, 'department', 'B' || n, '单位' || n, '单位' || n, n, 'b' || n, ($3::text || '.b' || n)::ltree
     FROM generate_series(1, 1000) n`,
    [district, root, path],
  );
  await owner.query(
    "INSERT INTO org_placement (district_id, org_id, from_date, parent_id, path) SELECT district_id, id, '2015-01-01', parent_id, path FROM org WHERE district_id = $1",
    [district],
  );
  await owner.query(
    `INSERT INTO person (district_id, id, name, visible_to)
     SELECT $1, md5('person' || n)::uuid, '人员' || n, ARRAY[($2::text || '.b' || (1 + n % 1000))::ltree] FROM generate_series(0, 29999) n`,
    [district, path],
  );
  for (let year = 2027 - years; year <= 2026; year += 1) await fillYear(owner, { district, path, year, perYear });
  await owner.query("VACUUM ANALYZE");
  const pool = openPool(asAppRole(database.ownerUrl, APP_PASSWORD), 4);
  return {
    owner,
    db: openDb(pool),
    actor: systemActor(district, { id: root, path }, new Date("2026-12-31T12:00:00+08:00")),
    district,
    root,
    async close() {
      await pool.end();
      await owner.end();
      await database.drop();
    },
  };
}

type Year = { district: string; path: string; year: number; perYear: number };

async function fillYear(owner: pg.Client, { district, path, year, perYear }: Year): Promise<void> {
  const scope = [district, path, `${year}-01-01`, perYear];
  const ids = `SELECT n, md5('activity' || $3::text || n)::uuid AS id, 1 + n % 1000 AS branch,
      ARRAY[($2::text || '.b' || (1 + n % 1000))::ltree] AS visible_to
    FROM generate_series(1, $4::int) n`;
  await owner.query(
    `INSERT INTO activity (district_id, id, state, main_kind, title, held_on, attendance_mode, expected, present, recorded_at, filed_at, visible_to)
     SELECT $1, id, 'filed', ($5::text[])[1 + n % 8], ($6::text[])[1 + n % 8] || '：' || CASE WHEN n % 997 = 0 THEN '防汛值守' ELSE ($7::text[])[1 + n % 7] END || n, $3::date + (n % 365), 'names', 20, 18, now(), now(), visible_to FROM (${ids}) a`,
    [...scope, KINDS, TITLES, SUBJECTS],
  );
  await owner.query(
    `INSERT INTO activity_kind (district_id, activity_id, kind, held_on, visible_to) SELECT $1, id, ($5::text[])[1 + n % 8], $3::date + (n % 365), visible_to FROM (${ids}) a`,
    [...scope, KINDS],
  );
  await owner.query(
    `INSERT INTO activity_org (district_id, activity_id, org_id, role, visible_to)
     SELECT $1, id, md5('org' || branch)::uuid, 'host', visible_to FROM (${ids}) a WHERE $3 IS NOT NULL`,
    scope,
  );
  await owner.query(
    `INSERT INTO attendance (district_id, activity_id, person_id, org_id, status, visible_to)
     SELECT $1, id, md5('person' || ((branch - 1 + 1000 * k) % 30000))::uuid, md5('org' || branch)::uuid,
       CASE WHEN k < 18 THEN 'present' ELSE 'excused' END, visible_to
     FROM (${ids}) a CROSS JOIN generate_series(0, 19) k`,
    scope,
  );
}
