import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { newestOutline } from "#server/modules/outlines/index.ts";
import { forgetUses } from "#server/modules/rounds/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { MadeReport, NewReport, ReportRoll, ReportSave } from "#shared/report/contracts.ts";
import { DOCUMENT_VERSION, type ReportDocument, type ReportFrame } from "#shared/report/document.ts";
import { periodName } from "#shared/report/period-name.ts";
import { plainText } from "#shared/report/plain-text.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import { computeFigures, withTexts } from "./compute-figures.ts";
import { generateAlong } from "./generate-along.ts";
import { figureNodes, loadReport, type Report, tracedReport, updateReport } from "./load-report.ts";

/** Starts a report along an outline: the records are set into it, last period's report is put beside it. */
export async function createReport(tx: Tx, actor: Actor, input: NewReport): Promise<MadeReport> {
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "report.write", [org.path]);
  const outline = await newestOutline(tx, actor, input.template);
  if (!outline) throw new DomainError("invalid", { reason: "没有这个报告提纲，或者它已停用" }, "template");
  requirePeriod(input);
  return once(tx, actor, input.commandId, "report.create", async () => {
    const { title, document, omitted } = await generateAlong(tx, actor, outline, org, input);
    const frame: ReportFrame = { title, addressee: "", signatory: org.name, date: dayOf(actor.at), attachments: [] };
    const previousId = await lastIssued(tx, actor, input);
    await insertReport(tx, actor, { ...input, outlineVersion: outline.version, org, frame, document, previousId });
    await recordEvent(tx, actor, "report.created", tracedReport({ id: input.id, title, path: org.path }, 1));
    return { id: input.id, omitted };
  });
}

/**
 * 滚动生成: the text of an earlier report with its figures computed for a new period. Where its outline has a newer
 * version, the text is generated along that one, unless the old words are to be kept.
 */
export async function rollReport(tx: Tx, actor: Actor, fromId: string, input: ReportRoll): Promise<MadeReport> {
  const source = await loadReport(tx, actor, fromId);
  requireCan(actor, "report.write", [source.path]);
  requirePeriod(input);
  return once(tx, actor, input.commandId, "report.roll", async () => {
    const org = await loadOrg(tx, actor, source.org_id);
    const newest = input.keepText ? null : await newestOutline(tx, actor, source.template);
    const outline = newest && newest.version > source.outline_version ? newest : null;
    const { title, document, omitted } = outline
      ? await generateAlong(tx, actor, outline, org, input)
      : await recompute(tx, actor, source, input);
    const frame = { ...source.frame, title, date: dayOf(actor.at) };
    const outlineVersion = outline?.version ?? source.outline_version;
    const row = { ...input, template: source.template, outlineVersion, org, frame, document, previousId: fromId };
    await insertReport(tx, actor, row);
    const object = tracedReport({ id: input.id, title, path: org.path }, 1);
    await recordEvent(tx, actor, "report.rolled", object, { from: source.title });
    return { id: input.id, omitted, ...(outline && { outlineVersion }) };
  });
}

/** The words of a report as they are, with the figures of another period. */
async function recompute(tx: Tx, actor: Actor, source: Report, context: FigureContext) {
  const renewed = withNewIds(source.document);
  const figures = await computeFigures(tx, actor, figureNodes(renewed), context);
  const before = periodName({ from: source.period_from, to: source.period_to });
  const empty = figures.filter((figure) => figure.value === null || figure.value === 0);
  return {
    title: source.title.replace(before, periodName(context)),
    document: withTexts(renewed, figures),
    omitted: [...new Set(empty.map((figure) => figure.label))],
  };
}

export async function saveReport(tx: Tx, actor: Actor, id: string, input: ReportSave): Promise<{ revision: number }> {
  const report = await loadReport(tx, actor, id);
  requireCan(actor, "report.write", [report.path]);
  const marking = secrecyMarking(plainText(input.document, input.frame));
  if (marking !== null) throw new DomainError("secret-marking", { marking });
  requireDistinctIds(input.document);
  const same = isDeepStrictEqual([report.frame, report.document], [input.frame, input.document]);
  if (same && report.state === "draft" && report.revision === input.revision) return { revision: input.revision };
  await updateReport(tx, actor, report, input.revision, ["draft"], {
    title: input.frame.title,
    frame: JSON.stringify(input.frame),
    document: JSON.stringify(input.document),
  });
  if (input.frame.title !== report.title) await indexObjects(tx, actor.district, "report", [id]);
  const object = tracedReport({ id, title: input.frame.title, path: report.path }, input.revision + 1);
  await recordEvent(tx, actor, "report.edited", object);
  return { revision: input.revision + 1 };
}

/** A draft that nobody needs; what was issued cannot be deleted. */
export async function deleteReport(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const report = await loadReport(tx, actor, id);
  requireCan(actor, "report.write", [report.path]);
  await updateReport(tx, actor, report, revision, ["draft", "reviewed"], {});
  await forgetUses(tx, actor, id);
  await tx.deleteFrom("report").where("district_id", "=", actor.district).where("id", "=", id).execute();
  await indexObjects(tx, actor.district, "report", [id]);
  await recordEvent(tx, actor, "report.deleted", tracedReport(report, revision + 1));
}

function requirePeriod({ from, to, cutoff }: FigureContext): void {
  if (from > to) throw new DomainError("invalid", { reason: "报告期的开始日期晚于结束日期" }, "from");
  if (cutoff < from) throw new DomainError("invalid", { reason: "数据截止日早于报告期开始" }, "cutoff");
}

type ReportRow = FigureContext & {
  id: string;
  template: string;
  outlineVersion: number;
  org: { id: string; path: string };
  frame: ReportFrame;
  document: ReportDocument;
  previousId: string | null;
};

async function insertReport(tx: Tx, actor: Actor, row: ReportRow): Promise<void> {
  await tx
    .insertInto("report")
    .values({
      district_id: actor.district,
      id: row.id,
      org_id: row.org.id,
      template: row.template,
      outline_version: row.outlineVersion,
      state: "draft",
      title: row.frame.title,
      frame: JSON.stringify(row.frame),
      document: JSON.stringify(row.document),
      document_version: DOCUMENT_VERSION,
      period_from: row.from,
      period_to: row.to,
      cutoff: row.cutoff,
      previous_id: row.previousId,
      created_at: actor.at,
      created_by: actor.accountId,
      updated_at: actor.at,
      visible_to: [row.org.path],
    })
    .execute();
  await indexObjects(tx, actor.district, "report", [row.id]);
}

async function lastIssued(tx: Tx, actor: Actor, input: NewReport): Promise<string | null> {
  const last = await tx
    .selectFrom("report")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("org_id", "=", input.orgId)
    .where("template", "=", input.template)
    .where("state", "=", "issued")
    .orderBy("period_to", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.id ?? null;
}

function withNewIds(document: ReportDocument): ReportDocument {
  const text = JSON.stringify(document, (key, value: unknown) => {
    if (key === "attrs" && value && typeof value === "object" && "id" in value && !("label" in value)) {
      return { ...value, id: randomUUID() };
    }
    return value;
  });
  return JSON.parse(text) as ReportDocument;
}

/** Two nodes with one id (a paste) could not be told apart once frozen. */
function requireDistinctIds(document: ReportDocument): void {
  const seen = new Set<string>();
  for (const block of document.content) {
    for (const node of block.content ?? []) {
      if (node.type === "text") continue;
      if (seen.has(node.attrs.id))
        throw new DomainError("invalid", { reason: "文中有重复的数据标识，请重新插入粘贴的数据" }, "document");
      seen.add(node.attrs.id);
    }
  }
}
