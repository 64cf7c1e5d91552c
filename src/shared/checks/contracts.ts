import { z } from "zod";
import { CLAIM_KINDS } from "#shared/claims/claim.ts";
import { figureContext } from "#shared/figures/contracts.ts";
import { figureSpec } from "#shared/figures/spec.ts";
import { comparedFigure, VERDICTS } from "#shared/matching/verdict.ts";
import { SEVERITIES } from "./finding.ts";

const place = { start: z.int().nonnegative(), length: z.int().nonnegative() };

/** What a reader decided about one claim; it holds when the draft is checked again. */
export const claimDecision = z.discriminatedUnion("action", [
  /** compare with this figure instead */
  z.object({ action: z.literal("figure"), spec: figureSpec }),
  /** no evidence is needed, and why */
  z.object({ action: z.literal("exempt"), reason: z.string().trim().min(1, "请写明理由").max(200) }),
  /** another unit's number: whose document, of which day */
  z.object({
    action: z.literal("external"),
    source: z.string().trim().min(1, "请写明来自哪个单位的哪份材料").max(200),
    date: z.iso.date(),
  }),
]);
export type ClaimDecision = z.infer<typeof claimDecision>;

export const checkedClaim = z.object({
  start: z.int(),
  end: z.int(),
  span: z.string(),
  value: z.number().nullable(),
  valueTo: z.number().nullable(),
  unit: z.string(),
  approx: z.enum(["exact", "over", "near", "about"]),
  kind: z.enum(CLAIM_KINDS),
  subject: z.string(),
  /** what the claim is known by when the draft is checked again */
  fingerprint: z.string(),
  verdict: z.enum(VERDICTS),
  figure: comparedFigure.nullable(),
  others: z.array(comparedFigure),
  why: z.string(),
  decision: claimDecision.nullable(),
});
export type CheckedClaim = z.infer<typeof checkedClaim>;

export const CITATION_VERDICTS = [
  "exact",
  "near",
  "superseded",
  "repealed",
  "expired",
  "not_yet",
  "article",
  "number",
  "untyped",
  "unknown",
  "unchecked",
] as const;

export const checkedCitation = z.object({
  title: z.string(),
  ...place,
  verdict: z.enum(CITATION_VERDICTS),
  suggestion: z.string().nullable(),
  message: z.string(),
  /** id of the entry of the library or of the department's own document */
  regulation: z.string().nullable(),
  severity: z.enum(SEVERITIES).nullable(),
});
export type CheckedCitation = z.infer<typeof checkedCitation>;

export const checkFinding = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  ...place,
  message: z.string(),
  suggestion: z.string().nullable(),
  fix: z.object({ ...place, text: z.string() }).nullable(),
  /** settled by a reader: it is right as it stands */
  settled: z.boolean().default(false),
  /** a matter of style that the district wants to see unasked */
  wanted: z.boolean().optional(),
});
export type CheckFinding = z.infer<typeof checkFinding>;

/** A reader's word on one finding, named by rule and place: a page may be older than the last check. */
export const findingSettling = z.object({ rule: z.string().max(80), ...place, settled: z.boolean() });
export type FindingSettling = z.infer<typeof findingSettling>;

/** How much of a draft the records bear out: how many claims have which verdict. */
export const checkCoverage = z.object({
  claims: z.int(),
  verdicts: z.record(z.enum(VERDICTS), z.int()),
  citations: z.int(),
  /** citations that are wrong or out of force and not settled */
  doubtful: z.int(),
  /** errors and warnings but for those of citations */
  errors: z.int(),
  warnings: z.int(),
  hints: z.int(),
});
export type CheckCoverage = z.infer<typeof checkCoverage>;

export const CHECK_STATES = ["waiting", "running", "done", "failed"] as const;

export const checkContext = figureContext.extend({
  /** the day on which citations have to be in force: the report's own date */
  on: z.iso.date(),
});
export type CheckContext = z.infer<typeof checkContext>;

export const newCheck = z.object({
  id: z.uuid(),
  commandId: z.uuid(),
  orgId: z.uuid(),
  title: z.string().trim().max(200).default(""),
  text: z.string().min(1, "请粘贴要核对的文字").max(300_000, "文字超过三十万字，请分成几份核对"),
  /** null: what the text says of itself, else this year */
  context: checkContext.nullable().default(null),
});
export type NewCheck = z.infer<typeof newCheck>;

export const checkRow = z.object({
  id: z.uuid(),
  title: z.string(),
  orgName: z.string(),
  fileName: z.string(),
  state: z.enum(CHECK_STATES),
  coverage: checkCoverage.nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type CheckRow = z.infer<typeof checkRow>;

export const draftParagraph = z.object({
  start: z.int(),
  text: z.string(),
  part: z.enum(["body", "table", "footnote", "textbox"]),
  level: z.int().nullable(),
  automatic: z.int(),
  /** absent outside of tables, and in checks that were stored before it was read */
  cell: z.object({ row: z.int(), column: z.int(), span: z.int() }).optional(),
});

/** One frozen figure of an issued report that came back, and what became of it. */
export const returnedFigure = z.object({
  nodeId: z.uuid(),
  label: z.string(),
  /** the number as issued, with its unit: 9次 */
  issued: z.string(),
  /** the number that stands there now; null when its sentence is gone */
  now: z.string().nullable(),
  /** same · changed: another number in the same words · missing: no such words any more */
  state: z.enum(["same", "changed", "missing"]),
  /** the records were corrected after the issue, and what they come to now: nobody tampered with this one */
  stale: z.string().nullable(),
  /** place in the plain text; length 0 for what is missing */
  ...place,
});
export type ReturnedFigure = z.infer<typeof returnedFigure>;

/** The issued report that the draft turned out to be, edited or not. */
export const returnedReport = z.object({
  reportId: z.uuid(),
  title: z.string(),
  issuedAt: z.iso.datetime(),
  figures: z.array(returnedFigure),
});
export type ReturnedReport = z.infer<typeof returnedReport>;

/** A claim set into a report that is being written, as a figure that is computed. */
export const claimToReport = z.object({ fingerprint: z.string().max(2000), reportId: z.uuid() });

export const checkDetail = z.object({
  id: z.uuid(),
  title: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  fileName: z.string(),
  /** a .docx came in, so that the findings can go back into it */
  annotatable: z.boolean(),
  state: z.enum(CHECK_STATES),
  /** per cent, while it runs */
  progress: z.int(),
  /** what is being done, or why it failed */
  message: z.string(),
  context: checkContext,
  paragraphs: z.array(draftParagraph),
  claims: z.array(checkedClaim),
  citations: z.array(checkedCitation),
  findings: z.array(checkFinding),
  /** null: no report that was issued here */
  returned: returnedReport.nullable(),
  coverage: checkCoverage.nullable(),
  revision: z.int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type CheckDetail = z.infer<typeof checkDetail>;
