import type { Actor } from "#server/modules/access/index.ts";
import type { Org } from "#server/modules/orgs/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { ImportProblem } from "#shared/imports/contracts.ts";
import type { ImportPlan } from "#shared/imports/plans.ts";
import type { RosterView } from "#shared/imports/roster.ts";
import type { Batch } from "./load-batch.ts";
import type { Problem, SheetTable, TableMapping } from "./mapping/index.ts";

/** The file as it was taken in: what is kept of it and the tables found. */
export type TakenFile = { stored: Uint8Array; mediaType: string; tables: SheetTable[] };

export type Starting = {
  org: Org;
  fileName: string;
  tables: readonly SheetTable[];
  remembered: ReadonlyMap<string, TableMapping<string>>;
};

export type Running = {
  deps: Deps;
  batch: Batch;
  org: Org;
  tables: readonly SheetTable[];
  /** progress, in transactions of its own so that the page sees it */
  tell: (done: number, total: number) => Promise<void>;
};

/** What can be imported: how its file is read, what it would do, and how it does it. */
export type Target = {
  /** what to say when the file holds no table of this kind */
  noTable: string;
  take(deps: Deps, actor: Actor, bytes: Uint8Array, fileName: string): Promise<TakenFile>;
  reopen(deps: Deps, actor: Actor, batch: Batch): Promise<SheetTable[]>;
  firstChoices(tx: Tx, actor: Actor, starting: Starting): Promise<unknown>;
  view(
    tx: Tx,
    actor: Actor,
    org: Org,
    batch: Batch,
    tables: readonly SheetTable[],
    wanted: RosterView,
  ): Promise<ViewOf>;
  /** @returns what was done, in a sentence */
  run(tx: Tx, actor: Actor, running: Running): Promise<string>;
};

type FilePart = "id" | "state" | "fileId" | "fileName" | "orgName" | "progress" | "total" | "message" | "createdAt";
type Without<T> = T extends unknown ? Omit<T, FilePart | "revision" | "tables"> : never;

/** A plan without what the batch itself says. */
export type ViewOf = Without<ImportPlan>;

const SHOWN = 300;

/** The problems a page shows: what keeps rows out before what is only to be looked at. */
export function shownProblems(problems: readonly Problem[]): ImportProblem[] {
  const errors = problems.filter(({ level }) => level === "error");
  const warnings = problems.filter(({ level }) => level === "warning");
  return [...errors, ...warnings].slice(0, SHOWN).map(({ code: _code, ...problem }) => problem);
}

/** An import does what was confirmed or nothing: in between somebody may have recorded or changed something. */
export function requireConfirmed(batch: Batch, now: Readonly<Record<string, number>>): void {
  const differing = Object.entries(now).filter(([name, count]) => (batch.confirmed?.[name] ?? 0) !== count);
  if (differing.length === 0) return;
  throw new DomainError("wrong-state", { reason: "核对之后记录又有变化，没有写入任何内容，请重新核对后再导入" });
}

/** All or nothing: a row that cannot be read keeps the file out, unless one has said to leave such rows out. */
export function requireSound(problems: number, leaveOut: boolean): void {
  if (problems === 0 || leaveOut) return;
  const reason = `有 ${problems} 行存在问题，没有写入任何内容。请改好文件，或勾选“有问题的行不导入”`;
  throw new DomainError("wrong-state", { reason });
}
