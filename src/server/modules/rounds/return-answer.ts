import { sql } from "kysely";
import type { z } from "zod";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { returnInput } from "#shared/rounds/answers.ts";
import { isAsked, RECIPIENT_STATE_NAMES } from "#shared/rounds/columns.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import {
  loadRecipient,
  loadToManage,
  type Recipient,
  scopeOf,
  tracedRecipient,
  updateRecipient,
} from "./load-round.ts";

/** 退回并说明: one cell goes back with a remark; what else was handed in stays as it is. */
export async function returnAnswer(
  tx: Tx,
  actor: Actor,
  roundId: string,
  recipientId: string,
  { revision, columnId, remark }: z.infer<typeof returnInput>,
): Promise<void> {
  const round = await loadToManage(tx, actor, roundId, ["open"]);
  const recipient = await loadRecipient(tx, actor, round, recipientId);
  const column = round.columns.find(({ id }) => id === columnId);
  if (!column || !isAsked(column.kind)) throw new DomainError("invalid", { reason: "这一列不是填报的，不能退回" });
  requireHandedIn(recipient);
  requireUnmarked({ remark });
  await updateRecipient(tx, actor, recipient, revision, { state: "returned", confirmed_at: null });
  const scope = { ...scopeOf(actor, recipient), column_id: columnId };
  if (column.kind === "material") {
    await sql`UPDATE round_material SET returned = ${remark} WHERE district_id = ${actor.district}
      AND recipient_id = ${recipient.id} AND column_id = ${columnId}`.execute(tx);
  } else {
    // A cell that was left empty may be sent back as well.
    await tx
      .insertInto("round_answer")
      .values({ ...scope, returned: remark })
      .onConflict((conflict) =>
        conflict.columns(["district_id", "recipient_id", "column_id"]).doUpdateSet((eb) => ({
          returned: eb.ref("excluded.returned"),
        })),
      )
      .execute();
  }
  const payload = { column: column.label, remark };
  await recordEvent(tx, actor, "round.answer_returned", tracedRecipient(round, recipient, revision + 1), payload);
}

/** 确认: whoever asked has looked at it and takes it as it is. */
export async function confirmAnswer(
  tx: Tx,
  actor: Actor,
  roundId: string,
  recipientId: string,
  revision: number,
): Promise<void> {
  const round = await loadToManage(tx, actor, roundId, ["open"]);
  const recipient = await loadRecipient(tx, actor, round, recipientId);
  if (recipient.state !== "answered") {
    const reason = `${recipient.org}${RECIPIENT_STATE_NAMES[recipient.state]}，只能确认已报的内容`;
    throw new DomainError("wrong-state", { reason });
  }
  await updateRecipient(tx, actor, recipient, revision, { state: "confirmed", confirmed_at: actor.at });
  await recordEvent(tx, actor, "round.answer_confirmed", tracedRecipient(round, recipient, revision + 1));
}

function requireHandedIn(recipient: Recipient): void {
  if (recipient.state !== "waiting") return;
  throw new DomainError("wrong-state", { reason: `${recipient.org}还没有报送，不能退回` });
}
