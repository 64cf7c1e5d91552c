import { MEMBERSHIP_KINDS, type MembershipKind } from "#shared/people/memberships.ts";

/** A membership that lasts, as the records have it. `manageable`: the actor may end or change it. */
export type Current = {
  id: string;
  orgId: string;
  orgName: string;
  kind: MembershipKind;
  post: string;
  from: string;
  revision: number;
  manageable: boolean;
};

/** A person of the records with all lasting memberships that the actor sees. `birthMonth` is "1980-05". */
export type Standing = {
  id: string;
  name: string;
  gender: string | null;
  birthMonth: string | null;
  idHash: string | null;
  revision: number;
  memberships: Current[];
};

/** A sound row of the roster: what it does not say is null. `key` names the row within its import. */
export type RosterRow = {
  key: string;
  sheet: string;
  row: number;
  name: string;
  gender: "男" | "女" | null;
  birthMonth: string | null;
  idHash: string | null;
  orgId: string;
  orgName: string;
  kind: MembershipKind;
  post: string | null;
  from: string | null;
};

/** Rosters of members say nothing about staff, and the other way round. */
export type Group = "members" | "staff";

export function groupOf(kind: MembershipKind): Group {
  return MEMBERSHIP_KINDS.find((one) => one.id === kind)?.member ? "members" : "staff";
}

export function membershipsIn(person: Standing, group: Group): Current[] {
  return person.memberships.filter((membership) => groupOf(membership.kind) === group);
}
