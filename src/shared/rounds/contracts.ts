import { z } from "zod";
import { figureSpec, metricId } from "#shared/figures/spec.ts";
import { COLUMN_KINDS, RECIPIENT_STATES, ROUND_STATES } from "./columns.ts";

const line = (most: number) => z.string().trim().max(most).default("");
const title = z.string().trim().min(2, "标题至少两个字").max(80);

/** A figure of whoever is asked: its organisation is filled in for each. */
export const relativeSpec = figureSpec.omit({ org: true });
export type RelativeSpec = z.infer<typeof relativeSpec>;

export const roundColumn = z.object({
  id: z.uuid(),
  /** the letter by which rules and the sheet name it */
  code: z.string().regex(/^[A-Z]{1,2}$/, "列的代号是一两个大写字母"),
  label: z.string().trim().min(1, "请填写列名").max(60),
  hint: line(200),
  kind: z.enum(COLUMN_KINDS),
  unit: line(10),
  required: z.boolean().default(true),
  /** of a choice */
  options: z.array(z.string().trim().min(1, "选项不能为空").max(40)).max(30).default([]),
  /** of a derived column */
  spec: relativeSpec.nullable().default(null),
  /** of a number that becomes a declared figure: which figure of which kind of activity */
  metric: metricId.nullable().default(null),
  metricKind: z.string().max(40).nullable().default(null),
  /** of a total: "A + B" */
  formula: line(120),
});
export type RoundColumn = z.infer<typeof roundColumn>;

const roundFields = {
  title,
  explanation: line(2000),
  from: z.iso.date({ error: "请填写统计期间" }),
  to: z.iso.date({ error: "请填写统计期间" }),
  dueOn: z.iso.date({ error: "请填写报送期限" }),
  outline: z.string().max(40).nullable().default(null),
  columns: z.array(roundColumn).min(1, "请至少添加一列").max(40, "最多 40 列"),
  /** "A <= B" */
  checks: z.array(z.string().trim().min(3).max(120)).max(20).default([]),
  recipients: z.array(z.uuid()).min(1, "请选择要收表的单位").max(400),
};

export const roundInput = z.object(roundFields);
export type RoundInput = z.infer<typeof roundInput>;

export const newRound = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  orgId: z.uuid(),
  copiedFrom: z.uuid().nullable().default(null),
  ...roundFields,
});
export type NewRound = z.infer<typeof newRound>;

export const roundChange = z.object({ revision: z.int(), ...roundFields });
export type RoundChange = z.infer<typeof roundChange>;

export const onRevision = z.object({ revision: z.int() });

export const WAITING_FOR = ["answer", "confirm", "overdue"] as const;

export const roundQuery = z.object({
  states: z.array(z.enum(ROUND_STATES)).default([]),
  /** the period asked about touches these days */
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  text: z.string().trim().max(60).default(""),
  /** what waits for whoever asks: an answer of one's own, a confirmation, answers past their day */
  waiting: z.enum(WAITING_FOR).nullable().default(null),
});
export type RoundQuery = z.infer<typeof roundQuery>;

export const roundRow = z.object({
  id: z.uuid(),
  title: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  dueOn: z.iso.date(),
  state: z.enum(ROUND_STATES),
  /** of the recipients that one sees */
  counts: z.object({ asked: z.int(), answered: z.int(), confirmed: z.int(), returned: z.int() }),
  /** the answer of one's own organisation */
  mine: z.object({ recipientId: z.uuid(), state: z.enum(RECIPIENT_STATES) }).nullable(),
  can: z.object({ manage: z.boolean() }),
});
export type RoundRow = z.infer<typeof roundRow>;

export const roundPage = z.object({
  rows: z.array(roundRow),
  next: z.uuid().nullable(),
  total: z.object({ count: z.int(), more: z.boolean() }),
});

/** 减负: what these recipients are asked already, and what of it would be asked twice. */
export const burden = z.object({
  /** open rounds that at least one of them has not answered yet */
  open: z.int(),
  /** the most that one of them has */
  most: z.int(),
  /** names of those that have the most, a few */
  mostOf: z.array(z.string()),
  repeated: z.array(z.object({ column: z.string(), roundId: z.uuid(), title: z.string(), dueOn: z.iso.date() })),
});
export type Burden = z.infer<typeof burden>;
