import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { AnswersInput, CellInput } from "#shared/rounds/answers.ts";
import { cellProblem, isBlank } from "#shared/rounds/cells.ts";
import { isAsked } from "#shared/rounds/columns.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import {
  loadRecipient,
  loadRound,
  type Recipient,
  type Round,
  requireState,
  tracedRecipient,
  updateRecipient,
} from "./load-round.ts";
import { type Origin, writeAnswers } from "./write-answers.ts";

/** 报送 or 暂存: what an organisation answers, handed in whole or kept for later where nobody else reads it. */
export async function answerRound(
  tx: Tx,
  actor: Actor,
  roundId: string,
  recipientId: string,
  input: AnswersInput,
): Promise<{ revision: number }> {
  const round = await loadRound(tx, actor, roundId);
  const recipient = await loadRecipient(tx, actor, round, recipientId);
  requireCan(actor, "round.answer", [recipient.path]);
  return once(tx, actor, input.commandId, "round.answer", async () => {
    requireAnswerable(round, recipient);
    const cells = requireOwnCells(round, input.cells);
    await requireOwnFiles(tx, actor, cells);
    if (!input.submit) {
      await saveDraft(tx, actor, round, recipient, input.revision, cells);
      return { revision: input.revision + 1 };
    }
    await handIn(tx, actor, { round, recipient, revision: input.revision, cells, origin: null });
    return { revision: input.revision + 1 };
  });
}

/** @throws wrong-state unless the organisation may still answer */
export function requireAnswerable(round: Round, recipient: Recipient): void {
  requireState(round, ["open"]);
  if (recipient.state !== "confirmed") return;
  throw new DomainError("wrong-state", {
    reason: `${recipient.org}的填报内容已经确认，需要更正请联系${round.org}退回`,
  });
}

type HandingIn = { round: Round; recipient: Recipient; revision: number; cells: CellInput[]; origin: Origin | null };

/** Hands in an answer whole. @throws invalid naming the column, or secret-marking */
export async function handIn(tx: Tx, actor: Actor, handing: HandingIn): Promise<void> {
  const { round, recipient, revision, cells, origin } = handing;
  requireSoundCells(round, cells);
  const columns = { state: "answered", submitted_at: actor.at, submitted_by: actor.name };
  const settled = { ...columns, draft: null, drafted_at: null, confirmed_at: null };
  await updateRecipient(tx, actor, recipient, revision, settled);
  const changes = await writeAnswers(tx, actor, round, recipient, cells, origin);
  const payload = { file: origin ? `（${origin.name}）` : "", changes: changes.length > 0 ? changes : ["没有变动"] };
  await recordEvent(tx, actor, "round.answered", tracedRecipient(round, recipient, revision + 1), payload);
}

/** What may be handed in. @throws the first problem, at its column */
function requireSoundCells(round: Round, cells: readonly CellInput[]): void {
  const byColumn = new Map(cells.map((cell) => [cell.columnId, cell]));
  for (const column of round.columns) {
    const problem = isAsked(column.kind) ? cellProblem(column, byColumn.get(column.id)) : null;
    if (!problem) continue;
    if (problem.marking) throw new DomainError("secret-marking", { marking: problem.marking }, column.id);
    throw new DomainError("invalid", { reason: problem.reason }, column.id);
  }
}

async function saveDraft(
  tx: Tx,
  actor: Actor,
  round: Round,
  recipient: Recipient,
  revision: number,
  cells: readonly CellInput[],
): Promise<void> {
  requireUnmarked(Object.fromEntries(cells.map(({ columnId, text }) => [columnId, text])));
  const draft = JSON.stringify(cells.filter((cell) => !isBlank(cell)));
  await updateRecipient(tx, actor, recipient, revision, { draft, drafted_at: actor.at });
  await attachFiles(
    tx,
    actor,
    newFiles(cells).map((fileId) => ({ fileId, visibleTo: [recipient.path] })),
  );
  await recordEvent(tx, actor, "round.answer_saved", tracedRecipient(round, recipient, revision + 1));
}

/** @throws invalid for a cell that is not asked for, or is there twice */
function requireOwnCells(round: Round, cells: readonly CellInput[]): CellInput[] {
  const asked = new Set(round.columns.filter(({ kind }) => isAsked(kind)).map(({ id }) => id));
  for (const { columnId } of cells) {
    if (!asked.delete(columnId)) throw new DomainError("invalid", { reason: "填报内容与收表的各列不一致，请刷新" });
  }
  return [...cells];
}

const newFiles = (cells: readonly CellInput[]): string[] => cells.flatMap(({ files }) => files);

/** @throws invalid when a file does not exist or is out of the actor's sight */
async function requireOwnFiles(tx: Tx, actor: Actor, cells: readonly CellInput[]): Promise<void> {
  const ids = [...new Set(newFiles(cells))];
  if (ids.length === 0) return;
  const found = await tx
    .selectFrom("file")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("id", "in", ids)
    .execute();
  if (found.length !== ids.length) throw new DomainError("invalid", { reason: "附件不存在，请重新上传" });
}
