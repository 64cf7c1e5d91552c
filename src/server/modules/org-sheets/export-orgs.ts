import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { listOrgs } from "#server/modules/orgs/index.ts";
import { traceListExport } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { writeFormSheet } from "#server/platform/form-sheet.ts";
import { ORG_KINDS, orgKindName } from "#shared/orgs/kinds.ts";
import { orgNameReader } from "#shared/orgs/names.ts";
import { ORG_STATES } from "#shared/orgs/sheet.ts";
import { knownOrgs } from "./org-file.ts";

const NOTE = [
  "改好以后在“组织”页上传：系统先列出与现有组织的不同，确认以后一次写入。一行按编码认出是哪个组织，编码和类别不能改。",
  "改名、排序：直接改。增设：加一行，填新的编码、类别、上级和成立日期。划转：改“上级”（写名称或编码），并填生效日期。撤销：把“状态”改为“撤销”，并填生效日期。删去的行不起作用。",
].join("\n");

/** The organisations that the actor manages, in official order, as a sheet to change and to bring back. */
export async function exportOrgs(tx: Tx, actor: Actor): Promise<Uint8Array> {
  requireCan(actor, "org.manage");
  const known = await knownOrgs(tx, actor);
  const byId = new Map(known.map((org) => [org.id, org]));
  const active = known.filter((org) => org.active_to === null).map((org) => ({ ...org, shortName: org.short_name }));
  const orgOf = orgNameReader(active);
  const mine = (await listOrgs(tx, actor)).filter((org) => org.can.manage);
  const rows = mine.map(({ id, parentId, code, name, shortName, kind, position, activeTo }) => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    // Where several are called the same, the code alone says which.
    const above = parent && typeof orgOf(parent.name) === "string" ? parent.code : (parent?.name ?? "");
    const state = activeTo === null ? ORG_STATES.active : ORG_STATES.closed;
    const founded = byId.get(id)?.founded ?? "";
    return [code, name, shortName, orgKindName(kind), above, String(position), state, founded, activeTo ?? ""];
  });
  const bytes = await writeFormSheet({
    ...{ name: "组织表", title: `组织（${dayOf(actor.at)}）`, note: NOTE, rows },
    columns: [
      { label: "编码", width: 16 },
      { label: "名称", width: 36 },
      { label: "简称", width: 18 },
      { label: "类别", width: 18, choices: ORG_KINDS.map((kind) => kind.name) },
      { label: "上级", width: 30 },
      { label: "排序", width: 8 },
      { label: "状态", width: 8, choices: Object.values(ORG_STATES) },
      { label: "成立日期", width: 12 },
      { label: "生效日期", width: 12 },
    ],
  });
  await traceListExport(tx, actor, { label: "组织表", filter: "可管理的全部", rows: rows.length });
  return bytes;
}
