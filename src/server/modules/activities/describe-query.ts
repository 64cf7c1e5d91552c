import type { Tx } from "#server/platform/db.ts";
import { type ActivityQuery, ROLE_NAMES, STATE_NAMES } from "#shared/activities/contracts.ts";
import { kindName } from "#shared/catalogue/kinds.ts";

const REACH_NAMES = { self: "仅本级", inner: "本级及内设科室", tree: "含全部下级", below: "仅下级" } as const;

/** The filter in words, as printed on exports: what is not said is not filtered. */
export async function describeQuery(tx: Tx, district: string, query: ActivityQuery): Promise<string> {
  const org = await nameOf(tx, "org", district, query.org);
  const themes = query.themes.length
    ? await tx
        .selectFrom("theme")
        .select("name")
        .where("district_id", "=", district)
        .where("id", "in", query.themes)
        .execute()
    : [];
  const programme = await nameOf(tx, "programme", district, query.programme === "none" ? null : query.programme);
  const group = await nameOf(tx, "work_group", district, query.group);
  const parts = [
    org ? `组织：${org}（${REACH_NAMES[query.reach]}）` : "组织：可见范围内全部",
    query.role !== "any" ? `身份：${ROLE_NAMES[query.role]}` : "",
    query.from || query.to ? `日期：${query.from ?? "不限"} 至 ${query.to ?? "不限"}` : "日期：不限",
    query.kinds.length ? `类型：${query.kinds.map(kindName).join("、")}` : "",
    themes.length ? `主题：${themes.map((theme) => theme.name).join("、")}` : "",
    programme ? `专项：${programme}` : query.programme === "none" ? "不属于任何专项" : "",
    group ? `队伍：${group}` : "",
    query.states.length ? `状态：${query.states.map((state) => STATE_NAMES[state]).join("、")}` : "",
    query.text ? `名称含“${query.text}”` : "",
  ];
  return parts.filter(Boolean).join("；");
}

async function nameOf(
  tx: Tx,
  table: "org" | "programme" | "work_group",
  district: string,
  id: string | null,
): Promise<string | undefined> {
  if (id === null) return undefined;
  const found = await tx
    .selectFrom(table)
    .select("name")
    .where("district_id", "=", district)
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.name;
}
