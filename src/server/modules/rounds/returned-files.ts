import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { addFile, attachFiles, findFile } from "#server/modules/files/index.ts";
import { loadOrgNames, openCleanWorkbook, type Workbook } from "#server/modules/imports/index.ts";
import { XLSX } from "#server/platform/answer-sheet.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import type { ApplyFiles, CellInput, ReturnedFile, RoundRecipient } from "#shared/rounds/answers.ts";
import { cellProblem, cellText } from "#shared/rounds/cells.ts";
import { isAsked } from "#shared/rounds/columns.ts";
import { violationsOf, withTotals } from "#shared/rounds/totals.ts";
import { handIn, requireAnswerable } from "./answer-round.ts";
import { loadRecipient, loadRecipients, loadRound, type Recipient, type Round } from "./load-round.ts";
import { readRecipients } from "./read-cells.ts";
import { belongingOf, type ReadAnswer, readAnswer } from "./sheet/read-sheet.ts";

/**
 * Reads a file that came back and says how it differs from what is there; nothing is written but the file itself.
 * @throws file-type or invalid, saying what to do, for a file of another round, of nobody, or of another shape
 */
export async function takeReturnedFile(
  deps: Deps,
  actor: Actor,
  roundId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<ReturnedFile> {
  requireCan(actor, "round.answer");
  const workbook = await openCleanWorkbook(file.bytes, file.name);
  return withActor(deps.db, actor, async (tx) => {
    const round = await loadRound(tx, actor, roundId);
    const { recipient, byCode } = await whoseIs(tx, actor, round, workbook, file.name);
    requireCan(actor, "round.answer", [recipient.path]);
    requireAnswerable(round, recipient);
    const answer = requireShape(workbook, round, file.name);
    const [now] = await readRecipients(tx, actor, round, recipient.id);
    if (!now) throw new DomainError("not-found", { what: "收表单位" });
    const kept = await addFile(tx, actor, deps.files, {
      bytes: file.bytes,
      name: file.name.slice(-120),
      mediaType: XLSX,
    });
    await attachFiles(tx, actor, [{ fileId: kept.id, visibleTo: recipient.visible_to }]);
    const cells = withKeptFiles(answer.cells, now);
    return {
      ...{ fileId: kept.id, name: file.name, recipientId: recipient.id, orgName: recipient.org, byCode },
      revision: recipient.revision,
      differences: differencesOf(round, now, cells),
      problems: problemsOf(round, cells, answer),
      violations: violationsOf(round, withTotals(round, numbersOf(now, cells))),
    };
  });
}

/** The files that are to be written, read again from what was kept: what is confirmed is what was shown. */
export async function openReturnedFiles(
  deps: Deps,
  actor: Actor,
  files: ApplyFiles["files"],
): Promise<Map<string, Workbook>> {
  requireCan(actor, "round.answer");
  const kept = await withActor(deps.db, actor, async (tx) => {
    const found: { id: string; name: string; sha256: string }[] = [];
    for (const { fileId } of files) found.push(await findFile(tx, actor, fileId));
    return found;
  });
  const opened = new Map<string, Workbook>();
  for (const { id, name, sha256 } of kept) opened.set(id, await openCleanWorkbook(await deps.files.read(sha256), name));
  return opened;
}

/** Writes returned files: all of them or none. */
export async function applyReturnedFiles(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { commandId, files }: ApplyFiles,
  opened: ReadonlyMap<string, Workbook>,
): Promise<{ written: number }> {
  const round = await loadRound(tx, actor, roundId);
  return once(tx, actor, commandId, "round.files", async () => {
    for (const { fileId, recipientId, revision } of files) {
      const workbook = opened.get(fileId);
      if (!workbook) throw new DomainError("not-found", { what: "文件" });
      const name = workbook.fileName;
      const recipient = await loadRecipient(tx, actor, round, recipientId);
      requireCan(actor, "round.answer", [recipient.path]);
      requireAnswerable(round, recipient);
      const whose = await whoseIs(tx, actor, round, workbook, name);
      if (whose.recipient.id !== recipientId)
        throw new DomainError("invalid", { reason: `“${name}”不是${recipient.org}的` });
      const answer = requireShape(workbook, round, name);
      const [problem] = answer.problems;
      if (problem) throw new DomainError("invalid", { reason: `“${name}”${problem.place}：${problem.message}` });
      const [now] = await readRecipients(tx, actor, round, recipientId);
      const cells = now ? withKeptFiles(answer.cells, now) : answer.cells;
      const origin = { fileId, name, placeOf: (column: string) => answer.places.get(column) ?? "" };
      await handIn(tx, actor, { round, recipient, revision, cells, origin });
    }
    return { written: files.length };
  });
}

const ANEW = "请下载本次收表的预填表，把内容填进去再上传";

/** @throws invalid when it belongs to another round, or nobody knows to whom */
async function whoseIs(
  tx: Tx,
  actor: Actor,
  round: Round,
  workbook: Workbook,
  name: string,
): Promise<{ recipient: Recipient; byCode: boolean }> {
  const belonging = belongingOf(workbook);
  const refuse = (reason: string): never => {
    throw new DomainError("invalid", { reason: `“${name}”${reason}` }, "file");
  };
  if (!belonging) return refuse(`不是本系统的预填表。${ANEW}`);
  if (belonging.by === "code") {
    if (belonging.roundId !== round.id) return refuse(`是另一次收表的。请到那次收表中上传，或者${ANEW.slice(1)}`);
    const [recipient] = await loadRecipients(tx, actor, round, [belonging.recipientId]);
    return recipient ? { recipient, byCode: true } : refuse("属于别的单位，您不能替它上传");
  }
  if (!belonging.titles.includes(round.title)) {
    return refuse(`的标题是“${belonging.titles.at(-1) ?? ""}”，与本次收表不同。${ANEW}`);
  }
  const recipients = await loadRecipients(tx, actor, round, null);
  const named: string[] = [];
  for (const path of actor.scopes) {
    const org = (await loadOrgNames(tx, actor, { path }, "round.answer"))(belonging.orgName);
    if (typeof org !== "string") named.push(org.id);
  }
  const recipient = recipients.find(({ org_id }) => named.includes(org_id));
  return recipient
    ? { recipient, byCode: false }
    : refuse(`中的填报单位“${belonging.orgName}”不在本次收表之列。${ANEW}`);
}

function requireShape(workbook: Workbook, round: Round, name: string): ReadAnswer {
  const answer = readAnswer(workbook, round.columns);
  if (answer) return answer;
  const reason = `“${name}”的项目与本次收表不一致：有的行被删去、增加或者改了名。${ANEW}`;
  throw new DomainError("invalid", { reason }, "file");
}

/** Files of materials come by the page alone: a sheet leaves them as they are. */
function withKeptFiles(cells: readonly CellInput[], now: RoundRecipient): CellInput[] {
  const kept = new Map(now.cells.map(({ columnId, files }) => [columnId, files.map(({ id }) => id)]));
  return cells.map((cell) => ({ ...cell, files: kept.get(cell.columnId) ?? [] }));
}

function differencesOf(round: Round, now: RoundRecipient, cells: readonly CellInput[]): ReturnedFile["differences"] {
  return cells.flatMap((cell) => {
    const column = round.columns.find(({ id }) => id === cell.columnId);
    const was = now.cells.find(({ columnId }) => columnId === cell.columnId);
    if (!column || !was) return [];
    const [before, after] = [cellText(column, was), cellText(column, cell)];
    return before === after ? [] : [{ columnId: column.id, label: column.label, before, after }];
  });
}

function problemsOf(round: Round, cells: readonly CellInput[], answer: ReadAnswer): ReturnedFile["problems"] {
  const unread = new Set(answer.places.keys().filter((id) => !cells.some(({ columnId }) => columnId === id)));
  const unsound = round.columns.flatMap((column) => {
    if (!isAsked(column.kind) || unread.has(column.id)) return [];
    const problem = cellProblem(
      column,
      cells.find(({ columnId }) => columnId === column.id),
    );
    return problem ? [{ place: answer.places.get(column.id) ?? "", message: problem.reason }] : [];
  });
  return [...answer.problems, ...unsound];
}

function numbersOf(now: RoundRecipient, cells: readonly CellInput[]): Map<string, number | null> {
  const numbers = new Map(now.cells.map(({ columnId, number }) => [columnId, number]));
  for (const { columnId, number } of cells) numbers.set(columnId, number);
  return numbers;
}
