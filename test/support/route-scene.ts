import { randomUUID } from "node:crypto";
import type { InjectOptions } from "fastify";
import { startImport } from "#server/modules/imports/index.ts";
import { createReport } from "#server/modules/reports/draft-report.ts";
import { issueReport, reviewReport } from "#server/modules/reports/issue-report.ts";
import type { Action, RoleId } from "#shared/rights/roles.ts";
import type { Account, TestApp } from "./signed-in.ts";
import type { World } from "./world.ts";

/** Where a request acts: the town whose people may do it. */
export type Scene = { world: World; app: TestApp; town: string; branch: string };

export type Made = InjectOptions & { method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" };

/**
 * What a route needs. `public`: nothing. `sign-in`: a session, whatever the rights. Else an action:
 * - `as` may do it in the scene's town, `lacking` may not do it anywhere (null: every role may);
 * - `elsewhere` is what the same role of another town gets: refused, or an answer without `secret`, or (open) the same.
 */
export type RouteNeed =
  | { needs: "public"; request(scene: Scene): Promise<Made>; answers?: number }
  | { needs: "sign-in"; request(scene: Scene, account: Account): Promise<Made> }
  | {
      needs: Action;
      as: RoleId;
      lacking: RoleId | null;
      elsewhere: "refused" | "filtered" | "open";
      /** where the right must be held, if not in the scene's town */
      place?: "district";
      answers?: number;
      request(scene: Scene): Promise<Made & { secret?: string }>;
    };

export const id = () => randomUUID();
export const day = "2026-06-15";
export const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };

export const activity = ({ world, town }: Scene, input: Partial<Parameters<World["activity"]>[0]> = {}) =>
  world.activity({ orgs: [{ orgId: town, role: "host" }], kinds: ["all_staff_meeting"], ...input });
export const ofTown = ({ town }: Scene) => ({
  ...({ metric: "occasions", org: town, reach: "tree", role: "host", period: "report" } as const),
  kinds: ["all_staff_meeting"],
});

export async function accountOf(scene: Scene): Promise<Account> {
  return scene.app.account("member", scene.town);
}

export async function membershipOf({
  world,
  town,
}: Scene): Promise<{ person: string; membership: string; name: string }> {
  const name = `甲${id().slice(0, 6)}`;
  const person = await world.person(town, "staff", name);
  const { id: membership } = await world.run((tx) =>
    tx
      .selectFrom("membership")
      .select("id")
      .where("district_id", "=", world.district)
      .where("person_id", "=", person)
      .executeTakeFirstOrThrow(),
  );
  return { person, membership, name };
}

type ReportStage = "draft" | "reviewed" | "issued";

export async function reportOf(scene: Scene, stage: ReportStage = "draft"): Promise<string> {
  const { world, town } = scene;
  await activity(scene);
  const report = id();
  const input = { commandId: id(), id: report, orgId: town, template: "briefing", ...context };
  await world.run((tx) => createReport(tx, world.system, input));
  if (stage === "draft") return report;
  await world.run((tx) => reviewReport(tx, world.system, report, { revision: 1, fileId: null }));
  if (stage === "reviewed") return report;
  const issue = { revision: 2, recipient: "测试市委组织部" };
  await world.run((tx) => issueReport(tx, world.system, world.deps.files, report, issue));
  return report;
}

export const LEDGER = "日期,活动类型,活动名称,应到,实到\n2026-03-05,全体干部会议,三月全体会议,10,9\n";

export async function importOf({ world, town }: Scene): Promise<string> {
  const input = {
    target: "activities" as const,
    orgId: town,
    fileName: "台账.csv",
    bytes: new TextEncoder().encode(LEDGER),
  };
  return (await startImport(world.deps, world.system, input)).id;
}

export const post = (url: string, payload: object = {}): Made => ({ method: "POST", url, payload });
export const get = (url: string): Made => ({ method: "GET", url });

export const ADMIN = { as: "administrator", lacking: "town_cadre", elsewhere: "refused" } as const;
export const CADRE = { as: "town_cadre", lacking: "member", elsewhere: "refused" } as const;
export const LISTED = { as: "town_cadre", lacking: "member", elsewhere: "filtered" } as const;
export const EVERYONE = { as: "member", lacking: null } as const;
