import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { measureEach } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { RoundCell, RoundRecipient } from "#shared/rounds/answers.ts";
import { cellText } from "#shared/rounds/cells.ts";
import type { ColumnKind, RecipientState } from "#shared/rounds/columns.ts";
import { violationsOf, withTotals } from "#shared/rounds/totals.ts";
import { contextOf, type Round } from "./load-round.ts";

type Row = {
  id: string;
  orgId: string;
  orgName: string;
  path: string;
  state: RecipientState;
  revision: number;
  submittedAt: Date | null;
  submittedBy: string;
};

const NOTHING = { number: null, text: "", returned: null, previous: "", missing: 0, source: null, materialId: null };

const keyOf = (one: string, column: string) => `${one} ${column}`;

/**
 * The recipients of a round in official order with everything that is known of their cells: typed, derived, added up,
 * last time's. A constant number of statements for each column that is computed, however many recipients there are.
 */
export async function readRecipients(
  tx: Tx,
  actor: Actor,
  round: Round,
  only: string | null = null,
): Promise<RoundRecipient[]> {
  const rows = await recipientRows(tx, actor, round, only);
  const typed = await answersOf(tx, actor, rows);
  const materials = await materialsOf(tx, actor, rows);
  const previous = await previousOf(tx, actor, round);
  const derived = await derivedOf(tx, actor, round, rows);
  return rows.map(({ path, submittedAt, ...row }) => {
    const numbers = new Map<string, number | null>();
    const cells = round.columns.map((column): RoundCell => {
      const found = typed.get(keyOf(row.id, column.id)) ?? materials.get(keyOf(row.id, column.id));
      const counted = derived.get(column.id)?.get(row.orgId);
      const cell: RoundCell = { ...NOTHING, columnId: column.id, files: [], uses: [], ...found };
      if (counted) Object.assign(cell, { number: counted.value, missing: counted.missing });
      numbers.set(column.id, cell.number);
      return { ...cell, previous: previous.get(keyOf(row.orgId, column.label)) ?? "" };
    });
    const all = withTotals(round, numbers);
    return {
      ...row,
      submittedAt: submittedAt?.toISOString() ?? null,
      cells: cells.map((cell) => ({ ...cell, number: all.get(cell.columnId) ?? null })),
      violations: row.state === "waiting" ? [] : violationsOf(round, all),
      can: { answer: may(actor, "round.answer", path) },
    };
  });
}

async function recipientRows(tx: Tx, actor: Actor, round: Round, only: string | null): Promise<Row[]> {
  const chosen = only === null ? sql`true` : sql`rr.id = ${only}`;
  const found = await sql<Row>`
    SELECT rr.id, rr.org_id AS "orgId", o.short_name AS "orgName", o.path::text AS path, rr.state, rr.revision,
      rr.submitted_at AS "submittedAt", rr.submitted_by AS "submittedBy"
    FROM round_recipient rr
    JOIN org o ON o.district_id = rr.district_id AND o.id = rr.org_id
    LEFT JOIN org above ON above.district_id = o.district_id AND above.id = o.parent_id
    WHERE rr.district_id = ${actor.district} AND rr.round_id = ${round.id} AND ${chosen}
    ORDER BY above.position, above.code, o.position, o.code`.execute(tx);
  return found.rows;
}

type Typed = Partial<Omit<RoundCell, "columnId">>;

async function answersOf(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<Map<string, Typed>> {
  const found = await sql<Typed & { recipient: string; column: string }>`
    SELECT a.recipient_id AS recipient, a.column_id AS column, a.number, a.content AS text, a.returned,
      CASE WHEN f.id IS NULL THEN NULL ELSE jsonb_build_object('id', f.id, 'name', f.name, 'place', a.place) END AS source
    FROM round_answer a
    LEFT JOIN file f ON f.district_id = a.district_id AND f.id = a.file_id
    WHERE a.district_id = ${actor.district} AND a.recipient_id = ANY(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  return new Map(found.rows.map(({ recipient, column, ...cell }) => [keyOf(recipient, column), cell]));
}

async function materialsOf(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<Map<string, Typed>> {
  const found = await sql<Typed & { recipient: string; column: string }>`
    SELECT m.recipient_id AS recipient, m.column_id AS column, m.id AS "materialId", m.content AS text, m.returned,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) ORDER BY mf.position)
        FROM round_material_file mf JOIN file f ON f.district_id = mf.district_id AND f.id = mf.file_id
        WHERE mf.district_id = m.district_id AND mf.material_id = m.id), '[]') AS files,
      coalesce((SELECT jsonb_agg(jsonb_build_object('reportId', rp.id, 'title', rp.title,
          'changedSince', u.material_revision < m.revision) ORDER BY u.used_at)
        FROM round_material_use u
        LEFT JOIN report rp ON rp.district_id = u.district_id AND rp.id = u.report_id
        WHERE u.district_id = m.district_id AND u.material_id = m.id), '[]') AS uses
    FROM round_material m
    WHERE m.district_id = ${actor.district} AND m.recipient_id = ANY(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  return new Map(found.rows.map(({ recipient, column, ...cell }) => [keyOf(recipient, column), cell]));
}

/** What the same organisation answered under the same heading in the round that this one was copied from. */
async function previousOf(tx: Tx, actor: Actor, round: Round): Promise<Map<string, string>> {
  if (round.copied_from === null) return new Map();
  type Said = { org: string; label: string; kind: ColumnKind; unit: string; number: number | null; text: string };
  const found = await sql<Said>`
    SELECT rr.org_id AS org, c.label, c.kind, c.unit, a.number, a.content AS text
    FROM round_answer a
    JOIN round_recipient rr ON rr.district_id = a.district_id AND rr.id = a.recipient_id
    JOIN round_column c ON c.district_id = a.district_id AND c.id = a.column_id
    WHERE a.district_id = ${actor.district} AND rr.round_id = ${round.copied_from}`.execute(tx);
  return new Map(found.rows.map((said) => [keyOf(said.org, said.label), cellText(said, said)]));
}

async function derivedOf(tx: Tx, actor: Actor, round: Round, rows: readonly Row[]) {
  const orgs = rows.map(({ orgId }) => orgId);
  const found = new Map<string, Awaited<ReturnType<typeof measureEach>>>();
  for (const { id, spec } of round.columns) {
    if (spec) found.set(id, await measureEach(tx, actor, spec, contextOf(round), orgs));
  }
  return found;
}
