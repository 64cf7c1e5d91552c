import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { activityConditions, countActivities, describeQuery } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { LedgerPage, LedgerRow, LedgerSpec } from "#shared/ledgers/contracts.ts";
import { ledgerPlaceBatches, ledgerPlaces, type Place } from "./ledger-order.ts";
import { ledgerCells } from "./ledger-rows.ts";

/** Rows whose cells are read at once by an export. */
const BATCH = 1_000;

/** A page of a ledger, by keyset on (group, day, id). */
export async function readLedgerPage(
  tx: Tx,
  actor: Actor,
  spec: LedgerSpec,
  { after, limit }: { after: string | null; limit: number },
): Promise<LedgerPage> {
  requireCan(actor, "activity.read");
  const conditions = await activityConditions(tx, actor.district, spec.query);
  const total = await countActivities(tx, conditions);
  const places = await ledgerPlaces(tx, actor, spec, after === null ? null : readCursor(after), limit);
  const last = places.at(-1);
  return {
    rows: await rowsAt(tx, actor, spec, places),
    next: places.length === limit && last ? writeCursor(last) : null,
    total,
    filter: await describeQuery(tx, actor.district, spec.query),
  };
}

/**
 * All rows of a ledger in batches: an export of 100,000 rows holds one of them.
 * @param most more rows than this are refused before the first is read
 * @param instead what to do then
 * @throws invalid
 */
export async function* ledgerBatches(
  tx: Tx,
  actor: Actor,
  spec: LedgerSpec,
  { most, instead }: { most: number; instead: string },
): AsyncGenerator<LedgerRow[]> {
  for await (const places of ledgerPlaceBatches(tx, actor, spec, { most, instead, size: BATCH })) {
    yield await rowsAt(tx, actor, spec, places);
  }
}

async function rowsAt(tx: Tx, actor: Actor, spec: LedgerSpec, places: readonly Place[]): Promise<LedgerRow[]> {
  const ids = places.map(({ id }) => id);
  const cells = await ledgerCells(tx, actor, ids, spec.columns);
  return places.map(({ id, label }) => ({ id, group: label, cells: cells.get(id) ?? [] }));
}

function writeCursor({ ord, key, heldOn, id }: Place): string {
  return Buffer.from(JSON.stringify([ord, key, heldOn, id])).toString("base64url");
}

function readCursor(text: string): Omit<Place, "label"> {
  try {
    const [ord, key, heldOn, id] = JSON.parse(Buffer.from(text, "base64url").toString()) as unknown[];
    if (typeof ord === "number" && typeof key === "string" && typeof heldOn === "string" && typeof id === "string") {
      return { ord, key, heldOn, id };
    }
  } catch {
    // falls through to the refusal below
  }
  throw new DomainError("invalid", { reason: "翻页位置无效，请重新打开台账" }, "after");
}
