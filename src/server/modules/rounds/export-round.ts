import JSZip from "jszip";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { traceListExport } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { type SheetCell, writeTableSheet } from "#server/platform/table-sheet.ts";
import { DomainError } from "#shared/errors.ts";
import { periodText } from "#shared/figures/period.ts";
import type { RoundCell, RoundDetail, RoundRecipient } from "#shared/rounds/answers.ts";
import { isNumeric, RECIPIENT_STATE_NAMES } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";
import { loadRound } from "./load-round.ts";
import { readAnswerPage, readRound } from "./read-round.ts";
import { writeFilledSheet } from "./sheet/write-sheet.ts";

const WIDTHS: Record<RoundColumn["kind"], number> = {
  ...{ number: 12, derived: 12, total: 12, date: 12, choice: 14, text: 24, material: 48 },
};

/** The table of a round as .xlsx, exactly as the page shows it, its sums below. */
export async function exportRound(
  tx: Tx,
  actor: Actor,
  id: string,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const round = await readRound(tx, actor, id);
  async function* lines(): AsyncGenerator<SheetCell[]> {
    for (const recipient of round.recipients) yield lineOf(round, recipient);
  }
  const rows = await writeTableSheet(
    {
      name: "收表",
      title: `${round.title}（${periodText(round)}，${round.orgName}）`,
      columns: [
        { label: "单位", width: 18 },
        ...round.columns.map(({ label, unit, kind }) => ({
          label: unit ? `${label}（${unit}）` : label,
          width: WIDTHS[kind],
        })),
        { label: "状态", width: 12 },
        { label: "报送日期", width: 12 },
      ],
      rows: lines(),
      ...(round.sums.length > 0 && { foot: sumLine(round) }),
    },
    sink,
  );
  await traceListExport(tx, actor, { label: `收表《${round.title}》`, filter: "全部单位", rows });
}

function lineOf(round: RoundDetail, { orgName, cells, state, submittedAt }: RoundRecipient): SheetCell[] {
  const submitted = submittedAt === null ? "" : dayOf(new Date(submittedAt));
  return [
    orgName,
    ...round.columns.map((column, at) => shown(column, cells[at])),
    RECIPIENT_STATE_NAMES[state],
    submitted,
  ];
}

const shown = ({ kind }: RoundColumn, cell: RoundCell | undefined): SheetCell =>
  isNumeric(kind) ? (cell?.number ?? (kind === "derived" ? "缺数据" : null)) : (cell?.text ?? "");

function sumLine({ columns, sums }: RoundDetail): SheetCell[] {
  const byColumn = new Map(sums.map((one) => [one.columnId, one.sum]));
  return ["合计", ...columns.map(({ id }) => byColumn.get(id) ?? null), null, null];
}

/** 预填表: what one organisation is asked, with everything that the system has filled in. */
export async function filledSheet(
  tx: Tx,
  actor: Actor,
  id: string,
  recipientId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { recipient, ...round } = await readAnswerPage(tx, actor, id, recipientId);
  return { name: `${round.title}（${recipient.orgName}）`, bytes: await sheetOf(round, recipient) };
}

type Asked = Omit<RoundDetail, "recipients" | "sums">;

function sheetOf(round: Asked, { id: recipientId, orgName, revision, cells }: RoundRecipient): Promise<Uint8Array> {
  const { id: roundId, orgName: asker, ...asked } = round;
  return writeFilledSheet({ ...asked, roundId, recipientId, revision, asker, orgName, cells });
}

/**
 * The prefilled sheets of everyone that is asked, as one .zip to hand out at once. The figures of all of them are
 * computed together, so that four hundred cost as many queries as one.
 */
export async function zipSheets(tx: Tx, actor: Actor, id: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { path, state } = await loadRound(tx, actor, id);
  requireCan(actor, "round.manage", [path]);
  if (state === "closed") throw new DomainError("wrong-state", { reason: "这次收表已结束，不再下发预填表" });
  const round = await readRound(tx, actor, id);
  const zip = new JSZip();
  for (const [index, recipient] of round.recipients.entries()) {
    // The official order is kept where a folder is sorted by name; two organisations may share one.
    const place = String(index + 1).padStart(String(round.recipients.length).length, "0");
    zip.file(`${place} ${recipient.orgName.replace(UNSAFE, "_")}.xlsx`, await sheetOf(round, recipient));
  }
  const bytes = await zip.generateAsync({ type: "uint8array" }); // sheets are compressed already
  await traceListExport(tx, actor, {
    ...{ label: `收表《${round.title}》的预填表`, filter: "全部单位", rows: round.recipients.length },
  });
  return { name: `${round.title}（预填表）`, bytes };
}

/** What a file name may not hold somewhere. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}]/gu;
