import type { OrgKindId } from "#shared/orgs/kinds.ts";
import type { MembershipKind } from "#shared/people/memberships.ts";
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

export type PlannedPerson = {
  id: string;
  name: string;
  gender: "男" | "女";
  birthMonth: string;
  memberships: { org: string; kind: MembershipKind; post: string }[];
};

const SECTIONS = ["办公室", "组织科", "干部科", "人才科", "党员教育科"];
const DEPARTMENTS = ["区甲局", "区乙局", "区丙局"];
const TOWNS = ["示例甲镇", "示例乙镇", "示例丙街道", "示例丁街道"];
const SITES = ["第一社区", "第二社区", "第一村", "产业园"];
const MEASURE = ["一", "二", "三", "四", "五"];

/** 中共示例区委员会 with the department, three other departments and four towns: 20 branches. All invented. */
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

const SURNAMES = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何"];
const GIVEN = [..."安宁和平康乐明清远达文正立信诚"];

/** 300 people; every name carries 示 in its middle, so that nobody takes them for real. */
export function planPeople(random: Random, orgs: readonly PlannedOrg[]): PlannedPerson[] {
  const names = SURNAMES.flatMap((surname) => GIVEN.map((given) => `${surname}示${given}`));
  const people: PlannedPerson[] = [];
  const add = (memberships: PlannedPerson["memberships"]): void => {
    const at = random.below(names.length);
    const [name = ""] = names.splice(at, 1);
    const year = 1966 + random.below(36);
    const birthMonth = `${year}-${String(1 + random.below(12)).padStart(2, "0")}`;
    people.push({ id: random.uuid(), name, gender: random.chance(0.45) ? "女" : "男", birthMonth, memberships });
  };
  const party = (org: string, post: string, probationary: boolean) =>
    ({ org, kind: probationary ? "probationary" : "party", post }) as const;
  // The department: leaders in the department itself, the others in its sections; all but two are in its branch.
  for (const post of ["部长", "常务副部长", "副部长", "副部长"])
    add([{ org: "zzb", kind: "staff", post }, party("zzb-b", "", false)]);
  for (let section = 0; section < SECTIONS.length; section += 1) {
    for (let i = 0; i < 6; i += 1) {
      const kind = i === 5 && section > 2 ? "seconded" : "staff";
      const staff = { org: `zzb-s${section}`, kind, post: i === 0 ? "科长" : "" } as const;
      const member = party("zzb-b", section === 0 && i === 0 ? "支部书记" : "", i === 4 && section === 1);
      add(section === 4 && i === 5 ? [staff] : [staff, member]);
    }
  }
  const branches = orgs.filter((org) => org.kind === "branch" && org.key !== "zzb-b");
  branches.forEach((branch, index) => {
    const size =
      300 - people.length >= 14 && index < branches.length - 1 ? 13 + ((index * 7) % 3) : 300 - people.length;
    const department = branch.key.startsWith("dep") ? branch.key.slice(0, 4) : null;
    for (let i = 0; i < size && people.length < 300; i += 1) {
      const post = i === 0 ? "支部书记" : i < 3 ? "支部委员" : "";
      const member = party(branch.key, post, i === size - 1 && index % 4 === 0);
      add(department ? [member, { org: department, kind: "staff", post: "" }] : [member]);
    }
  });
  return people;
}

export const ordinal = (index: number): string => MEASURE[index] ?? String(index + 1);
