import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { STANDING_NAMES } from "#shared/report/contracts.ts";
import type { ReportDocument } from "#shared/report/document.ts";
import { figurePlaces } from "#shared/report/figure-places.ts";

export type IssuedText = {
  reportId: string;
  title: string;
  issuedAt: Date;
  /** the period it reports on */
  from: string;
  to: string;
  /** the text as issued, without its frame */
  text: string;
  figures: {
    nodeId: string;
    start: number;
    end: number;
    unit: string;
    standing: keyof typeof STANDING_NAMES;
    /** what the records come to now */
    current: number | null;
  }[];
};

type Row = { id: string; title: string; issued_at: Date; from: string; to: string; document: ReportDocument };
type FigureRow = {
  report_id: string;
  node_id: string;
  unit: string;
  standing: IssuedText["figures"][number]["standing"];
  current_value: number | null;
};

/** How many reports of the same title are looked at: those of the last periods. */
const LATEST = 12;

/**
 * The issued reports whose title a text begins with, white space apart, the latest first; titles without a period are
 * those of many reports. A longer title goes before the ones that it contains. Empty when the actor sees none.
 */
export async function issuedTextsFor(tx: Tx, actor: Actor, head: string): Promise<IssuedText[]> {
  const found = await sql<Row>`
    SELECT r.id, r.title, r.issued_at, r.period_from AS "from", r.period_to AS "to", r.document FROM report r
    WHERE r.district_id = ${actor.district} AND r.state = 'issued'
      AND strpos(${bare(head)}, regexp_replace(r.title, '\\s', '', 'g')) > 0
    ORDER BY length(r.title) DESC, r.issued_at DESC LIMIT ${LATEST}`.execute(tx);
  const reports = found.rows.filter(({ title }) => bare(title) === bare(found.rows[0]!.title));
  if (reports.length === 0) return [];
  const frozen = await sql<FigureRow>`
    SELECT f.report_id, f.node_id, f.unit, f.standing, f.current_value::float8 AS current_value FROM issued_figure f
    WHERE f.district_id = ${actor.district} AND f.report_id = ANY(${reports.map(({ id }) => id)}::uuid[])`.execute(tx);
  const byNode = new Map(frozen.rows.map((row) => [`${row.report_id} ${row.node_id}`, row]));
  return reports.map(({ id, title, issued_at, from, to, document }) => {
    const { text, places } = figurePlaces(document);
    const figures = places.flatMap(({ node, start, end }) => {
      const row = byNode.get(`${id} ${node.attrs.id}`);
      return row
        ? [{ nodeId: row.node_id, start, end, unit: row.unit, standing: row.standing, current: row.current_value }]
        : [];
    });
    return { reportId: id, title, issuedAt: issued_at, from, to, text, figures };
  });
}

const bare = (text: string) => text.replace(/\s/gu, "");
