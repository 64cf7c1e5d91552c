import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { type Auth, createAccount } from "#server/modules/accounts/index.ts";
import { grantRole, resetPassword, revokeRole, setAccountActive } from "#server/modules/accounts/manage-accounts.ts";
import { fileActivity, reopenActivity } from "#server/modules/activities/change-activity.ts";
import { cancelActivity, changeActivity, loadActivity, recordActivity } from "#server/modules/activities/index.ts";
import { changeOrg, closeOrg } from "#server/modules/orgs/change-org.ts";
import { createOrg, moveOrg } from "#server/modules/orgs/index.ts";
import { changePerson, createPerson, endMembership, startMembership } from "#server/modules/people/manage-people.ts";
import { createReport, deleteReport, rollReport, saveReport } from "#server/modules/reports/draft-report.ts";
import { issueReport, returnReport, reviewReport } from "#server/modules/reports/issue-report.ts";
import type { Tx } from "#server/platform/db.ts";
import { contentOf } from "#shared/activities/content.ts";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import type { Verb } from "#shared/traces/verbs.ts";
import { activityInput } from "./activity-input.ts";
import type { World } from "./world.ts";

/** One verb about to be done: the object whose events are expected, and the tables whose rows change. */
export type Act = {
  object: string;
  /** further objects of which the same verb tells */
  others?: string[];
  events: Verb[];
  tables: string[];
  does(tx: Tx): Promise<unknown>;
  /** what repeats the command or changes nothing, once `does` is done */
  again?(tx: Tx): Promise<unknown>;
};

export type VerbCase = { name: string; arrange(world: World, auth: Auth): Promise<Act> };

const id = () => randomUUID();
const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
const system = (world: World): Actor => world.system;

async function activityOf(world: World, state: "planned" | "held" | "filed" = "filed") {
  const org = await world.org("department", world.root);
  const activity = await world.activity({ orgs: [{ orgId: org, role: "host" }], state });
  const content = contentOf(await world.run((tx) => loadActivity(tx, world.system, activity)));
  const change = (tx: Tx, revision: number, changed: Partial<ActivityContent>) =>
    changeActivity(tx, system(world), activity, { ...content, ...changed, revision });
  return { org, activity, change };
}

async function membershipOf(world: World) {
  const org = await world.org("department", world.root);
  const person = await world.person(org, "staff", "测试甲");
  const row = await world.run((tx) =>
    tx
      .selectFrom("membership")
      .select("id")
      .where("district_id", "=", world.district)
      .where("person_id", "=", person)
      .executeTakeFirstOrThrow(),
  );
  return { org, person, membership: row.id };
}

async function accountOf(world: World, auth: Auth) {
  const org = await world.org("town", world.root);
  const account = id();
  const input = { commandId: id(), id: account, username: `v-${account.slice(0, 13)}`, name: "测试账号" };
  const rights = { personId: null, role: "town_cadre", orgId: org } as const;
  await world.run((tx) => createAccount(tx, system(world), auth, { ...input, ...rights }));
  return { org, account };
}

async function reportOf(world: World, stage: "draft" | "reviewed" = "draft") {
  const { org } = await activityOf(world);
  const report = id();
  const input = { commandId: id(), id: report, orgId: org, template: "briefing", ...context };
  await world.run((tx) => createReport(tx, system(world), input));
  if (stage === "reviewed")
    await world.run((tx) => reviewReport(tx, system(world), report, { revision: 1, fileId: null }));
  return report;
}

/** A verb that makes something by a command, which may be repeated. */
function making(
  name: string,
  events: Verb[],
  tables: string[],
  arrange: (world: World, object: string, commandId: string) => Promise<(tx: Tx) => Promise<unknown>>,
): VerbCase {
  return {
    name,
    async arrange(world) {
      const object = id();
      const does = await arrange(world, object, id());
      return { object, events, tables, does, again: does };
    },
  };
}

const activities: VerbCase[] = [
  making(
    "record an activity",
    ["activity.recorded"],
    ["activity", "activity_kind", "activity_org"],
    async (world, object, commandId) => {
      const org = await world.org("department", world.root);
      const input = activityInput({ id: object, commandId, orgs: [{ orgId: org, role: "host" }] });
      return (tx) => recordActivity(tx, system(world), input);
    },
  ),
  {
    name: "change an activity",
    async arrange(world) {
      const { activity, change } = await activityOf(world);
      return {
        ...{ object: activity, events: ["activity.changed"], tables: ["activity"] },
        does: (tx) => change(tx, 1, { title: "更正" }),
        again: (tx) => change(tx, 2, { title: "更正" }),
      };
    },
  },
  {
    name: "file an activity",
    async arrange(world) {
      const { activity } = await activityOf(world, "held");
      const does = (tx: Tx) => fileActivity(tx, system(world), activity, 1);
      return { object: activity, events: ["activity.filed"], tables: ["activity"], does };
    },
  },
  {
    name: "reopen an activity",
    async arrange(world) {
      const { activity } = await activityOf(world);
      const does = (tx: Tx) => reopenActivity(tx, system(world), activity, 1);
      return { object: activity, events: ["activity.reopened"], tables: ["activity"], does };
    },
  },
  {
    name: "cancel an activity",
    async arrange(world) {
      const { activity } = await activityOf(world);
      const does = (tx: Tx) => cancelActivity(tx, system(world), activity, { revision: 1, reason: "重复登记" });
      return { object: activity, events: ["activity.cancelled"], tables: ["activity"], does };
    },
  },
];

const orgs: VerbCase[] = [
  making("create an organisation", ["org.created"], ["org", "org_placement"], async (world, object, commandId) => {
    const input = {
      commandId,
      id: object,
      parentId: world.root,
      kind: "department",
      code: object,
      position: 1,
    } as const;
    return (tx) => createOrg(tx, system(world), { ...input, name: "新部门", shortName: "新部门", from: "2026-01-01" });
  }),
  {
    name: "change an organisation",
    async arrange(world) {
      const object = await world.org("department", world.root);
      const next = { code: object, name: "改名部门", shortName: "改名", position: 1 };
      return {
        ...{ object, events: ["org.changed"], tables: ["org"] },
        does: (tx) => changeOrg(tx, system(world), object, { revision: 1, ...next }),
        again: (tx) => changeOrg(tx, system(world), object, { revision: 2, ...next }),
      };
    },
  },
  {
    name: "move an organisation",
    async arrange(world) {
      const object = await world.org("branch", await world.org("town", world.root));
      await world.activity({ orgs: [{ orgId: object, role: "host" }] });
      const parentId = await world.org("town", world.root);
      const tables = ["activity", "activity_kind", "activity_org", "org", "org_placement"];
      const does = (tx: Tx) => moveOrg(tx, system(world), object, { revision: 1, parentId, from: "2026-11-01" });
      return { object, events: ["org.moved"], tables, does };
    },
  },
  {
    name: "close an organisation",
    async arrange(world) {
      const object = await world.org("branch", await world.org("town", world.root));
      const does = (tx: Tx) => closeOrg(tx, system(world), object, { revision: 1, from: "2026-11-01" });
      return { object, events: ["org.closed"], tables: ["org"], does };
    },
  },
];

const people: VerbCase[] = [
  making(
    "create a person",
    ["membership.started", "person.created"],
    ["membership", "person"],
    async (world, object, commandId) => {
      const membership = { id: id(), orgId: world.root, kind: "staff", post: "", from: "2026-01-01" } as const;
      const input = { commandId, id: object, name: "测试乙", gender: null, birthMonth: null, membership };
      return (tx) => createPerson(tx, system(world), input);
    },
  ),
  {
    name: "change a person",
    async arrange(world) {
      const { person } = await membershipOf(world);
      const next = { name: "测试丙", gender: null, birthMonth: null };
      return {
        ...{ object: person, events: ["person.changed"], tables: ["person"] },
        does: (tx) => changePerson(tx, system(world), person, { revision: 1, ...next }),
        again: (tx) => changePerson(tx, system(world), person, { revision: 2, ...next }),
      };
    },
  },
  {
    name: "start a membership",
    async arrange(world) {
      const { person } = await membershipOf(world);
      const orgId = await world.org("department", world.root);
      const input = { commandId: id(), id: id(), orgId, kind: "party", post: "", from: "2026-11-01" } as const;
      const does = (tx: Tx) => startMembership(tx, system(world), person, input);
      return { object: person, events: ["membership.started"], tables: ["membership", "person"], does, again: does };
    },
  },
  {
    name: "end a membership",
    async arrange(world) {
      const { person, membership } = await membershipOf(world);
      const does = (tx: Tx) => endMembership(tx, system(world), membership, { revision: 1, from: "2026-11-01" });
      return { object: person, events: ["membership.ended"], tables: ["membership"], does };
    },
  },
];

const accounts: VerbCase[] = [
  {
    name: "open an account",
    async arrange(world, auth) {
      const orgId = await world.org("town", world.root);
      const object = id();
      const command = { commandId: id(), id: object, username: `v-${object.slice(0, 13)}`, name: "测试账号" };
      const input = { ...command, personId: null, role: "member", orgId } as const;
      return {
        ...{ object, events: ["account.created", "account.granted"], tables: ["account", "role_grant"] },
        does: (tx) => createAccount(tx, system(world), auth, input),
      };
    },
  },
  {
    name: "grant a right",
    async arrange(world, auth) {
      const { org, account } = await accountOf(world, auth);
      const input = { commandId: id(), id: id(), role: "auditor", orgId: org } as const;
      const does = (tx: Tx) => grantRole(tx, system(world), account, input);
      return { object: account, events: ["account.granted"], tables: ["role_grant"], does, again: does };
    },
  },
  {
    name: "revoke a right",
    async arrange(world, auth) {
      const { org, account } = await accountOf(world, auth);
      const grant = id();
      const input = { commandId: id(), id: grant, role: "auditor", orgId: org } as const;
      await world.run((tx) => grantRole(tx, system(world), account, input));
      const does = (tx: Tx) => revokeRole(tx, system(world), account, grant);
      return { object: account, events: ["account.revoked"], tables: ["role_grant"], does };
    },
  },
  {
    name: "deactivate an account",
    async arrange(world, auth) {
      const { account } = await accountOf(world, auth);
      const does = (tx: Tx) => setAccountActive(tx, system(world), account, false);
      return { object: account, events: ["account.deactivated"], tables: ["account"], does, again: does };
    },
  },
  {
    name: "activate an account",
    async arrange(world, auth) {
      const { account } = await accountOf(world, auth);
      await world.run((tx) => setAccountActive(tx, system(world), account, false));
      const does = (tx: Tx) => setAccountActive(tx, system(world), account, true);
      return { object: account, events: ["account.activated"], tables: ["account"], does, again: does };
    },
  },
  {
    name: "reset a password",
    async arrange(world, auth) {
      const { account } = await accountOf(world, auth);
      await world.run((tx) =>
        tx
          .updateTable("account")
          .set({ must_change_password: false })
          .where("district_id", "=", world.district)
          .where("id", "=", account)
          .execute(),
      );
      const does = (tx: Tx) => resetPassword(tx, system(world), auth, account);
      return { object: account, events: ["account.password_reset"], tables: ["account"], does };
    },
  },
];

const reports: VerbCase[] = [
  making("draft a report", ["report.created"], ["report"], async (world, object, commandId) => {
    const { org } = await activityOf(world);
    const input = { commandId, id: object, orgId: org, template: "briefing", ...context };
    return (tx) => createReport(tx, system(world), input);
  }),
  {
    name: "save a report",
    async arrange(world) {
      const object = await reportOf(world);
      const frame = { title: "新标题", addressee: "", signatory: "", date: null, attachments: [] };
      const text = { frame, document: { type: "doc" as const, content: [] } };
      return {
        ...{ object, events: ["report.edited"], tables: ["report"] },
        does: (tx) => saveReport(tx, system(world), object, { revision: 1, ...text }),
        again: (tx) => saveReport(tx, system(world), object, { revision: 2, ...text }),
      };
    },
  },
  {
    name: "review a report",
    async arrange(world) {
      const object = await reportOf(world);
      const does = (tx: Tx) => reviewReport(tx, system(world), object, { revision: 1, fileId: null });
      return { object, events: ["report.reviewed"], tables: ["report"], does };
    },
  },
  {
    name: "return a report",
    async arrange(world) {
      const object = await reportOf(world, "reviewed");
      const does = (tx: Tx) => returnReport(tx, system(world), object, 2);
      return { object, events: ["report.returned"], tables: ["report"], does };
    },
  },
  {
    name: "issue a report",
    async arrange(world) {
      const object = await reportOf(world, "reviewed");
      const input = { revision: 2, recipient: "测试市委组织部" };
      const tables = ["file", "issued_figure", "report", "report_file"];
      const does = (tx: Tx) => issueReport(tx, system(world), world.deps.files, object, input);
      return { object, events: ["report.issued"], tables, does };
    },
  },
  {
    name: "delete a draft",
    async arrange(world) {
      const object = await reportOf(world);
      const does = (tx: Tx) => deleteReport(tx, system(world), object, 1);
      return { object, events: ["report.deleted"], tables: ["report"], does };
    },
  },
  making("roll a report", ["report.rolled"], ["report"], async (world, object, commandId) => {
    const from = await reportOf(world);
    return (tx) => rollReport(tx, system(world), from, { commandId, id: object, keepText: false, ...context });
  }),
];

export const BASE_CASES: VerbCase[] = [...activities, ...orgs, ...people, ...accounts, ...reports];
