import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { cancelActivity } from "#server/modules/activities/index.ts";
import { moveOrg } from "#server/modules/orgs/index.ts";
import type { AttendanceStatus } from "#shared/activities/contracts.ts";
import type { FigureRole, FigureSpec, MetricId, OrgRole, Reach } from "#shared/figures/spec.ts";
import { makeWorld, type World } from "./world.ts";

/**
 * The oracle's half of the comparison: random organisations, people, moves, joint and multi-kind activities,
 * cancellations and period edges, and the naive recount over plain arrays.
 */
export type PlainActivity = {
  id: string;
  title: string;
  heldOn: string;
  kinds: string[];
  orgs: { orgId: string; role: OrgRole }[];
  state: "filed" | "held" | "cancelled";
  names: { personId: string; status: AttendanceStatus }[] | null;
  expected: number | null;
  present: number | null;
  guests: number;
  /** 议题数, of the kinds that have it */
  agenda: number | null;
};

export type Tree = { id: string; parent: string | null; section: boolean };

const KINDS: string[] = ["all_staff_meeting", "member_assembly", "theme_day", "party_lecture"];
/** The kinds with a number of agenda items: what a figure of it counts when no kind is named. */
const WITH_AGENDA = ["department_meeting", "member_assembly", "branch_committee"];
const DAYS = [
  "2025-12-31",
  "2026-01-01",
  "2026-03-31",
  "2026-04-01",
  "2026-06-30",
  "2026-07-01",
  "2026-10-15",
  "2026-11-01",
];

export const activityArbitrary = fc.record({
  day: fc.constantFrom(...DAYS),
  kinds: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 2 }),
  host: fc.nat(8),
  others: fc.array(
    fc.record({ org: fc.nat(8), role: fc.constantFrom("cohost" as const, "participant" as const, "guided" as const) }),
    { maxLength: 2 },
  ),
  state: fc.constantFrom("filed" as const, "filed" as const, "filed" as const, "held" as const, "cancelled" as const),
  attendance: fc.constantFrom("names" as const, "headcount" as const, "none" as const),
  statuses: fc.array(fc.constantFrom("present" as const, "late" as const, "excused" as const, "absent" as const), {
    minLength: 3,
    maxLength: 3,
  }),
  expected: fc.integer({ min: 5, max: 20 }),
  guests: fc.constantFrom(0, 0, 4),
  agenda: fc.option(fc.nat(6)),
});

// Wide scopes more often than narrow ones: a figure over nothing proves nothing.
export const specArbitrary = fc.record({
  metric: fc.constantFrom<MetricId>(
    ...["occasions", "attendances", "people", "people", "attendance_rate", "organisations", "reach", "agenda_items"],
  ),
  org: fc.oneof(fc.constant(0), fc.constantFrom(1, 4, 5), fc.nat(8)),
  reach: fc.constantFrom<Reach>("tree", "tree", "self", "inner", "below"),
  role: fc.constantFrom<FigureRole>("host", "host", "any", "any", "cohost", "participant", "guided"),
  kinds: fc.oneof(fc.constant<string[]>([]), fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 2 })),
  from: fc.constantFrom("2026-01-01", "2025-12-31", "2026-04-01"),
  to: fc.constantFrom("2026-12-31", "2026-06-30", "2026-03-31"),
  cutoff: fc.constantFrom("2026-11-19", "2026-06-30"),
});

export type DrawnSpec = typeof specArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** The drawn figure as the product takes it; `last` is the last day that it counts. */
export function figureOf(drawn: DrawnSpec, orgs: readonly string[]) {
  const spec: FigureSpec = {
    metric: drawn.metric,
    version: null,
    org: orgs[drawn.org] ?? "",
    reach: drawn.reach,
    role: drawn.role,
    period: "report",
    kinds: drawn.kinds,
    themes: [],
    programme: null,
  };
  const [last = ""] = [drawn.to, drawn.cutoff].sort();
  return { spec, context: { from: drawn.from, to: drawn.to, cutoff: drawn.cutoff }, last };
}

/** @param moved the branch of town A goes over to town B on 1 May: `before` and `after` are the two trees */
export async function makeTree(moved: boolean) {
  const world = await makeWorld();
  const department = await world.org("department", world.root);
  const section = await world.org("section", department);
  const office = await world.org("branch", department);
  const townA = await world.org("town", world.root);
  const townB = await world.org("town", world.root);
  const branchA = await world.org("branch", townA);
  const branchB = await world.org("branch", townB);
  const sectionB = await world.org("section", townB);
  const orgs = [world.root, department, section, office, townA, townB, branchA, branchB, sectionB];
  const before: Tree[] = [
    { id: world.root, parent: null, section: false },
    { id: department, parent: world.root, section: false },
    { id: section, parent: department, section: true },
    { id: office, parent: department, section: false },
    { id: townA, parent: world.root, section: false },
    { id: townB, parent: world.root, section: false },
    { id: branchA, parent: townA, section: false },
    { id: branchB, parent: townB, section: false },
    { id: sectionB, parent: townB, section: true },
  ];
  const after = before.map((org) => (org.id === branchA ? { ...org, parent: townB } : org));
  const people = new Map<string, string[]>();
  for (const org of orgs) {
    people.set(org, [
      await world.person(org, "staff"),
      await world.person(org, "party"),
      await world.person(org, "staff"),
    ]);
  }
  if (moved) {
    await world.run((tx) => moveOrg(tx, world.system, branchA, { revision: 1, parentId: townB, from: "2026-05-01" }));
  }
  return { world, orgs, before, after, people };
}

type DrawnActivity = typeof activityArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** Records it through the product and returns it as plain data. */
export async function record(
  world: World,
  drawn: DrawnActivity,
  orgs: string[],
  people: ReadonlyMap<string, string[]>,
): Promise<PlainActivity> {
  const host = orgs[drawn.host] ?? "";
  const links = [{ orgId: host, role: "host" as OrgRole }];
  for (const other of drawn.others) {
    const orgId = orgs[other.org] ?? "";
    if (!links.some((link) => link.orgId === orgId)) links.push({ orgId, role: other.role });
  }
  const names = drawn.statuses.map((status, i) => ({ personId: people.get(host)?.[i] ?? "", status }));
  const attendance =
    drawn.attendance === "names"
      ? { mode: "names" as const, people: names.map((one) => ({ ...one, orgId: host, note: "" })) }
      : drawn.attendance === "headcount"
        ? { mode: "headcount" as const, expected: drawn.expected, present: drawn.expected - 2 }
        : { mode: "none" as const };
  const state = drawn.attendance === "none" && drawn.state !== "cancelled" ? "held" : drawn.state;
  const agenda = drawn.kinds.some((kind) => WITH_AGENDA.includes(kind)) ? drawn.agenda : null;
  const title = `活动${drawn.day}${randomUUID().slice(0, 8)}`;
  const id = await world.activity({
    title,
    kinds: drawn.kinds,
    orgs: links,
    heldOn: drawn.day,
    attendance,
    guests: drawn.guests,
    fields: agenda === null ? {} : { agenda_items: agenda },
    state: state === "filed" ? "filed" : "held",
  });
  if (state === "cancelled")
    await world.run((tx) => cancelActivity(tx, world.system, id, { revision: 1, reason: "改期举行" }));
  const there = names.filter((one) => one.status === "present" || one.status === "late").length;
  return {
    id,
    title,
    heldOn: drawn.day,
    kinds: drawn.kinds,
    orgs: links,
    state,
    names: drawn.attendance === "names" ? names : null,
    expected: drawn.attendance === "names" ? 3 : drawn.attendance === "headcount" ? drawn.expected : null,
    guests: drawn.guests,
    agenda,
    present: drawn.attendance === "names" ? there : drawn.attendance === "headcount" ? drawn.expected - 2 : null,
  };
}

export function below(tree: readonly Tree[], id: string): string[] {
  return [id, ...tree.filter((org) => org.parent === id).flatMap((org) => below(tree, org.id))];
}

/** The kinds that a figure counts, as the list has to be asked for them. */
export function kindsOf({ metric, kinds }: Pick<FigureSpec, "metric" | "kinds">): string[] {
  return metric === "agenda_items" && kinds.length === 0 ? WITH_AGENDA : kinds;
}

/** The definition in the plainest words: loops over arrays, no query. */
export function recount(
  activities: readonly PlainActivity[],
  tree: readonly Tree[],
  spec: FigureSpec,
  from: string,
  to: string,
) {
  const scope = new Set<string>();
  const inner = [spec.org, ...tree.filter((org) => org.parent === spec.org && org.section).map((org) => org.id)];
  const all = below(tree, spec.org);
  const reached = { self: [spec.org], inner, tree: all, below: all.filter((id) => !inner.includes(id)) }[spec.reach];
  for (const id of reached) scope.add(id);
  const counts = (link: { orgId: string; role: OrgRole }) =>
    scope.has(link.orgId) && (spec.role === "any" || link.role === spec.role);
  const kinds = kindsOf(spec);
  const hits = activities.filter(
    (one) =>
      one.state === "filed" &&
      one.heldOn >= from &&
      one.heldOn <= to &&
      (kinds.length === 0 || one.kinds.some((kind) => kinds.includes(kind))) &&
      one.orgs.some(counts),
  );
  return { hits, value: metricValue(hits, spec.metric, counts) };
}

function metricValue(
  hits: readonly PlainActivity[],
  metric: MetricId,
  counts: (link: { orgId: string; role: OrgRole }) => boolean,
): number | null {
  if (metric === "occasions") return hits.length;
  if (metric === "organisations")
    return new Set(hits.flatMap((one) => one.orgs.filter(counts).map((link) => link.orgId))).size;
  if (metric === "agenda_items") {
    const filled = hits.filter((one) => one.agenda !== null);
    if (hits.length > 0 && filled.length === 0) return null;
    return filled.reduce((sum, one) => sum + (one.agenda ?? 0), 0);
  }
  if (metric === "reach") {
    const told = hits.filter((one) => one.present !== null || one.guests > 0);
    if (hits.length > 0 && told.length === 0) return null;
    return told.reduce((sum, one) => sum + (one.present ?? 0) + one.guests, 0);
  }
  const known = hits.filter((one) => one.present !== null);
  if (metric === "attendances")
    return hits.length === 0 ? 0 : known.length === 0 ? null : known.reduce((sum, one) => sum + (one.present ?? 0), 0);
  if (metric === "attendance_rate") {
    const both = known.filter((one) => one.expected);
    if (both.length === 0) return null;
    const present = both.reduce((sum, one) => sum + (one.present ?? 0), 0);
    return Math.round((present / both.reduce((sum, one) => sum + (one.expected ?? 0), 0)) * 1000) / 10;
  }
  const named = hits.filter((one) => one.names !== null);
  if (hits.length > 0 && named.length === 0) return null;
  const there = named.flatMap((one) =>
    (one.names ?? []).filter((name) => name.status === "present" || name.status === "late"),
  );
  return new Set(there.map((name) => name.personId)).size;
}
