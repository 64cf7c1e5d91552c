import { z } from "zod";
import { ACTIVITY_STATES } from "#shared/activities/contracts.ts";

/** What one batch may hold; each bound has a refusal that names the file and says what to do. */
export const SCAN_LIMITS = { bytes: 50 * 1024 * 1024, files: 20, pages: 300 } as const;

export const SCAN_STATES = ["collecting", "reading", "sorting", "attached", "discarded"] as const;
export type ScanState = (typeof SCAN_STATES)[number];
export const SCAN_STATE_NAMES: Record<ScanState, string> = {
  collecting: "待识别",
  reading: "识别中",
  sorting: "待归入",
  attached: "已归入",
  discarded: "已放弃",
};

/** What reading a page came to. All but the first two leave it to a person. */
export const FINDINGS = [
  "code",
  "continuation",
  "no-code",
  "several-codes",
  "unseen",
  "not-host",
  "cancelled",
  "unreadable",
] as const;
export type Finding = (typeof FINDINGS)[number];
export const FINDING_NAMES: Record<Finding, string> = {
  code: "按码识别",
  continuation: "附页：没有码，紧接在上一份之后",
  "no-code": "没有找到签到表的码",
  "several-codes": "一页上有不同活动的码",
  unseen: "签到表不属于您可见的活动",
  "not-host": "您不能修改码所指的活动，不能归入",
  cancelled: "码所指的活动已取消，请确认是否仍要归入",
  unreadable: "这一页无法显示，可能已损坏",
};

/** Where a page goes: to an activity (as read, as continuation, as chosen), nowhere, or not yet decided. */
export const PLACINGS = ["read", "continued", "chosen", "left_out", "open"] as const;
export type Placing = (typeof PLACINGS)[number];

export const scanRow = z.object({
  id: z.uuid(),
  state: z.enum(SCAN_STATES),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** of its first file; empty while it has none */
  firstFile: z.string(),
  files: z.int(),
  pages: z.int(),
  open: z.int(),
  activities: z.int(),
});
export type ScanRow = z.infer<typeof scanRow>;

export const scanFile = z.object({
  fileId: z.uuid(),
  name: z.string(),
  size: z.int(),
  pages: z.int(),
  state: z.enum(["waiting", "read", "refused"]),
  reason: z.string(),
  /** an earlier batch that holds the same bytes */
  sameAs: z.object({ batchId: z.uuid(), createdAt: z.iso.datetime(), state: z.enum(SCAN_STATES) }).nullable(),
});
export type ScanFile = z.infer<typeof scanFile>;

export const scanPage = z.object({
  fileId: z.uuid(),
  page: z.int(),
  finding: z.enum(FINDINGS),
  blank: z.boolean(),
  pictured: z.boolean(),
  placed: z.enum(PLACINGS),
  activityId: z.uuid().nullable(),
  /** activities that its codes name and that may be chosen for it */
  named: z.array(z.uuid()),
});
export type ScanPage = z.infer<typeof scanPage>;

export const scanActivity = z.object({
  id: z.uuid(),
  title: z.string(),
  heldOn: z.iso.date(),
  hosts: z.array(z.string()),
  state: z.enum(ACTIVITY_STATES),
  hasAttendance: z.boolean(),
});
export type ScanActivity = z.infer<typeof scanActivity>;

export const scanBatch = z.object({
  id: z.uuid(),
  state: z.enum(SCAN_STATES),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  revision: z.int(),
  progress: z.int(),
  total: z.int(),
  files: z.array(scanFile),
  /** in the order of the paper */
  pages: z.array(scanPage),
  activities: z.array(scanActivity),
  /** what it attached */
  parts: z.array(z.object({ activityId: z.uuid(), fileId: z.uuid(), name: z.string() })),
});
export type ScanBatch = z.infer<typeof scanBatch>;

export const newScanBatch = z.object({ commandId: z.uuid(), id: z.uuid() });
export const scanStep = z.object({ revision: z.int() });

export const pageKey = z.object({ fileId: z.uuid(), page: z.int().min(1) });
export const scanPlacing = z.object({
  revision: z.int(),
  pages: z.array(pageKey).min(1).max(SCAN_LIMITS.pages),
  to: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("activity"), activityId: z.uuid() }),
    z.object({ kind: z.literal("previous") }),
    z.object({ kind: z.literal("left_out") }),
    z.object({ kind: z.literal("open") }),
  ]),
});
export type ScanPlacing = z.infer<typeof scanPlacing>;

const TIME = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Shanghai" });

/** What a batch is called: "2026-11-20 10:05 扫描件". */
export function scanLabel(createdAt: string | Date): string {
  return `${TIME.format(new Date(createdAt))} 扫描件`;
}
