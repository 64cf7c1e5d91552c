import type { Actor } from "#server/modules/access/index.ts";
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
export function openTables(deps: Deps, actor: Actor, batch: Batch): Promise<readonly SheetTable[]> {
  const key = keyOf(actor, batch.target, batch.sha256);
  return kept.get(key)?.tables ?? keepTables(key, TARGETS[batch.target].reopen(deps, actor, batch));
}

/**
 * The contents name the file, so what is kept can never be of another version. A district reads it in its own words for
 * the kinds of activity; where its tables begin is found anew when those have changed and the file is opened again.
 */
export const keyOf = ({ district }: Actor, target: Batch["target"], sha256: string) =>
  `${district} ${target} ${sha256}`;

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
