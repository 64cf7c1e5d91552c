import type { Actor } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { levelName, type RecognitionChange } from "#shared/recognitions/contracts.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import type { LoadedRecognition } from "./load-recognition.ts";

export type Honour = Omit<RecognitionChange, "revision">;

/** @throws invalid or secret-marking, naming the field */
export async function requireSoundHonour(
  tx: Tx,
  actor: Actor,
  honour: Honour,
  before?: LoadedRecognition,
): Promise<void> {
  const { title, grantedBy, grantedOn, basis, activityId, fileId } = honour;
  requireUnmarked({ title, grantedBy, basis });
  if (grantedOn > dayOf(actor.at)) throw new DomainError("invalid", { reason: "授予日期晚于今天" }, "grantedOn");
  const checks = [
    { table: "activity", id: activityId, known: before?.activity_id, reason: "所选活动不存在", field: "activityId" },
    { table: "file", id: fileId, known: before?.file_id, reason: "附件不存在，请重新上传", field: "fileId" },
  ] as const;
  for (const { table, id, known, reason, field } of checks) {
    if (id === null || id === known) continue;
    const found = await tx
      .selectFrom(table)
      .select("id")
      .where("district_id", "=", actor.district)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!found) throw new DomainError("invalid", { reason }, field);
  }
}

export const columnsOf = (honour: Honour) => ({
  title: honour.title,
  level: honour.level,
  granted_by: honour.grantedBy,
  granted_on: honour.grantedOn,
  basis: honour.basis,
  activity_id: honour.activityId,
  file_id: honour.fileId,
});

/** What of a recognition may be said to have changed, in Chinese. */
export function honourChanges(before: LoadedRecognition, honour: Honour): string[] {
  const changes: [boolean, string][] = [
    [before.title !== honour.title, `名称由“${before.title}”改为“${honour.title}”`],
    [before.level !== honour.level, `级别改为${levelName(honour.level)}`],
    [before.granted_by !== honour.grantedBy, `授予单位改为“${honour.grantedBy}”`],
    [before.granted_on !== honour.grantedOn, `授予日期改为 ${honour.grantedOn}`],
    [before.basis !== honour.basis, "依据"],
    [before.activity_id !== honour.activityId, "关联活动"],
    [before.file_id !== honour.fileId, "附件"],
  ];
  return changes.flatMap(([changed, said]) => (changed ? [said] : []));
}
