import type { MembershipKind } from "#shared/people/memberships.ts";
import { type PlannedOrg, SECTIONS } from "./plan-orgs.ts";
import type { Random } from "./random.ts";

export type PlannedPerson = {
  id: string;
  name: string;
  gender: "男" | "女";
  birthMonth: string;
  memberships: { org: string; kind: MembershipKind; post: string }[];
};

const SURNAMES = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏"];
const GIVEN = [..."安宁和平康乐明清远达文正立信诚仁礼智勇毅恒谦敏慧雅静思源朗泽"];
const PEOPLE = 1200;

/** 1,200 people; every name carries 示 in its middle, so that nobody takes them for real. */
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
  department(add);
  const branches = orgs.filter((org) => org.kind === "branch" && org.key !== "zzb-b");
  branches.forEach((branch, index) => {
    const left = PEOPLE - people.length;
    const size = Math.round(left / (branches.length - index)) + (index < branches.length - 1 ? (index % 7) - 3 : 0);
    const staff = branch.key.startsWith("dep") ? branch.key.replace(/-b$/, "") : null;
    for (let i = 0; i < size; i += 1) {
      const post = i === 0 ? "支部书记" : i < 3 ? "支部委员" : "";
      const member = party(branch.key, post, i === size - 1 && index % 4 === 0);
      add(staff ? [member, { org: staff, kind: "staff", post: "" }] : [member]);
    }
  });
  return people;
}

const party = (org: string, post: string, probationary: boolean) =>
  ({ org, kind: probationary ? "probationary" : "party", post }) as const;

/** Leaders belong to the department itself, the others to its sections; all but one are in its branch. */
function department(add: (memberships: PlannedPerson["memberships"]) => void): void {
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
}
