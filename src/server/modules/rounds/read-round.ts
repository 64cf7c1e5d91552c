import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { AnswerPage, RoundDetail } from "#shared/rounds/answers.ts";
import { addUp } from "./add-up.ts";
import { loadRecipient, loadRound, type Round } from "./load-round.ts";
import { readRecipients } from "./read-cells.ts";

/** A round with the answers that one may see: all of them, or one's own. */
export async function readRound(tx: Tx, actor: Actor, id: string): Promise<RoundDetail> {
  const round = await loadRound(tx, actor, id);
  const recipients = await readRecipients(tx, actor, round);
  const manage = may(actor, "round.manage", round.path) || may(actor, "figure.read", round.path);
  return { ...present(actor, round), recipients, sums: manage ? await addUp(tx, actor, round, recipients) : [] };
}

/** What one organisation is asked, with what it has typed so far. A draft shows how it will be seen. */
export async function readAnswerPage(tx: Tx, actor: Actor, id: string, recipientId: string): Promise<AnswerPage> {
  const round = await loadRound(tx, actor, id);
  const { draft, path } = await loadRecipient(tx, actor, round, recipientId);
  requireCan(actor, "round.answer", [path]);
  const [recipient] = await readRecipients(tx, actor, round, recipientId);
  if (!recipient) throw new DomainError("not-found", { what: "收表单位" });
  const files = (draft ?? []).flatMap((cell) => cell.files);
  return { ...present(actor, round), recipient, draft, draftFiles: await namesOf(tx, actor, files) };
}

async function namesOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<AnswerPage["draftFiles"]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("file")
    .select(["id", "name"])
    .where("district_id", "=", actor.district)
    .where("id", "in", [...ids])
    .execute();
}

function present(actor: Actor, round: Round) {
  const { id, title, explanation, outline, columns, checks, revision, state } = round;
  return {
    ...{ id, title, explanation, outline, columns, checks, revision, state },
    ...{ orgId: round.org_id, orgName: round.org, copiedFrom: round.copied_from },
    ...{ from: round.period_from, to: round.period_to, dueOn: round.due_on },
    can: { manage: may(actor, "round.manage", round.path) },
  };
}
