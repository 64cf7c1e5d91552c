import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { addFile, findFile } from "#server/modules/files/index.ts";
import { headedRows, openCleanWorkbook } from "#server/modules/imports/index.ts";
import { allOrgs, reformOrgs } from "#server/modules/orgs/index.ts";
import { XLSX } from "#server/platform/answer-sheet.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { ORG_HEADINGS, ORG_STEPS, type OrgDifference, type OrgsApplied } from "#shared/orgs/sheet.ts";
import type { ApplySheet } from "#shared/sheets/contracts.ts";
import { type OrgPlan, planOrgs } from "./plan-orgs.ts";
import type { KnownOrg } from "./read-row.ts";

type Workbook = Awaited<ReturnType<typeof openCleanWorkbook>>;

/** Nobody reads on beyond these; what is written is all of it. */
const SHOWN = { changes: 2_000, problems: 200 };

/** Reads a sheet that came back and says how it differs from the tree; nothing is written but the file itself. */
export async function takeOrgFile(
  deps: Deps,
  actor: Actor,
  { bytes, name }: { name: string; bytes: Uint8Array },
): Promise<OrgDifference> {
  requireCan(actor, "org.manage");
  const workbook = await openCleanWorkbook(bytes, name);
  return withActor(deps.db, actor, async (tx) => {
    const plan = await planOrgSheet(tx, actor, workbook);
    const kept = await addFile(tx, actor, deps.files, { bytes, name: name.slice(-120), mediaType: XLSX });
    return {
      ...{ fileId: kept.id, name, digest: digestOf(plan), counts: countsOf(plan), unchanged: plan.unchanged },
      changes: plan.changes.slice(0, SHOWN.changes),
      problems: plan.problems.slice(0, SHOWN.problems),
      problemCount: plan.problems.length,
    };
  });
}

/** Writes a sheet that was shown: all of it or nothing. @throws conflict when it is not what was shown any more */
export async function applyOrgFile(deps: Deps, actor: Actor, input: ApplySheet): Promise<OrgsApplied> {
  requireCan(actor, "org.manage");
  const kept = await withActor(deps.db, actor, (tx) => findFile(tx, actor, input.fileId));
  const workbook = await openCleanWorkbook(await deps.files.read(kept.sha256), kept.name);
  return withActor(deps.db, actor, (tx) => writeOrgFile(tx, actor, input, workbook));
}

export function writeOrgFile(
  tx: Tx,
  actor: Actor,
  { commandId, digest }: ApplySheet,
  workbook: Workbook,
): Promise<OrgsApplied> {
  return once(tx, actor, commandId, "orgs.file", async () => {
    const plan = await planOrgSheet(tx, actor, workbook);
    const [problem] = plan.problems;
    if (problem) throw new DomainError("invalid", { reason: `${problem.place}：${problem.message}` });
    if (digestOf(plan) !== digest) throw new DomainError("conflict", { what: "组织" });
    await reformOrgs(tx, actor, plan);
    return { counts: countsOf(plan) };
  });
}

/** Compares a sheet with the tree of now. @throws invalid for another table */
export async function planOrgSheet(tx: Tx, actor: Actor, workbook: Workbook): Promise<OrgPlan> {
  requireCan(actor, "org.manage");
  const rows = headedRows(workbook, ORG_HEADINGS);
  if (!rows) {
    const reason = `“${workbook.fileName}”里没有找到组织表：应有一行表头写着${ORG_HEADINGS.join("、")}。请先下载组织表，在其中修改后再上传`;
    throw new DomainError("invalid", { reason }, "file");
  }
  return planOrgs(rows, await knownOrgs(tx, actor), randomUUID);
}

export async function knownOrgs(tx: Tx, actor: Actor): Promise<KnownOrg[]> {
  const days = await sql<{ id: string; founded: string; placed: string }>`
    SELECT org_id AS id, min(from_date) AS founded, max(from_date) AS placed
    FROM org_placement WHERE district_id = ${actor.district} GROUP BY org_id`.execute(tx);
  const byOrg = new Map(days.rows.map(({ id, ...known }) => [id, known]));
  return (await allOrgs(tx, actor)).map((org) => ({
    ...org,
    ...(byOrg.get(org.id) ?? { founded: "", placed: "" }),
    mine: may(actor, "org.manage", org.path),
  }));
}

const countsOf = ({ changes }: OrgPlan) =>
  Object.fromEntries(
    ORG_STEPS.map((step) => [step, changes.filter((one) => one.step === step).length]),
  ) as OrgDifference["counts"];

/** Of what would become of which cell's organisation; ids of new ones are made anew each time and stay out. */
export const digestOf = ({ changes }: OrgPlan) => createHash("sha256").update(JSON.stringify(changes)).digest("hex");
