import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { OrgChange, OrgClose } from "#shared/orgs/contracts.ts";
import { refuseTakenCode } from "./create-org.ts";
import { loadOrg, type Org } from "./load-org.ts";

const FIELDS = { code: "编码", name: "名称", short_name: "简称", position: "排序" } as const;

export async function changeOrg(tx: Tx, actor: Actor, id: string, input: OrgChange): Promise<void> {
  const org = await loadOrg(tx, actor, id);
  requireCan(actor, "org.manage", [org.path]);
  await refuseTakenCode(tx, actor, input.code, id);
  const next = { code: input.code, name: input.name, short_name: input.shortName, position: input.position };
  const changes = changesOf(org, next);
  if (changes.length === 0) return;
  await updateOrg(tx, actor, org, input.revision, next);
  const object = { type: "org", id, revision: input.revision + 1, label: input.name, visibleTo: [org.path] };
  await recordEvent(tx, actor, "org.changed", object, { changes });
}

type Fields = Pick<Org, keyof typeof FIELDS>;

/** What is different, in words. */
export const changesOf = (org: Fields, next: Fields): string[] =>
  (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter((field) => org[field] !== next[field])
    .map((field) => `${FIELDS[field]}由“${org[field]}”改为“${next[field]}”`);

/** 撤销: the organisation stays in history and in past figures, but nothing new can be recorded for it. */
export async function closeOrg(tx: Tx, actor: Actor, id: string, input: OrgClose): Promise<void> {
  const org = await loadOrg(tx, actor, id);
  requireCan(actor, "org.manage", [org.path]);
  const child = await tx
    .selectFrom("org")
    .select("name")
    .where("district_id", "=", actor.district)
    .where("parent_id", "=", id)
    .where("active_to", "is", null)
    .executeTakeFirst();
  if (child) throw new DomainError("wrong-state", { reason: `下级“${child.name}”尚未撤销或划转` });
  await updateOrg(tx, actor, org, input.revision, { active_to: input.from });
  const object = { type: "org", id, revision: input.revision + 1, label: org.name, visibleTo: [org.path] };
  await recordEvent(tx, actor, "org.closed", object, { date: input.from });
}

type Columns = Partial<Pick<Org, "code" | "name" | "short_name" | "position" | "active_to" | "parent_id">>;

/** The one door to a row of org: the revision must be the one that was read. */
export async function updateOrg(tx: Tx, actor: Actor, org: Org, revision: number, columns: Columns): Promise<void> {
  const updated = await tx
    .updateTable("org")
    .set({ ...columns, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", org.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "组织" });
}
