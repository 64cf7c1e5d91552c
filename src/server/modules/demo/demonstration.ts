import { createHmac, randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { type Auth, createAccount, writePassword } from "#server/modules/accounts/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import { withActor } from "#server/platform/tx.ts";
import { addDays } from "#shared/figures/period.ts";
import type { RoleId } from "#shared/rights/roles.ts";
import {
  clearUnfinished,
  createAdministrator,
  createDistrict,
  createEmptyDistrict,
  deleteDistrict,
  findDistricts,
  type IssuedPassword,
  refreshStatistics,
} from "./districts.ts";
import { fillCheck } from "./fill-check.ts";
import { fillDemo } from "./fill-demo.ts";
import { fillDictionary } from "./fill-dictionary.ts";
import { fillDocuments } from "./fill-documents.ts";
import { fillHandover } from "./fill-handover.ts";
import { fillProgrammes } from "./fill-programmes.ts";
import { fillReports } from "./fill-reports.ts";
import { fillRounds } from "./fill-rounds.ts";

/** One account a role; their organisation is a key of the plan. */
export const DEMO_ACCOUNTS: readonly { username: string; role: RoleId; name: string; org: string; about: string }[] = [
  {
    username: "demo-clerk",
    role: "department_clerk",
    name: "示例组工干部",
    org: "root",
    about: "起草报告、记录部机关活动",
  },
  {
    username: "demo-leader",
    role: "department_leader",
    name: "示例部领导",
    org: "root",
    about: "看数据、审签和印发报告",
  },
  { username: "demo-town", role: "town_cadre", name: "示例镇党务干部", org: "town0", about: "示例甲镇的支部" },
  {
    username: "demo-secretary",
    role: "org_secretary",
    name: "示例支部书记",
    org: "town0-b0",
    about: "在手机上记录会议",
  },
  { username: "demo-member", role: "member", name: "示例党员", org: "town0-b0", about: "查看本支部活动" },
  { username: "demo-auditor", role: "auditor", name: "示例审计员", org: "root", about: "查看留痕" },
  { username: "demo-admin", role: "administrator", name: "示例管理员", org: "root", about: "组织、人员、账号" },
];

/** Demonstration accounts have no password that anyone could know or guess: it follows from this machine's secret. */
export function demoPassword(secret: string, username: string): string {
  return `Demo-${createHmac("sha256", secret).update(`demo:${username}`).digest("base64url").slice(0, 24)}1a`;
}

/** Makes the invented district with its accounts. One that was cut off has no administrator yet and is made anew. */
export async function createDemonstration(ownerUrl: string, deps: Deps, auth: Auth, secret: string): Promise<Actor> {
  const from = addDays(dayOf(deps.clock.now()), -3650);
  const actor = await createDistrict(ownerUrl, deps, {
    name: "示例区",
    rootName: "中共示例区委员会",
    rootShortName: "示例区",
    demo: true,
    from: from < "2020-01-01" ? from : "2020-01-01",
  });
  const filled = await withActor(deps.db, actor, (tx) => fillDemo(tx, actor, deps.files));
  await refreshStatistics(ownerUrl);
  const { orgs } = filled;
  const accounts = new Map<string, string>();
  await withActor(deps.db, actor, async (tx) => {
    await fillReports(tx, actor, deps.files, filled);
    await fillDocuments(tx, actor, deps.files, orgs);
    await fillProgrammes(tx, actor, filled);
    await fillRounds(tx, actor, orgs);
    await fillDictionary(tx, actor);
    const opened = { ...actor, at: new Date(`${addDays(dayOf(actor.at), -540)}T09:00:00+08:00`) };
    for (const account of DEMO_ACCOUNTS) {
      const id = randomUUID();
      accounts.set(account.username, id);
      await createAccount(tx, opened, auth, {
        commandId: randomUUID(),
        id,
        username: account.username,
        name: account.name,
        personId: null,
        role: account.role,
        orgId: orgs.get(account.org) ?? "",
      });
      const made = await tx
        .updateTable("account")
        .set({ must_change_password: false })
        .where("district_id", "=", actor.district)
        .where("id", "=", id)
        .returning("auth_user_id")
        .executeTakeFirstOrThrow();
      await writePassword(tx, auth, made.auth_user_id, demoPassword(secret, account.username));
    }
    await fillHandover(tx, actor, { auth, orgs, successor: accounts.get("demo-town") ?? "" });
  });
  await fillCheck(deps, { ...actor, name: "示例组工干部", accountId: accounts.get("demo-clerk") ?? null }, orgs);
  return actor;
}

/**
 * Makes the district of a first start: the demonstration, or an empty one with `--empty`.
 * @returns the administrator's first password, once; null when there is a district already
 */
export async function firstStart(
  ownerUrl: string,
  deps: Deps,
  auth: Auth,
  { empty, secret }: { empty: boolean; secret: string },
): Promise<IssuedPassword | null> {
  for (const { id } of await findDistricts(ownerUrl)) if (!(await clearUnfinished(ownerUrl, id))) return null;
  if (empty) return createEmptyDistrict(ownerUrl, deps, auth);
  console.log("正在生成示例区（虚构数据，可在“系统”页一键清除）…");
  const actor = await createDemonstration(ownerUrl, deps, auth, secret);
  return createAdministrator(deps, auth, actor);
}

/** What the demonstration routes may do on this machine. */
export type Demonstration = {
  /** null unless this machine serves a demonstration to itself alone */
  available(): Promise<boolean>;
  passwordOf(username: string): string;
  leave(district: string): Promise<IssuedPassword>;
};

export function localDemonstration(
  ownerUrl: string,
  deps: Deps,
  auth: Auth,
  { host, secret }: { host: string; secret: string },
): Demonstration {
  const local = host === "127.0.0.1" || host === "localhost" || host === "::1";
  return {
    available: async () => local && (await findDistricts(ownerUrl)).some((district) => district.demo),
    passwordOf: (username) => demoPassword(secret, username),
    async leave(district) {
      await deleteDistrict(ownerUrl, district);
      return createEmptyDistrict(ownerUrl, deps, auth);
    },
  };
}
