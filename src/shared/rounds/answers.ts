import { z } from "zod";
import { RECIPIENT_STATES } from "./columns.ts";
import { roundColumn, roundRow } from "./contracts.ts";

/** What is typed into one cell; a number is null while nothing is said, and missing is not zero. */
export const cellInput = z.object({
  columnId: z.uuid(),
  number: z.number().finite().nullable().default(null),
  /** of text, choice and material; a date as YYYY-MM-DD */
  text: z.string().trim().max(5000, "文字不超过 5000 字").default(""),
  /** of a material */
  files: z.array(z.uuid()).max(10, "一段素材最多 10 个附件").default([]),
});
export type CellInput = z.infer<typeof cellInput>;

export const answersInput = z.object({
  commandId: z.uuid(),
  revision: z.int(),
  cells: z.array(cellInput).max(40),
  /** false: kept for later, and nobody sees it but whoever answers */
  submit: z.boolean(),
});
export type AnswersInput = z.infer<typeof answersInput>;

export const returnInput = z.object({
  revision: z.int(),
  columnId: z.uuid(),
  remark: z.string().trim().min(2, "请说明要补正什么").max(300),
});

const fileRef = z.object({ id: z.uuid(), name: z.string() });

/** Where a material was taken over; without a title for whoever does not see the report. */
const use = z.object({
  reportId: z.uuid().nullable(),
  title: z.string().nullable(),
  /** the material was changed since */
  changedSince: z.boolean(),
});

export const roundCell = z.object({
  columnId: z.uuid(),
  number: z.number().nullable(),
  text: z.string(),
  /** why it was sent back */
  returned: z.string().nullable(),
  /** the same cell of the round that this one was copied from */
  previous: z.string(),
  /** of a derived number: activities that lack what is counted */
  missing: z.int(),
  /** the file that it came in, and where in it */
  source: fileRef.extend({ place: z.string() }).nullable(),
  materialId: z.uuid().nullable(),
  files: z.array(fileRef),
  uses: z.array(use),
});
export type RoundCell = z.infer<typeof roundCell>;

/** A rule that an answer breaks, in words with its numbers. */
export const violation = z.object({ columnIds: z.array(z.uuid()), text: z.string() });
export type Violation = z.infer<typeof violation>;

export const roundRecipient = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  state: z.enum(RECIPIENT_STATES),
  revision: z.int(),
  submittedAt: z.iso.datetime().nullable(),
  submittedBy: z.string(),
  cells: z.array(roundCell),
  violations: z.array(violation),
  can: z.object({ answer: z.boolean() }),
});
export type RoundRecipient = z.infer<typeof roundRecipient>;

/** A column added up over the recipients, beside the figure of the organisation above them all where there is one. */
export const columnSum = z.object({
  columnId: z.uuid(),
  /** null: nobody has answered it yet, or it is not a number that adds up */
  sum: z.number().nullable(),
  above: z
    .object({ orgId: z.uuid(), orgName: z.string(), value: z.number().nullable(), why: z.array(z.string()) })
    .nullable(),
});
export type ColumnSum = z.infer<typeof columnSum>;

const definition = {
  ...roundRow.omit({ counts: true, mine: true }).shape,
  explanation: z.string(),
  outline: z.string().nullable(),
  copiedFrom: z.uuid().nullable(),
  revision: z.int(),
  columns: z.array(roundColumn),
  checks: z.array(z.string()),
};

export const roundDetail = z.object({
  ...definition,
  recipients: z.array(roundRecipient),
  sums: z.array(columnSum),
});
export type RoundDetail = z.infer<typeof roundDetail>;

/** What one recipient is asked, with what was typed and not handed in yet. */
export const answerPage = z.object({
  ...definition,
  recipient: roundRecipient,
  draft: z.array(cellInput).nullable(),
  draftFiles: z.array(fileRef),
});
export type AnswerPage = z.infer<typeof answerPage>;

/** How one cell of a returned file differs from what is there. */
export const cellDifference = z.object({
  columnId: z.uuid(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});

/** A returned file read against its round: nothing is written until it is confirmed. */
export const returnedFile = z.object({
  fileId: z.uuid(),
  name: z.string(),
  recipientId: z.uuid(),
  orgName: z.string(),
  revision: z.int(),
  /** false: it had lost its code and was known by the name of the organisation */
  byCode: z.boolean(),
  differences: z.array(cellDifference),
  /** what keeps it from being written */
  problems: z.array(z.object({ place: z.string(), message: z.string() })),
  /** rules that it breaks; it may be written all the same */
  violations: z.array(violation),
});
export type ReturnedFile = z.infer<typeof returnedFile>;

export const applyFiles = z.object({
  commandId: z.uuid(),
  files: z
    .array(z.object({ fileId: z.uuid(), recipientId: z.uuid(), revision: z.int() }))
    .min(1, "没有可以写入的文件")
    .max(60),
});
export type ApplyFiles = z.infer<typeof applyFiles>;
