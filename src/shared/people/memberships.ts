/** How a person belongs to an organisation. Members of the Party and staff are expected at different activities. */
export const MEMBERSHIP_KINDS = [
  { id: "party", name: "正式党员", member: true, staff: false },
  { id: "probationary", name: "预备党员", member: true, staff: false },
  { id: "staff", name: "在编工作人员", member: false, staff: true },
  { id: "seconded", name: "借调人员", member: false, staff: true },
] as const;

export type MembershipKind = (typeof MEMBERSHIP_KINDS)[number]["id"];

export const MEMBERSHIP_KIND_IDS = MEMBERSHIP_KINDS.map((kind) => kind.id) as [MembershipKind, ...MembershipKind[]];

/** Who is expected at an activity of a kind. */
export type Expected = "members" | "staff" | "members_and_staff" | "none";

export function expectedKinds(expected: Expected): MembershipKind[] {
  return MEMBERSHIP_KINDS.filter(
    (kind) =>
      (expected !== "staff" && expected !== "none" && kind.member) ||
      (expected !== "members" && expected !== "none" && kind.staff),
  ).map((kind) => kind.id);
}

export function membershipName(id: string): string {
  return MEMBERSHIP_KINDS.find((kind) => kind.id === id)?.name ?? id;
}
