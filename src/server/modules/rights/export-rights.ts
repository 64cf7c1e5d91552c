import type { Actor } from "#server/modules/access/index.ts";
import { managedAccounts } from "#server/modules/accounts/index.ts";
import { traceListExport } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { writeFormSheet } from "#server/platform/form-sheet.ts";
import { orgNameReader } from "#shared/orgs/names.ts";
import { ROLES, roleName } from "#shared/rights/roles.ts";
import { REVOKE_MARK, SHEET_STATES } from "#shared/rights/sheet.ts";
import { grantableOrgs } from "./read-rights.ts";

const NOTE = [
  "一行是一项权限。改好以后在“账号与权限”页上传：系统先列出与现有权限的不同，确认以后才写入。",
  "增加权限或账号：在下面加行；组织写全称或编码。收回权限：在“处理”栏填“收回”。停用账号：把“状态”改为“停用”。删去的行不起作用，灰色的栏不读取。",
].join("\n");

/** The accounts and rights that the actor manages, as a sheet to change and to bring back: one row for each right. */
export async function exportRights(tx: Tx, actor: Actor): Promise<Uint8Array> {
  const accounts = await managedAccounts(tx, actor, null);
  const orgs = new Map((await grantableOrgs(tx, actor)).map((org) => [org.id, org]));
  const orgOf = orgNameReader([...orgs.values()]);
  const rows = accounts.flatMap(({ display_name: name, username, active, grants }) => {
    const state = active ? SHEET_STATES.active : SHEET_STATES.inactive;
    if (grants.length === 0) return [[name, username, "", "", state, "", ""]];
    return grants.map(({ orgId, orgName, role }) => {
      const org = orgs.get(orgId);
      // Where several are called the same, the code alone says which.
      const clear = typeof orgOf(orgName) !== "string";
      const about = clear ? (org?.above ?? "") : [orgName, org?.above].filter(Boolean).join("，上级：");
      return [name, username, clear ? orgName : (org?.code ?? orgName), roleName(role), state, "", about];
    });
  });
  const bytes = await writeFormSheet({
    ...{ name: "权限表", title: `账号与权限（${dayOf(actor.at)}）`, note: NOTE, rows },
    columns: [
      { label: "姓名", width: 14 },
      { label: "用户名", width: 20 },
      { label: "组织", width: 36 },
      { label: "角色", width: 16, choices: ROLES.map((role) => role.name) },
      { label: "状态", width: 10, choices: Object.values(SHEET_STATES) },
      { label: "处理", width: 10, choices: [REVOKE_MARK] },
      { label: "说明", width: 36, given: true },
    ],
  });
  await traceListExport(tx, actor, { label: "权限表", filter: "可管理的全部", rows: rows.length });
  return bytes;
}
