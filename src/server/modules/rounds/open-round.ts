import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { type Declared, declareFigures } from "#server/modules/figures/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { loadRecipients, loadToManage, type Round, tracedRound, updateRound } from "./load-round.ts";

/** 发出: from now on those who are asked see it, and it waits in their to-dos. */
export async function openRound(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const round = await loadToManage(tx, actor, id, ["draft"]);
  if (round.due_on < dayOf(actor.at)) {
    throw new DomainError("invalid", { reason: "报送期限已经过去，请改为今天或以后的日期再发出" }, "dueOn");
  }
  const recipients = await loadRecipients(tx, actor, round, null);
  const visible_to = [...new Set([round.path, ...recipients.map(({ path }) => path)])];
  await updateRound(tx, actor, round, revision, { state: "open", opened_at: actor.at, visible_to });
  await sql`
    UPDATE round_column SET visible_to = ${visible_to}::ltree[]
    WHERE district_id = ${actor.district} AND round_id = ${id}`.execute(tx);
  // Each answer is seen by one recipient and by whoever asks.
  await sql`
    UPDATE round_recipient rr SET visible_to = ARRAY[o.path, ${round.path}::ltree]
    FROM org o
    WHERE rr.district_id = ${actor.district} AND rr.round_id = ${id} AND o.district_id = rr.district_id AND o.id = rr.org_id`.execute(
    tx,
  );
  const payload = { recipients: recipients.length, dueOn: round.due_on };
  await recordEvent(tx, actor, "round.opened", tracedRound({ ...round, visible_to }, revision + 1), payload);
}

/** More time for everyone, or less. */
export async function changeDue(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, dueOn }: { revision: number; dueOn: string },
): Promise<void> {
  const round = await loadToManage(tx, actor, id, ["open"]);
  if (dueOn < dayOf(actor.at)) throw new DomainError("invalid", { reason: "报送期限早于今天" }, "dueOn");
  await updateRound(tx, actor, round, revision, { due_on: dueOn });
  const payload = { from: round.due_on, to: dueOn };
  await recordEvent(tx, actor, "round.due_changed", tracedRound(round, revision + 1), payload);
}

/** 结束: nobody answers any more; what was confirmed and has a metric stands beside the figures as declared. */
export async function closeRound(tx: Tx, actor: Actor, id: string, revision: number): Promise<{ figures: number }> {
  const round = await loadToManage(tx, actor, id, ["open"]);
  await updateRound(tx, actor, round, revision, { state: "closed", closed_at: actor.at });
  const recipients = await loadRecipients(tx, actor, round, null);
  const confirmed = recipients.filter(({ state }) => state === "confirmed");
  const figures = await declareFigures(tx, actor, await declaredIn(tx, actor, round));
  const payload = { confirmed: confirmed.length, figures };
  await recordEvent(tx, actor, "round.closed", tracedRound(round, revision + 1), payload);
  return { figures };
}

type Stated = {
  org: string;
  metric: string;
  kind: string;
  value: number;
  file: string | null;
  place: string;
  on: string;
};

/** The confirmed numbers of the columns that name a figure. */
async function declaredIn(tx: Tx, actor: Actor, round: Round): Promise<Declared[]> {
  const found = await sql<Stated>`
    SELECT rr.org_id AS org, c.metric, c.metric_kind AS kind, a.number AS value, a.file_id AS file, a.place,
      to_char(rr.submitted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS on
    FROM round_answer a
    JOIN round_column c ON c.district_id = a.district_id AND c.id = a.column_id
    JOIN round_recipient rr ON rr.district_id = a.district_id AND rr.id = a.recipient_id
    WHERE a.district_id = ${actor.district} AND c.round_id = ${round.id} AND rr.state = 'confirmed'
      AND c.metric IS NOT NULL AND c.metric_kind IS NOT NULL AND a.number IS NOT NULL
    ORDER BY rr.org_id, c.position`.execute(tx);
  return found.rows.map(({ org, metric, kind, value, file, place, on }) => ({
    ...{ orgId: org, metric, kind, value, from: round.period_from, to: round.period_to },
    ...{ note: `收表《${round.title}》，${on} 报送`, fileId: file, place, importId: null },
  }));
}
