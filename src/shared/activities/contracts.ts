import { z } from "zod";
import { activityKind } from "#shared/catalogue/kinds.ts";
import { figureRole, orgRole, reach } from "#shared/figures/spec.ts";

export const ACTIVITY_STATES = ["planned", "held", "filed", "cancelled"] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];
export const STATE_NAMES: Record<ActivityState, string> = {
  planned: "计划",
  held: "待归档",
  filed: "已归档",
  cancelled: "已取消",
};

export const ATTENDANCE_STATUSES = ["present", "late", "excused", "absent"] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];
export const STATUS_NAMES: Record<AttendanceStatus, string> = {
  present: "到会",
  late: "迟到",
  excused: "请假",
  absent: "缺席",
};

export const ROLE_NAMES = { host: "主办", cohost: "承办", participant: "参加", guided: "指导" } as const;

export const FILE_PURPOSES = ["sign_in", "minutes", "material", "photo"] as const;
export const PURPOSE_NAMES: Record<(typeof FILE_PURPOSES)[number], string> = {
  sign_in: "签到表",
  minutes: "会议记录",
  material: "材料",
  photo: "照片",
};

/** Files that one activity may have. */
export const FILES_LIMIT = 50;

const fieldValues = z.record(z.string().max(40), z.union([z.number(), z.string().trim().min(1).max(5_000)]));

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "时间应为 09:30 的形式");
export const kindId = z
  .string()
  .max(40)
  .refine((id) => activityKind(id) !== undefined, "没有这个活动类型");

export const attendanceInput = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("none") }),
  z.object({
    mode: z.literal("headcount"),
    expected: z.int().min(0).max(1_000_000).nullable(),
    present: z.int().min(0).max(1_000_000),
  }),
  z.object({
    mode: z.literal("names"),
    people: z
      .array(
        z.object({
          personId: z.uuid(),
          orgId: z.uuid(),
          status: z.enum(ATTENDANCE_STATUSES),
          note: z.string().trim().max(100).default(""),
        }),
      )
      .max(5000),
  }),
]);
export type AttendanceInput = z.infer<typeof attendanceInput>;

/** Everything one enters about an activity; the first kind is the main one. */
export const activityContent = z.object({
  kinds: z.array(kindId).min(1, "请选择活动类型").max(5),
  orgs: z
    .array(z.object({ orgId: z.uuid(), role: orgRole }))
    .min(1, "请选择主办组织")
    .max(300),
  title: z.string().trim().min(2, "请填写名称").max(200),
  heldOn: z.iso.date("请填写日期"),
  endsOn: z.iso.date().nullable().default(null),
  startTime: clock.nullable().default(null),
  endTime: clock.nullable().default(null),
  place: z.string().trim().max(100).default(""),
  chair: z.string().trim().max(60).default(""),
  summary: z.string().trim().max(20_000).default(""),
  themes: z.array(z.uuid()).max(20).default([]),
  programmeId: z.uuid().nullable().default(null),
  /** groups that take part: service teams, pioneer teams */
  groups: z.array(z.uuid()).max(20, "一项活动最多 20 支队伍").default([]),
  attendance: attendanceInput,
  guests: z.int().min(0).max(100_000).default(0),
  guestsNote: z.string().trim().max(500).default(""),
  files: z
    .array(z.object({ fileId: z.uuid(), purpose: z.enum(FILE_PURPOSES) }))
    .max(FILES_LIMIT)
    .default([]),
  /** values of the fields of its kinds, by field id */
  fields: fieldValues.default({}),
});
export type ActivityContent = z.infer<typeof activityContent>;

export const newActivity = activityContent.extend({
  commandId: z.uuid(),
  id: z.uuid(),
  state: z.enum(["planned", "held", "filed"]),
});
export type NewActivity = z.infer<typeof newActivity>;

export const activityChange = activityContent.extend({ revision: z.int() });
export type ActivityChange = z.infer<typeof activityChange>;

export const stateChange = z.object({ revision: z.int() });
export const cancellation = z.object({
  revision: z.int(),
  reason: z.string().trim().min(2, "请填写取消原因").max(200),
});

/** The one query object: the list, its export and every figure ask with it, so they cannot disagree. */
export const activityQuery = z.object({
  states: z.array(z.enum(ACTIVITY_STATES)).default([]),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  kinds: z.array(kindId).default([]),
  themes: z.array(z.uuid()).default([]),
  /** "none": in no programme yet */
  programme: z
    .union([z.uuid(), z.literal("none")])
    .nullable()
    .default(null),
  group: z.uuid().nullable().default(null),
  org: z.uuid().nullable().default(null),
  reach: reach.default("tree"),
  role: figureRole.default("any"),
  /** the day whose organisation tree decides what lies below `org`; null: today's tree */
  treeDate: z.iso.date().nullable().default(null),
  text: z.string().trim().max(60).default(""),
});
export type ActivityQuery = z.infer<typeof activityQuery>;

/** In which order a list of activities stands. */
export const ACTIVITY_SORTS = ["held-desc", "held-asc", "recorded-desc"] as const;
export type ActivitySort = (typeof ACTIVITY_SORTS)[number];
export const ACTIVITY_SORT_NAMES: Record<ActivitySort, string> = {
  "held-desc": "日期，新的在前",
  "held-asc": "日期，旧的在前",
  "recorded-desc": "录入时间，新的在前",
};

export const activityRow = z.object({
  id: z.uuid(),
  state: z.enum(ACTIVITY_STATES),
  kinds: z.array(kindId),
  title: z.string(),
  heldOn: z.iso.date(),
  startTime: z.string().nullable(),
  place: z.string(),
  chair: z.string(),
  hosts: z.array(z.string()),
  expected: z.int().nullable(),
  present: z.int().nullable(),
  guests: z.int(),
  files: z.int(),
  fields: fieldValues,
  /** entered more than a week after it took place: 补录 */
  recordedLate: z.boolean(),
  recordedOn: z.iso.date(),
  revision: z.int(),
});
export type ActivityRow = z.infer<typeof activityRow>;

export const activityPage = z.object({
  rows: z.array(activityRow),
  /** hand back as `after` for the next page; null: this was the last */
  next: z.uuid().nullable(),
  total: z.object({ count: z.int(), more: z.boolean() }),
});
export type ActivityPage = z.infer<typeof activityPage>;

export const activityDetail = z.object({
  ...activityRow.shape,
  revision: z.int(),
  endsOn: z.iso.date().nullable(),
  endTime: z.string().nullable(),
  summary: z.string(),
  guestsNote: z.string(),
  programme: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  themes: z.array(z.object({ id: z.uuid(), name: z.string() })),
  groups: z.array(z.object({ id: z.uuid(), name: z.string() })),
  orgs: z.array(z.object({ orgId: z.uuid(), name: z.string(), role: orgRole })),
  attendanceMode: z.enum(["none", "headcount", "names"]),
  attendance: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      orgId: z.uuid(),
      orgName: z.string(),
      status: z.enum(ATTENDANCE_STATUSES),
      note: z.string(),
    }),
  ),
  attachments: z.array(
    z.object({
      fileId: z.uuid(),
      name: z.string(),
      size: z.int(),
      mediaType: z.string(),
      purpose: z.enum(FILE_PURPOSES),
    }),
  ),
  cancelReason: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  filedAt: z.iso.datetime().nullable(),
  importPlace: z.string().nullable(),
  /** the file that it came from, for whoever may see that whole file */
  importFileId: z.uuid().nullable(),
  can: z.object({ edit: z.boolean() }),
});
export type ActivityDetail = z.infer<typeof activityDetail>;

export const expectedPerson = z.object({
  personId: z.uuid(),
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  post: z.string(),
});
