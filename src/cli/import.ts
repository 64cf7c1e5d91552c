import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { confirmImport, readImport, runImport, startImport } from "#server/modules/imports/index.ts";
import { findOrg } from "./figures.ts";
import { withSession } from "./session.ts";
import { type Options, UsageError } from "./usage.ts";

/** `import`: reads a ledger, says what it would do, and does it unless --dry-run; rows with problems are named. */
export async function importFile([file]: string[], options: Options): Promise<unknown> {
  if (file === undefined) throw new UsageError("请给出要导入的文件");
  if (options.as !== undefined && options.as !== "activities")
    throw new UsageError(`--as 目前支持 activities，当前为“${String(options.as)}”`);
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`读不到文件“${file}”`);
  });
  return withSession(async (session) => {
    const { deps, actor } = session;
    const orgId =
      options.org === undefined
        ? (actor.grants[0]?.orgId ?? "")
        : await session.run((tx) => findOrg(session, tx, String(options.org)));
    const { id } = await startImport(deps, actor, { orgId, fileName: basename(file), bytes });
    const plan = await readImport(deps, actor, id);
    const problems = plan.problems.map((one) => `${one.sheet} ${one.column}${one.row}：${one.message}`);
    if (options["dry-run"]) return { ...plan.counts, declared: plan.declared, problems };
    await session.run((tx) => confirmImport(tx, actor, id, plan.revision, { queue: false }));
    await runImport(deps, actor, id);
    const after = await readImport(deps, actor, id);
    if (after.state !== "done") throw new Error(after.message);
    return { ...plan.counts, declared: plan.declared, problems, result: after.message };
  });
}
