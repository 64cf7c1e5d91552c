import { z } from "zod";
import { reportDocument, reportFrame } from "./document.ts";

export const REPORT_STATES = ["draft", "reviewed", "issued"] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const REPORT_STATE_NAMES: Record<ReportState, string> = {
  draft: "起草中",
  reviewed: "已审签",
  issued: "已印发",
};

/** What the records say today of a frozen figure. */
export const STANDINGS = ["same", "stale", "late"] as const;
export const STANDING_NAMES = { same: "与记录一致", stale: "已失效", late: "截止后补录" } as const;

/** Where a number of a report comes from. */
export const NUMBER_SORT_NAMES = { figure: "记录", external: "外部", exempt: "豁免" } as const;

export const reportRow = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  template: z.string(),
  templateName: z.string(),
  /** of the outline that it was made along */
  outlineVersion: z.int(),
  title: z.string(),
  state: z.enum(REPORT_STATES),
  from: z.iso.date(),
  to: z.iso.date(),
  cutoff: z.iso.date(),
  issuedAt: z.iso.datetime().nullable(),
  stale: z.boolean(),
  lateCount: z.int(),
  updatedAt: z.iso.datetime(),
});
export type ReportRow = z.infer<typeof reportRow>;

/** One figure of a report as it stands: computed for a draft, frozen for an issued report. */
export const reportFigure = z.object({
  nodeId: z.uuid(),
  text: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  label: z.string(),
  definition: z.string(),
  records: z.int(),
  missing: z.int(),
  standing: z.enum(STANDINGS),
  currentValue: z.number().nullable(),
  /** why it is stale: one sentence a record */
  changes: z.array(z.object({ activityId: z.uuid(), text: z.string() })),
});
export type ReportFigure = z.infer<typeof reportFigure>;

export const reportDetail = z.object({
  ...reportRow.shape,
  revision: z.int(),
  frame: reportFrame,
  document: reportDocument,
  previousId: z.uuid().nullable(),
  /** the newest version of its outline; null when it is offered no more */
  newestOutline: z.int().nullable(),
  recipient: z.string(),
  reviewFileId: z.uuid().nullable(),
  reviewedAt: z.iso.datetime().nullable(),
  figures: z.array(reportFigure),
  can: z.object({ edit: z.boolean(), issue: z.boolean() }),
});
export type ReportDetail = z.infer<typeof reportDetail>;

const period = { from: z.iso.date(), to: z.iso.date(), cutoff: z.iso.date() };

export const newReport = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  orgId: z.uuid(),
  template: z.string().max(40),
  ...period,
});
export type NewReport = z.infer<typeof newReport>;

export const madeReport = z.object({
  id: z.uuid(),
  /** what the outline asks for and the records do not have: left out of the text, not written as zero */
  omitted: z.array(z.string()),
  /** rolled forward along a newer version of the outline: which */
  outlineVersion: z.int().optional(),
});
export type MadeReport = z.infer<typeof madeReport>;

export const reportSave = z.object({ revision: z.int(), frame: reportFrame, document: reportDocument });
export type ReportSave = z.infer<typeof reportSave>;

export const reportReview = z.object({ revision: z.int(), fileId: z.uuid().nullable().default(null) });
export const reportIssue = z.object({
  revision: z.int(),
  recipient: z.string().trim().min(1, "请填写报送对象").max(100),
});
export const reportRoll = z.object({
  ...{ commandId: z.uuid(), id: z.uuid(), ...period },
  /** the words of the old report, also where its outline has a newer version */
  keepText: z.boolean().default(false),
});
export type ReportRoll = z.infer<typeof reportRoll>;

/** Which reports; what is null or empty is not filtered. */
export const reportFilter = z.object({
  text: z.string().trim().max(60).default(""),
  org: z.uuid().nullable().default(null),
  states: z.array(z.enum(REPORT_STATES)).default([]),
  /** only what was issued and no longer agrees with the records */
  stale: z.boolean().default(false),
});
export type ReportFilter = z.infer<typeof reportFilter>;

/** Which of the numbers that left the house; days of issue, both included. */
export const registerFilter = z.object({
  text: z.string().trim().max(60).default(""),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  standing: z.enum(STANDINGS).nullable().default(null),
});
export type RegisterFilter = z.infer<typeof registerFilter>;

/** A line of 对外报数台账. */
export const registerRow = z.object({
  reportId: z.uuid(),
  nodeId: z.uuid(),
  title: z.string(),
  recipient: z.string(),
  issuedAt: z.iso.datetime(),
  sort: z.enum(["figure", "external", "exempt"]),
  text: z.string(),
  unit: z.string(),
  context: z.string(),
  ground: z.string(),
  standing: z.enum(STANDINGS),
  currentValue: z.number().nullable(),
});
export type RegisterRow = z.infer<typeof registerRow>;
