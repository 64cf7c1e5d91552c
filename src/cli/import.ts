import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { choose, confirmImport, readImport, runImport, startImport } from "#server/modules/imports/index.ts";
import { IMPORT_TARGETS } from "#shared/imports/contracts.ts";
import { confirmedOf, type ImportDecision, type ImportPlan } from "#shared/imports/plans.ts";
import { findOrg } from "./figures.ts";
import { withSession } from "./session.ts";
import { type Options, UsageError } from "./usage.ts";

/**
 * `import`: reads a ledger or a roster, says what it would do, and does it unless --dry-run. Rows with problems are
 * named and keep the file out unless --leave-out; who left is only taken over with --left.
 */
export async function importFile([file]: string[], options: Options): Promise<unknown> {
  if (file === undefined) throw new UsageError("请给出要导入的文件");
  const as = options.as ?? "activities";
  const target = IMPORT_TARGETS.find((one) => one === as);
  if (!target) throw new UsageError(`--as 应为 ${IMPORT_TARGETS.join("、")} 之一，当前为“${String(as)}”`);
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`读不到文件“${file}”`);
  });
  return withSession(async (session) => {
    const { deps, actor } = session;
    const orgId =
      options.org === undefined
        ? (actor.grants[0]?.orgId ?? "")
        : await session.run((tx) => findOrg(session, tx, String(options.org)));
    const { id } = await startImport(deps, actor, { target, orgId, fileName: basename(file), bytes });
    const proposed = await readImport(deps, actor, id);
    await session.run((tx) => choose(tx, actor, id, decisionOf(proposed, options)));
    const plan = await readImport(deps, actor, id);
    const problems = plan.problems.map((one) => `${one.sheet} ${one.column}${one.row}：${one.message}`);
    const said = { ...plan.counts, ...(plan.target === "activities" && { declared: plan.declared }), problems };
    if (options["dry-run"]) return said;
    const confirmed = confirmedOf(plan);
    await session.run((tx) => confirmImport(tx, actor, id, { revision: plan.revision, confirmed }, { queue: false }));
    await runImport(deps, actor, id);
    const after = await readImport(deps, actor, id);
    if (after.state !== "done") throw new Error(after.message);
    return { ...said, result: after.message };
  });
}

function decisionOf(plan: ImportPlan, options: Options): ImportDecision {
  const leaveOutProblems = options["leave-out"] === true;
  const { revision } = plan;
  if (plan.target === "activities") {
    return { target: "activities", revision, choices: { ...plan.choices, leaveOutProblems } };
  }
  const take = { ...plan.choices.take, left: options.left === true };
  return { target: "roster", revision, choices: { ...plan.choices, leaveOutProblems, take } };
}
