import type { OrgKindId } from "#shared/orgs/kinds.ts";
import type { Random } from "./random.ts";

export type PlannedOrg = {
  key: string;
  id: string;
  parent: string | null;
  kind: OrgKindId;
  code: string;
  name: string;
  shortName: string;
};

export const SECTIONS = ["办公室", "组织科", "干部科", "人才科", "党员教育科"];
const DEPARTMENTS = ["区甲局", "区乙局", "区丙局", "区丁局", "区戊局"];
const TOWNS = ["示例甲镇", "示例乙镇", "示例丙街道", "示例丁街道", "示例戊镇", "示例己街道"];
const SITES = ["第一社区", "第二社区", "第一村", "产业园", "第三社区", "第二村"];

/**
 * 60 organisations with the district at the top: the department, five other departments, six towns, 42 branches. All
 * invented.
 */
export function planOrgs(random: Random): PlannedOrg[] {
  const orgs: PlannedOrg[] = [];
  const add = (key: string, parent: string | null, kind: OrgKindId, name: string, shortName: string): void => {
    orgs.push({
      key,
      id: random.uuid(),
      parent,
      kind,
      code: `SL${String(orgs.length).padStart(3, "0")}`,
      name,
      shortName,
    });
  };
  add("zzb", "root", "department", "中共示例区委组织部", "区委组织部");
  SECTIONS.forEach((section, i) => void add(`zzb-s${i}`, "zzb", "section", `区委组织部${section}`, section));
  add("zzb-b", "zzb", "branch", "中共示例区委组织部机关支部委员会", "组织部机关支部");
  DEPARTMENTS.forEach((name, i) => {
    add(`dep${i}`, "root", "department", `示例${name}党组`, `示例${name}`);
    add(`dep${i}-b`, `dep${i}`, "branch", `中共示例${name}机关支部委员会`, `${name}机关支部`);
  });
  TOWNS.forEach((town, i) => {
    const committee = town.endsWith("街道") ? `中共${town}工作委员会` : `中共${town}委员会`;
    add(`town${i}`, "root", "town", committee, town);
    SITES.forEach((site, j) => {
      const name = `${town.slice(2)}${site}`;
      add(`town${i}-b${j}`, `town${i}`, "branch", `中共${name}支部委员会`, `${name}支部`);
    });
  });
  return orgs;
}
