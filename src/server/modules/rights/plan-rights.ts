import { randomUUID } from "node:crypto";
import type { HeldGrant, ManagedAccount } from "#server/modules/accounts/index.ts";
import type { HeadedRow } from "#server/modules/imports/index.ts";
import { type NameReader, orgProblem } from "#shared/orgs/names.ts";
import { username as usernameRule } from "#shared/rights/contracts.ts";
import { ROLES, type RoleId, roleName } from "#shared/rights/roles.ts";
import {
  REVOKE_MARK,
  type RightsChange,
  type RightsHeading,
  type RightsStep,
  SHEET_STATES,
} from "#shared/rights/sheet.ts";
import type { CellProblem } from "#shared/sheets/contracts.ts";

export type NamedOrg = { id: string; name: string; path: string };

/** What the rows are compared with. */
export type Known = {
  /** by user name in lower case, those that the actor manages */
  accounts: ReadonlyMap<string, ManagedAccount>;
  /** user names of accounts that are somebody else's, in lower case */
  taken: ReadonlySet<string>;
  orgOf: NameReader<NamedOrg>;
  /** whoever uploads the sheet */
  self: string | null;
};

type Opened = { id: string; username: string; name: string; personId: null; path: string };
type Granted = { id: string; accountId: string; label: string; role: RoleId; org: NamedOrg };

export type RightsPlan = {
  opened: Opened[];
  granted: Granted[];
  revoked: HeldGrant[];
  deactivated: ManagedAccount[];
  activated: ManagedAccount[];
  changes: RightsChange[];
  unchanged: number;
  problems: CellProblem[];
};

type Row = HeadedRow<RightsHeading>;

/**
 * What a sheet of rights would change: rows that are not there any more change nothing, a right ends only where its row
 * says so, and a sheet that was written once changes nothing the second time.
 */
export function planRights(rows: readonly Row[], known: Known): RightsPlan {
  const plan: RightsPlan = {
    ...{ opened: [], granted: [], revoked: [], deactivated: [], activated: [] },
    ...{ changes: [], unchanged: 0, problems: [] },
  };
  const byAccount = Map.groupBy(rows, (row) => row.text("用户名").toLowerCase());
  for (const [key, own] of byAccount) planAccount(plan, key, own, known);
  return plan;
}

type Wanted = { row: Row; role: RoleId; org: NamedOrg; revoke: boolean };

function planAccount(plan: RightsPlan, key: string, rows: readonly Row[], known: Known): void {
  const before = plan.problems.length;
  const complain = (row: Row, heading: RightsHeading, message: string) =>
    void plan.problems.push({ place: row.place(heading), message });
  const [first] = rows;
  if (!first) return;
  const account = known.accounts.get(key);
  checkNames(rows, account, known.taken.has(key), complain);
  // Whose account it is decides what the rest of its rows mean.
  if (!account && known.taken.has(key)) return;
  const active = readState(rows, complain);
  const wanted = rows.flatMap((row) => readRight(row, known, complain) ?? []);
  for (const [index, { row, role, org }] of wanted.entries()) {
    const same = wanted.slice(0, index).find((one) => one.role === role && one.org.id === org.id);
    if (same) complain(row, "组织", `与第 ${same.row.number} 行是同一项权限，请删去一行`);
  }
  const given = wanted.filter(({ revoke }) => !revoke);
  if (!account) {
    for (const { row } of wanted.filter(({ revoke }) => revoke))
      complain(row, "处理", `没有用户名为“${row.text("用户名")}”的账号，无从收回`);
    if (active === false) complain(first, "状态", "新账号不能一开通就停用，请改为“启用”或留空");
    if (given.length === 0 && plan.problems.length === before)
      complain(first, "组织", "新账号至少要有一项权限，请填写组织和角色");
  }
  if (plan.problems.length > before) return;
  if (account) planKnown(plan, account, { wanted, active, row: first, self: known.self, complain });
  else planNew(plan, first, given);
}

type Complain = (row: Row, heading: RightsHeading, message: string) => void;

function checkNames(rows: readonly Row[], account: ManagedAccount | undefined, taken: boolean, complain: Complain) {
  const [first] = rows;
  for (const row of rows) {
    const [name, username] = [row.text("姓名"), row.text("用户名")];
    if (username === "") {
      complain(row, "用户名", "没有填写用户名");
      continue;
    }
    if (!account && !usernameRule.safeParse(username).success)
      complain(row, "用户名", `“${username}”不能作用户名：应为 2～40 个汉字、字母、数字或 . _ -`);
    else if (!account && taken) complain(row, "用户名", `用户名“${username}”已被使用，请换一个`);
    if (account) {
      if (name !== "" && name !== account.display_name)
        complain(
          row,
          "姓名",
          `用户名“${username}”已是“${account.display_name}”的账号。不是同一人的，请换一个用户名；是同一人的，请把姓名改回`,
        );
    } else if (name === "") complain(row, "姓名", "没有填写姓名");
    else if (name.length > 40) complain(row, "姓名", "姓名不超过 40 个字");
    else if (first && name !== first.text("姓名"))
      complain(
        row,
        "姓名",
        `用户名“${username}”在第 ${first.number} 行是“${first.text("姓名")}”。不是同一人的，请换一个用户名`,
      );
  }
}

/** @returns null where the sheet leaves it as it is */
function readState(rows: readonly Row[], complain: Complain): boolean | null {
  let state: { text: string; row: Row } | null = null;
  for (const row of rows) {
    const text = row.text("状态");
    if (text === "") continue;
    if (text !== SHEET_STATES.active && text !== SHEET_STATES.inactive)
      complain(row, "状态", `不认识的状态“${text}”，应为“启用”或“停用”`);
    else if (state && state.text !== text)
      complain(row, "状态", `与第 ${state.row.number} 行的“${state.text}”矛盾：同一账号各行的状态要一致`);
    else state = { text, row };
  }
  return state === null ? null : state.text === SHEET_STATES.active;
}

/** @returns null for a row without a right, and where something is wrong with it */
function readRight(row: Row, known: Known, complain: Complain): Wanted | null {
  const [orgName, role, mark] = [row.text("组织"), row.text("角色"), row.text("处理")];
  if (mark !== "" && mark !== REVOKE_MARK) complain(row, "处理", `不认识“${mark}”：收回权限填“收回”，其余留空`);
  if (orgName === "" && role === "") {
    if (mark === REVOKE_MARK) complain(row, "组织", "没有说明收回哪一项权限，请填写组织和角色");
    return null;
  }
  const roleId = ROLES.find(({ name }) => name === role)?.id;
  if (!roleId) {
    const names = ROLES.map(({ name }) => name).join("、");
    complain(row, "角色", role === "" ? "没有填写角色" : `没有“${role}”这个角色，应为${names}中的一个`);
  }
  if (orgName === "") complain(row, "组织", "没有填写组织");
  const org = orgName === "" ? null : known.orgOf(orgName);
  if (typeof org === "string") complain(row, "组织", orgProblem(orgName, org, "管理账号"));
  if (!roleId || org === null || typeof org === "string") return null;
  return { row, role: roleId, org, revoke: mark === REVOKE_MARK };
}

type Read = { wanted: readonly Wanted[]; active: boolean | null; row: Row; self: string | null; complain: Complain };

function planKnown(plan: RightsPlan, account: ManagedAccount, { wanted, active, row, self, complain }: Read): void {
  const { id, username, display_name: name } = account;
  const note = (at: Row, step: RightsStep, right = "") =>
    void plan.changes.push({ place: at.place(right ? "组织" : "用户名"), step, username, name, right });
  const changed = plan.changes.length;
  for (const { row: at, role, org, revoke } of wanted) {
    const held = account.grants.find((grant) => grant.role === role && grant.orgId === org.id);
    const right = rightText(role, org);
    if (revoke === (held === undefined)) plan.unchanged += 1;
    else if (held === undefined) {
      plan.granted.push({ id: randomUUID(), accountId: id, label: name, role, org });
      note(at, "grant", right);
    } else if (id === self && role === "administrator") {
      complain(at, "处理", "不能收回自己的管理员权限，请由另一位管理员办理");
    } else {
      plan.revoked.push(held);
      note(at, "revoke", right);
    }
  }
  if (active !== null && active !== account.active) {
    if (id === self) complain(row, "状态", "不能停用自己的账号，请由另一位管理员办理");
    else {
      (active ? plan.activated : plan.deactivated).push(account);
      note(row, active ? "activate" : "deactivate");
    }
  } else if (wanted.length === 0 && plan.changes.length === changed) plan.unchanged += 1;
}

function planNew(plan: RightsPlan, row: Row, given: readonly Wanted[]): void {
  const [first] = given;
  if (!first) return;
  const id = randomUUID();
  const [username, name] = [row.text("用户名"), row.text("姓名")];
  plan.opened.push({ id, username, name, personId: null, path: first.org.path });
  plan.changes.push({ place: row.place("用户名"), step: "account", username, name, right: "" });
  for (const { row: at, role, org } of given) {
    plan.granted.push({ id: randomUUID(), accountId: id, label: name, role, org });
    plan.changes.push({ place: at.place("组织"), step: "grant", username, name, right: rightText(role, org) });
  }
}

const rightText = (role: RoleId, org: NamedOrg) => `${roleName(role)} · ${org.name}`;
