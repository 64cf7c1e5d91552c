import { DomainError } from "#shared/errors.ts";
import { type ProgrammeChange, programmeKindName } from "#shared/programmes/contracts.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import type { LoadedProgramme } from "./load-programme.ts";
import type { Parts } from "./programme-parts.ts";

export type Fields = Omit<ProgrammeChange, "revision">;

const invalid = (reason: string, field: string) => new DomainError("invalid", { reason }, field);

/** @throws invalid or secret-marking, naming the field */
export function requireSoundProgramme(fields: Fields, closedOn: string | null = null): void {
  const { name, purpose, startsOn, endsOn, stages, files, documents } = fields;
  requireUnmarked({ name, purpose, stages: stages.map((stage) => stage.name).join("\n") });
  if (endsOn !== null && endsOn < startsOn) throw invalid("结束日期早于开始日期", "endsOn");
  if (closedOn !== null && startsOn > closedOn) throw invalid(`开始日期晚于结项日期 ${closedOn}`, "startsOn");
  for (const [index, stage] of stages.entries()) {
    const which = `第 ${index + 1} 个阶段“${stage.name}”`;
    if (stage.to < stage.from) throw invalid(`${which}的结束日期早于开始日期`, "stages");
    if (stage.from < startsOn || (endsOn !== null && stage.to > endsOn)) {
      throw invalid(`${which}超出专项的起止日期`, "stages");
    }
  }
  if (new Set(stages.map((stage) => stage.name)).size !== stages.length) throw invalid("阶段名称重复", "stages");
  if (new Set(files).size !== files.length) throw invalid("同一附件出现了两次", "files");
  if (new Set(documents).size !== documents.length) throw invalid("同一份文件关联了两次", "documents");
}

export const columnsOf = (fields: Fields) => ({
  name: fields.name,
  kind: fields.kind,
  purpose: fields.purpose,
  starts_on: fields.startsOn,
  ends_on: fields.endsOn,
});

/** What of a programme may be said to have changed, in Chinese. */
export function programmeChanges(before: LoadedProgramme & Parts, fields: Fields): string[] {
  const differs = (was: unknown, is: unknown) => JSON.stringify(was) !== JSON.stringify(is);
  const changes: [boolean, string][] = [
    [before.name !== fields.name, `名称由“${before.name}”改为“${fields.name}”`],
    [before.kind !== fields.kind, `类别改为${programmeKindName(fields.kind)}`],
    [before.purpose !== fields.purpose, "目的"],
    [before.starts_on !== fields.startsOn, `开始日期改为 ${fields.startsOn}`],
    [before.ends_on !== fields.endsOn, `结束日期改为 ${fields.endsOn ?? "不限"}`],
    [differs(before.stages, fields.stages), "阶段"],
    [differs(before.files, fields.files), "附件"],
    [differs(before.documents, fields.documents), "关联文件"],
  ];
  return changes.flatMap(([changed, said]) => (changed ? [said] : []));
}
