import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { measureAll } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { type Assertion, type AssertionSort, assertionsIn } from "#shared/claims/assertions.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";

/** What stands against 全部: how many, and which of them first; null when nothing does. */
type Against = { count: number; of: string } | null;

/**
 * 全部按时报送 with two rounds overdue: sentences that say all of something whose exceptions are on record. The graver
 * kind of error, since it does not miscount but tells the opposite.
 */
export async function contradicted(
  tx: Tx,
  actor: Actor,
  text: string,
  speaker: { id: string },
  context: FigureContext,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const assertion of assertionsIn(text)) {
    const against = await WHAT_STANDS_AGAINST[assertion.sort](tx, actor, speaker.id, context);
    if (against !== null) findings.push(findingOf(assertion, against));
  }
  return findings;
}

function findingOf({ start, end, text }: Assertion, { count, of }: NonNullable<Against>): Finding {
  return {
    rule: "figure.flipped",
    severity: "error",
    start,
    length: end - start,
    message: `称“${text}”，但记录中有${of}（${count} 项）`,
    suggestion: "按实际情况改写：已完成多少、还有多少",
    fix: null,
  };
}

const WHAT_STANDS_AGAINST: Record<
  AssertionSort,
  (tx: Tx, actor: Actor, org: string, context: FigureContext) => Promise<Against>
> = {
  rounds_in_time: (tx, actor, org, { from, cutoff }) =>
    first(
      tx,
      sql`
      SELECT '《' || r.title || '》' || o.short_name || CASE WHEN t.submitted_at IS NULL THEN '没有报送' ELSE '逾期报送' END AS of
      FROM round r
      JOIN round_recipient t ON t.district_id = r.district_id AND t.round_id = r.id
      JOIN org o ON o.district_id = t.district_id AND o.id = t.org_id
      WHERE r.district_id = ${actor.district} AND (r.org_id = ${org} OR t.org_id = ${org}) AND r.opened_at IS NOT NULL
        AND r.due_on BETWEEN ${from} AND ${cutoff}
        AND (t.submitted_at IS NULL OR (t.submitted_at AT TIME ZONE 'Asia/Shanghai')::date > r.due_on)
      ORDER BY r.due_on, o.position`,
    ),
  documents_passed_on: (tx, actor, org, { from, cutoff }) =>
    first(
      tx,
      sql`
      SELECT '《' || d.title || '》没有传达的记录' AS of
      FROM incoming i JOIN document d ON d.district_id = i.district_id AND d.id = i.document_id
      WHERE i.district_id = ${actor.district} AND d.org_id = ${org} AND d.retired_at IS NULL
        AND i.received_on BETWEEN ${from} AND ${cutoff}
        AND NOT EXISTS (SELECT FROM document_link l JOIN activity a ON a.district_id = l.district_id AND a.id = l.activity_id
          WHERE l.district_id = d.district_id AND l.document_id = d.id AND l.relation = 'passed_on' AND a.state IN ('held', 'filed'))
      ORDER BY i.received_on`,
    ),
  documents_closed: (tx, actor, org, { from, cutoff }) =>
    first(
      tx,
      sql`
      SELECT '《' || d.title || '》' || CASE WHEN i.deadline < ${cutoff} THEN '逾期没有办结' ELSE '没有办结' END AS of
      FROM incoming i JOIN document d ON d.district_id = i.district_id AND d.id = i.document_id
      WHERE i.district_id = ${actor.district} AND d.org_id = ${org} AND d.retired_at IS NULL
        AND i.received_on BETWEEN ${from} AND ${cutoff} AND (i.closed_on IS NULL OR i.closed_on > ${cutoff})
      ORDER BY i.received_on`,
    ),
  needs_matched: async (tx, actor, org, context) => {
    const spec = (metric: string): FigureSpec => ({
      ...{ metric, version: null, org, reach: "tree", role: "host", period: "report" },
      ...{ kinds: [], themes: [], programme: null },
    });
    const [raised, matched] = await measureAll(tx, actor, [spec("needs_raised"), spec("needs_matched")], context);
    const left = (raised?.value ?? 0) - (matched?.value ?? 0);
    return left > 0 ? { count: left, of: `提出 ${raised?.value} 件、对接 ${matched?.value} 件` } : null;
  },
};

async function first(tx: Tx, rows: ReturnType<typeof sql>): Promise<Against> {
  const found = await sql<{ count: number; of: string }>`
    SELECT (count(*) OVER ())::int AS count, of FROM (${rows}) AS against LIMIT 1`.execute(tx);
  return found.rows[0] ?? null;
}
