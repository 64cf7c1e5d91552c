import type { Deps } from "#server/platform/app-types.ts";
import type { Batch } from "./load-batch.ts";
import type { SheetTable } from "./mapping/index.ts";
import { TARGETS } from "./targets.ts";

/** Files whose tables are kept at hand, and for how long: whoever decides about a file asks for it at every step. */
const MOST = 2;
const MILLISECONDS = 5 * 60_000;

type Kept = { tables: Promise<readonly SheetTable[]>; timer: NodeJS.Timeout };

const kept = new Map<string, Kept>();

/** The tables of a batch's file, read again or still at hand; not to be changed. */
export function openTables(deps: Deps, batch: Batch): Promise<readonly SheetTable[]> {
  const key = keyOf(batch.target, batch.sha256);
  return kept.get(key)?.tables ?? keepTables(key, TARGETS[batch.target].reopen(deps, batch));
}

/** The contents name the file, so what is kept can never be of another version. */
export const keyOf = (target: Batch["target"], sha256: string) => `${target} ${sha256}`;

/** Keeps tables that were just read. */
export function keepTables(key: string, tables: Promise<readonly SheetTable[]>): Promise<readonly SheetTable[]> {
  forget(key);
  const timer = setTimeout(() => forget(key), MILLISECONDS).unref();
  kept.set(key, { tables, timer });
  tables.catch(() => forget(key));
  for (const oldest of [...kept.keys()].slice(0, -MOST)) forget(oldest);
  return tables;
}

function forget(key: string): void {
  clearTimeout(kept.get(key)?.timer);
  kept.delete(key);
}
