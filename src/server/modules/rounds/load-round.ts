import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { CellInput } from "#shared/rounds/answers.ts";
import type { RecipientState, RoundState } from "#shared/rounds/columns.ts";
import { ROUND_STATE_NAMES } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";

export type Round = {
  id: string;
  title: string;
  explanation: string;
  org_id: string;
  org: string;
  path: string;
  period_from: string;
  period_to: string;
  due_on: string;
  state: RoundState;
  outline: string | null;
  checks: string[];
  copied_from: string | null;
  revision: number;
  visible_to: string[];
  columns: RoundColumn[];
};

/** @throws not-found when the actor cannot see it: a draft is seen by whoever asks alone */
export async function loadRound(tx: Tx, actor: Actor, id: string): Promise<Round> {
  requireCan(actor, "round.read");
  const found = await sql<Omit<Round, "columns">>`
    SELECT r.id, r.title, r.explanation, r.org_id, o.short_name AS org, o.path::text AS path, r.period_from, r.period_to,
      r.due_on, r.state, r.outline, r.checks, r.copied_from, r.revision, r.visible_to::text[] AS visible_to
    FROM round r JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
    WHERE r.district_id = ${actor.district} AND r.id = ${id}`.execute(tx);
  const round = found.rows[0];
  if (!round) throw new DomainError("not-found", { what: "收表" });
  const columns = await sql<RoundColumn>`
    SELECT id, code, label, hint, kind, unit, required, options, spec, metric, metric_kind AS "metricKind", formula
    FROM round_column WHERE district_id = ${actor.district} AND round_id = ${id} ORDER BY position`.execute(tx);
  return { ...round, columns: columns.rows };
}

/** @throws not-found, forbidden, and wrong-state unless the round is in one of these states */
export async function loadToManage(tx: Tx, actor: Actor, id: string, states: readonly RoundState[]): Promise<Round> {
  const round = await loadRound(tx, actor, id);
  requireCan(actor, "round.manage", [round.path]);
  requireState(round, states);
  return round;
}

export function requireState(round: Pick<Round, "state">, states: readonly RoundState[]): void {
  if (states.includes(round.state)) return;
  throw new DomainError("wrong-state", { reason: `这次收表${ROUND_STATE_NAMES[round.state]}` });
}

/** What the figures of a round are of: its period, to its last day. */
export const contextOf = (round: Pick<Round, "period_from" | "period_to">): FigureContext => ({
  from: round.period_from,
  to: round.period_to,
  cutoff: round.period_to,
});

/** The one door to a row of round, guarded by the revision that was read. */
export async function updateRound(
  tx: Tx,
  actor: Actor,
  round: Pick<Round, "id">,
  revision: number,
  columns: Record<string, unknown> = {},
): Promise<void> {
  const updated = await tx
    .updateTable("round")
    .set({ ...columns, updated_at: actor.at, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", round.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "收表" });
}

export const tracedRound = (round: Pick<Round, "id" | "title" | "visible_to">, revision: number) => ({
  ...{ type: "round", id: round.id, revision, label: round.title },
  visibleTo: round.visible_to,
});

export type Recipient = {
  id: string;
  round_id: string;
  org_id: string;
  org: string;
  path: string;
  state: RecipientState;
  draft: CellInput[] | null;
  revision: number;
  visible_to: string[];
};

/** @throws not-found when it is none of the round's, or out of the actor's sight */
export async function loadRecipient(tx: Tx, actor: Actor, round: Pick<Round, "id">, id: string): Promise<Recipient> {
  const [recipient] = await loadRecipients(tx, actor, round, [id]);
  if (!recipient) throw new DomainError("not-found", { what: "收表单位" });
  return recipient;
}

/** The recipients of a round that the actor sees; @param ids null: all of them. In no order. */
export async function loadRecipients(
  tx: Tx,
  actor: Actor,
  round: Pick<Round, "id">,
  ids: readonly string[] | null,
): Promise<Recipient[]> {
  const chosen = ids === null ? sql`true` : sql`rr.id = ANY(${[...ids]}::uuid[])`;
  const found = await sql<Recipient>`
    SELECT rr.id, rr.round_id, rr.org_id, o.short_name AS org, o.path::text AS path, rr.state, rr.draft, rr.revision,
      rr.visible_to::text[] AS visible_to
    FROM round_recipient rr JOIN org o ON o.district_id = rr.district_id AND o.id = rr.org_id
    WHERE rr.district_id = ${actor.district} AND rr.round_id = ${round.id} AND ${chosen}`.execute(tx);
  return found.rows;
}

/** The one door to a row of round_recipient, guarded by the revision that was read. */
export async function updateRecipient(
  tx: Tx,
  actor: Actor,
  recipient: Pick<Recipient, "id" | "org">,
  revision: number,
  columns: Record<string, unknown>,
): Promise<void> {
  const updated = await tx
    .updateTable("round_recipient")
    .set({ ...columns, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", recipient.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: `单位（${recipient.org}）的填报内容` });
}

export const tracedRecipient = (round: Pick<Round, "title">, recipient: Recipient, revision: number) => ({
  ...{ type: "round_recipient", id: recipient.id, revision, label: `${round.title}（${recipient.org}）` },
  visibleTo: recipient.visible_to,
});

/** What every row of an answer repeats of its recipient. */
export const scopeOf = (actor: Actor, recipient: Pick<Recipient, "id" | "visible_to">) => ({
  district_id: actor.district,
  recipient_id: recipient.id,
  visible_to: [...recipient.visible_to],
});
