import type { MembershipKind } from "#shared/people/memberships.ts";
import type { ClaimSetting, Whose } from "./setting.ts";

/** What the roster or the tree of organisations is asked for: how many stood there on the cut-off. */
export type RosterCount =
  | { of: "members"; kinds: readonly MembershipKind[]; name: string }
  | { of: "orgs"; kinds: readonly string[]; name: string };

const COUNTS: readonly [RegExp, RosterCount][] = [
  [/^正式党员$/u, { of: "members", kinds: ["party"], name: "正式党员" }],
  [/^预备党员$/u, { of: "members", kinds: ["probationary"], name: "预备党员" }],
  [/^(?:在册)?党员(?:总数|人数)?$/u, { of: "members", kinds: ["party", "probationary"], name: "党员（含预备党员）" }],
  [/^(?:基层)?党支部$/u, { of: "orgs", kinds: ["branch"], name: "党支部" }],
  [/^党总支部?$/u, { of: "orgs", kinds: ["general_branch"], name: "党总支" }],
  [/^党小组$/u, { of: "orgs", kinds: ["party_group"], name: "党小组" }],
  [/^(?:基层)?党组织$/u, { of: "orgs", kinds: ["committee", "general_branch", "branch"], name: "基层党组织" }],
];
/** Only where the text says that they are there: 发展预备党员12名 counts what was done. */
const STANDING = /现有|共有|拥有|下设|下辖|所辖|所属|辖(?=区|有|\d)|设有|在册|总数|党员队伍/u;

/** The count of the roster that a claim states; null when it states none. */
export function rosterCountOf({ claim }: ClaimSetting, text: string): RosterCount | null {
  if (claim.unit !== "个" && claim.unit !== "名" && claim.unit !== "人") return null;
  const sentence = text.slice(claim.sentence.start, claim.start);
  if (!STANDING.test(sentence) && !/^在册/u.test(claim.subject)) return null;
  return COUNTS.find(([subject]) => subject.test(claim.subject))?.[1] ?? null;
}

/** Of whom: the organisation that the text names with all below it, else the draft's own. */
export function rosterOrgOf({ scope }: ClaimSetting, whose: Whose): string {
  return scope.orgs[0] ?? whose.own;
}
