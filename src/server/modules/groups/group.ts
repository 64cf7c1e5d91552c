import { type Actor, may } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { GroupChange } from "#shared/groups/contracts.ts";
import { groupKindName } from "#shared/groups/kinds.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import type { LoadedGroup } from "./load-group.ts";

export type Fields = Omit<GroupChange, "revision">;

/** @throws invalid or secret-marking, naming the field */
export async function requireSoundGroup(
  tx: Tx,
  actor: Actor,
  orgId: string,
  fields: Fields,
  before?: LoadedGroup,
): Promise<void> {
  requireUnmarked({ name: fields.name, duties: fields.duties });
  if (before?.dissolved_on && fields.foundedOn >= before.dissolved_on) {
    throw new DomainError("invalid", { reason: `成立日期应早于撤销日期 ${before.dissolved_on}` }, "foundedOn");
  }
  const namesake = await tx
    .selectFrom("work_group")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("org_id", "=", orgId)
    .where("name", "=", fields.name)
    .executeTakeFirst();
  if (namesake && namesake.id !== before?.id) {
    throw new DomainError("invalid", { reason: `该组织已有名为“${fields.name}”的队伍` }, "name");
  }
  const { documentId, programmeId } = fields;
  if (documentId !== null && documentId !== before?.document_id && !(await exists(tx, actor, "document", documentId))) {
    throw new DomainError("invalid", { reason: "所选文件不存在，请重新选择" }, "documentId");
  }
  if (programmeId !== null && !(await exists(tx, actor, "programme", programmeId))) {
    throw new DomainError("invalid", { reason: "所选专项不存在，请重新选择" }, "programmeId");
  }
}

async function exists(tx: Tx, actor: Actor, table: "document" | "programme", id: string): Promise<boolean> {
  const found = await tx
    .selectFrom(table)
    .select("id")
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  return found !== undefined;
}

export const columnsOf = (fields: Fields) => ({
  kind: fields.kind,
  name: fields.name,
  founded_on: fields.foundedOn,
  document_id: fields.documentId,
  programme_id: fields.programmeId,
  duties: fields.duties,
});

/** What of a group may be said to have changed, in Chinese. */
export function groupChanges(before: LoadedGroup, fields: Fields): string[] {
  const changes: [boolean, string][] = [
    [before.kind !== fields.kind, `类别改为${groupKindName(fields.kind)}`],
    [before.name !== fields.name, `名称由“${before.name}”改为“${fields.name}”`],
    [before.founded_on !== fields.foundedOn, `成立日期改为 ${fields.foundedOn}`],
    [before.document_id !== fields.documentId, "依据文件"],
    [before.programme_id !== fields.programmeId, "所属专项"],
    [before.duties !== fields.duties, "职责"],
  ];
  return changes.flatMap(([changed, said]) => (changed ? [said] : []));
}

/** Names of people are for those who may look at people anywhere. */
export const maySeePeople = (actor: Actor): boolean => may(actor, "person.read");
