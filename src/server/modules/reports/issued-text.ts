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

type Row = { id: string; title: string; issued_at: Date; document: ReportDocument };
type FigureRow = {
  node_id: string;
  unit: string;
  standing: IssuedText["figures"][number]["standing"];
  current_value: number | null;
};

/** The report last issued whose title a text begins with, white space apart; null when there is none that the actor sees. */
export async function issuedTextFor(tx: Tx, actor: Actor, head: string): Promise<IssuedText | null> {
  const found = await sql<Row>`
    SELECT r.id, r.title, r.issued_at, r.document FROM report r
    WHERE r.district_id = ${actor.district} AND r.state = 'issued'
      AND strpos(${head.replace(/\s/gu, "")}, regexp_replace(r.title, '\\s', '', 'g')) > 0
    ORDER BY length(r.title) DESC, r.issued_at DESC LIMIT 1`.execute(tx);
  const report = found.rows[0];
  if (!report) return null;
  const frozen = await sql<FigureRow>`
    SELECT f.node_id, f.unit, f.standing, f.current_value::float8 AS current_value FROM issued_figure f
    WHERE f.district_id = ${actor.district} AND f.report_id = ${report.id} ORDER BY f.position`.execute(tx);
  const byNode = new Map(frozen.rows.map((row) => [row.node_id, row]));
  const { text, places } = figurePlaces(report.document);
  const figures = places.flatMap(({ node, start, end }) => {
    const row = byNode.get(node.attrs.id);
    return row
      ? [{ nodeId: row.node_id, start, end, unit: row.unit, standing: row.standing, current: row.current_value }]
      : [];
  });
  return { reportId: report.id, title: report.title, issuedAt: report.issued_at, text, figures };
}
