import { z } from "zod";
import { figureContext } from "#shared/figures/contracts.ts";
import { GROUP_KIND_IDS } from "#shared/groups/kinds.ts";

export const PROGRAMME_KINDS = [
  { id: "series", name: "系列活动" },
  { id: "course", name: "课程" },
  { id: "contest", name: "比赛" },
  { id: "campaign", name: "创建活动" },
  { id: "special", name: "专项工作" },
] as const;

export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number]["id"];
const KIND_IDS = PROGRAMME_KINDS.map(({ id }) => id) as [ProgrammeKind, ...ProgrammeKind[]];

export function programmeKindName(id: ProgrammeKind): string {
  return PROGRAMME_KINDS.find((kind) => kind.id === id)?.name ?? id;
}

export const programmeRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(KIND_IDS),
  orgId: z.uuid(),
  orgName: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  /** the last day on which it took in activities */
  closedOn: z.iso.date().nullable(),
});
export type ProgrammeRow = z.infer<typeof programmeRow>;

/** A part of a programme; both days are included. */
export const stage = z.object({
  name: z.string().trim().min(1, "请填写阶段名称").max(40),
  from: z.iso.date("请填写阶段的开始日期"),
  to: z.iso.date("请填写阶段的结束日期"),
});
export type Stage = z.infer<typeof stage>;

const programmeFields = {
  name: z.string().trim().min(2, "名称至少两个字").max(60),
  kind: z.enum(KIND_IDS).default("series"),
  purpose: z.string().trim().max(2_000).default(""),
  startsOn: z.iso.date("请填写开始日期"),
  endsOn: z.iso.date().nullable().default(null),
  stages: z.array(stage).max(20, "最多 20 个阶段").default([]),
  files: z.array(z.uuid()).max(20, "最多 20 个附件").default([]),
  documents: z.array(z.uuid()).max(20, "最多关联 20 份文件").default([]),
};

export const newProgramme = z.object({ commandId: z.uuid(), id: z.uuid(), orgId: z.uuid(), ...programmeFields });
export type NewProgramme = z.infer<typeof newProgramme>;

/** What a programme says of itself; its organisation stays. */
export const programmeChange = z.object({ revision: z.int(), ...programmeFields });
export type ProgrammeChange = z.infer<typeof programmeChange>;

export const programmeClosing = z.object({
  revision: z.int(),
  closedOn: z.iso.date("请填写结项日期"),
  note: z.string().trim().max(1_000).default(""),
});
export type ProgrammeClosing = z.infer<typeof programmeClosing>;

export const DECLARED_METRICS = ["occasions", "attendances", "people"] as const;

/** A total without records, as somebody reported it. */
export const newDeclared = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  orgId: z.uuid(),
  metric: z.enum(DECLARED_METRICS),
  value: z.int().min(0).max(100_000_000),
  from: z.iso.date("请填写起始日期"),
  to: z.iso.date("请填写截止日期"),
  note: z.string().trim().max(200).default(""),
});
export type NewDeclared = z.infer<typeof newDeclared>;

export const programmeDetail = z.object({
  ...programmeRow.shape,
  revision: z.int(),
  purpose: z.string(),
  closedNote: z.string(),
  stages: z.array(stage),
  files: z.array(z.object({ fileId: z.uuid(), name: z.string(), size: z.int() })),
  /** title null: out of the reader's sight */
  documents: z.array(z.object({ id: z.uuid(), title: z.string().nullable() })),
  groups: z.array(z.object({ id: z.uuid(), kind: z.enum(GROUP_KIND_IDS), name: z.string(), orgName: z.string() })),
  can: z.object({ edit: z.boolean() }),
});
export type ProgrammeDetail = z.infer<typeof programmeDetail>;

/** What the programme's activities amount to, within the reader's organisation; which figure each is: spec.ts. */
export const programmeFigures = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  context: figureContext,
  totals: z.array(z.object({ metric: z.string(), value: z.number().nullable(), unit: z.string() })),
  months: z.array(z.object({ month: z.string(), occasions: z.int(), attendances: z.int().nullable() })),
  /** occasions within the days of each stage, in the order of the stages */
  stages: z.array(z.int()),
  declared: z.array(
    z.object({
      id: z.uuid(),
      orgName: z.string(),
      metric: z.enum(DECLARED_METRICS),
      value: z.number(),
      from: z.iso.date(),
      to: z.iso.date(),
      note: z.string(),
      can: z.object({ withdraw: z.boolean() }),
    }),
  ),
});
export type ProgrammeFigures = z.infer<typeof programmeFigures>;
