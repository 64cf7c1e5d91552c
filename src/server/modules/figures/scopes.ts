import { sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";

/** An organisation with how far a figure reaches below it, by the tree of a day. */
type Scope = { org: string; reach: string; on: string };

/**
 * The scopes of many figures, numbered. Which organisations belong to which is told in one statement, as a dictionary
 * that a query looks a row's organisation up in. A join would do the same, but the planner takes a list it cannot see
 * into for a handful of rows and compares each activity with each organisation: measured, two hundred times as slow.
 */
export class Scopes {
  readonly #top: string;
  readonly #numbers = new Map<string, { n: number; scope: Scope }>();

  constructor(top: string) {
    this.#top = top;
  }

  /** Every activity has a host and every organisation lies below the top: there is nothing to look up. */
  isEverywhere(org: string, reach: string, role: string): boolean {
    return org === this.#top && reach === "tree" && (role === "host" || role === "any");
  }

  numberOf(scope: Scope): number {
    const key = JSON.stringify(scope);
    const known = this.#numbers.get(key) ?? { n: this.#numbers.size, scope };
    this.#numbers.set(key, known);
    return known.n;
  }

  /** {"organisation": [numbers of the scopes that it belongs to]} */
  async members(tx: Tx, district: string): Promise<string> {
    const scopes = [...this.#numbers.values()].map(({ n, scope }) => ({ n, ...scope }));
    if (scopes.length === 0) return "{}";
    const found = await sql<{ members: string }>`
      WITH scope AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(scopes)}::jsonb) AS s (n int, org uuid, reach text, "on" date)
      ), member AS (
        SELECT s.n, s.org AS org_id FROM scope s WHERE s.reach = 'self'
        UNION
        SELECT s.n, p.org_id
        FROM scope s
        JOIN org_placement top ON top.district_id = ${district} AND top.org_id = s.org
          AND top.from_date <= s."on" AND (top.to_date IS NULL OR top.to_date > s."on")
        JOIN org_placement p ON p.district_id = top.district_id AND p.path <@ top.path
          AND p.from_date <= s."on" AND (p.to_date IS NULL OR p.to_date > s."on")
        JOIN org o ON o.district_id = p.district_id AND o.id = p.org_id
        WHERE s.reach = 'tree' OR (s.reach IN ('inner', 'below')
          AND (s.reach = 'inner') = (p.org_id = s.org OR (p.parent_id = s.org AND o.kind = 'section')))
      ), numbered AS (SELECT org_id, jsonb_agg(n) AS ns FROM member GROUP BY org_id)
      SELECT coalesce(jsonb_object_agg(org_id, ns), '{}')::text AS members FROM numbered`.execute(tx);
    return found.rows[0]!.members;
  }
}
