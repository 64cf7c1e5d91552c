import { sql } from "kysely";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { findOrgs, type Org } from "#server/modules/orgs/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { type ActivityLine, activityLine } from "#shared/activities/batch.ts";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import { DomainError, type LineProblem } from "#shared/errors.ts";
import { FIELD_NAMES, unsound, whyNotFile } from "./activity.ts";
import { keyOf, type Occasion, similarActivities } from "./hosted-activities.ts";
import { loadBelongs, loadReferences, pathsAmong, peopleIn, STRANGER } from "./references.ts";
import type { Written } from "./write-activity.ts";

type Ready = Written & { state: ActivityLine["state"] };
type Read = { line: number; activity: ActivityLine };

/** What the lines are checked against, loaded at once for all of them. */
type Known = {
  orgs: ReadonlyMap<string, Org>;
  belongs: Awaited<ReturnType<typeof loadBelongs>>;
  missing: Awaited<ReturnType<typeof loadReferences>>;
  recorded: ReadonlySet<string>;
  similar: Awaited<ReturnType<typeof similarActivities>>;
};

/**
 * Reads the lines of a batch by the rules for a single activity and names everything that is wrong, in the order of the
 * lines. The field `similar` asks: such a line looks like an activity that exists and passes once it is confirmed.
 * @throws forbidden when the actor may record for none of the organisations at all
 */
export async function checkLines(
  tx: Tx,
  actor: Actor,
  lines: readonly unknown[],
  confirmed: ReadonlySet<number>,
): Promise<{ ready: Ready[]; problems: LineProblem[] }> {
  const { read, problems } = readLines(lines);
  const known = await loadKnown(tx, actor, read);
  const ready: Ready[] = [];
  const ids = new Map<string, number>();
  const occasions = new Map<string, number>();
  for (const { line, activity } of read) {
    const say = (field: string, message: string) => void problems.push({ line, field, message });
    const { id, state, ...content } = activity;
    for (const problem of lineProblems(actor, activity, known)) say(problem.field ?? "", problem.message);
    const twin = ids.get(id);
    if (twin !== undefined) say("id", `与第 ${twin + 1} 行是同一项活动`);
    ids.set(id, line);
    if (!confirmed.has(line)) {
      const message = similarTo(content, occasions, known);
      if (message !== null) say("similar", message);
    }
    const occasion = occasionOf(content);
    if (occasion) occasions.set(keyOf(occasion), line);
    ready.push({ id, state, content, paths: content.orgs.flatMap(({ orgId }) => known.orgs.get(orgId)?.path ?? []) });
  }
  return { ready, problems: problems.sort((a, b) => a.line - b.line) };
}

function readLines(lines: readonly unknown[]): { read: Read[]; problems: LineProblem[] } {
  const read: Read[] = [];
  const problems: LineProblem[] = [];
  for (const [line, given] of lines.entries()) {
    const parsed = activityLine.safeParse(given);
    if (parsed.success) read.push({ line, activity: parsed.data });
    else {
      const said = new Set<string>();
      for (const { path, message } of parsed.error.issues) {
        const field = path[0] === "fields" ? path.join(".") : String(path[0] ?? "");
        if (said.has(field)) continue;
        said.add(field);
        const name = FIELD_NAMES[path[0] as keyof ActivityContent] ?? "内容";
        problems.push({ line, field, message: `${name}：${message}` });
      }
    }
  }
  return { read, problems };
}

async function loadKnown(tx: Tx, actor: Actor, read: readonly Read[]): Promise<Known> {
  const activities = read.map(({ activity }) => activity);
  const found = await findOrgs(
    tx,
    actor,
    activities.flatMap(({ orgs }) => orgs.map(({ orgId }) => orgId)),
  );
  const orgs = new Map(found.map((org) => [org.id, org]));
  const hosts = activities.flatMap((activity) => hostsOf(activity).flatMap((id) => orgs.get(id)?.path ?? []));
  if (hosts.length > 0) requireCan(actor, "activity.record", hosts);
  return {
    orgs,
    belongs: await loadBelongs(
      tx,
      actor,
      activities.flatMap((activity) => peopleIn(activity).map(({ personId }) => personId)),
    ),
    missing: await loadReferences(tx, actor, activities),
    recorded: await recordedAmong(
      tx,
      actor,
      activities.map(({ id }) => id),
    ),
    similar: await similarActivities(
      tx,
      actor,
      activities.flatMap((activity) => occasionOf(activity) ?? []),
    ),
  };
}

async function recordedAmong(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await tx
    .selectFrom("activity")
    .select("id")
    .where("district_id", "=", actor.district)
    .where(sql<boolean>`id = ANY(${[...ids]}::uuid[])`)
    .execute();
  return new Set(found.map(({ id }) => id));
}

function* lineProblems(actor: Actor, activity: ActivityLine, known: Known): Generator<DomainError> {
  const today = dayOf(actor.at);
  const wrong = (reason: string, field: string) => new DomainError("invalid", { reason }, field);
  yield* unsound(activity, today, activity.state);
  yield* orgProblems(actor, activity, known.orgs);
  if (activity.state === "filed" && activity.heldOn <= today) {
    const [mainKind = ""] = activity.kinds;
    const reason = whyNotFile({ mainKind, attendanceMode: activity.attendance.mode, heldOn: activity.heldOn }, today);
    if (reason) yield wrong(reason, "attendance");
  }
  if (!peopleIn(activity).every((person) => known.belongs(person, activity.heldOn)))
    yield wrong(STRANGER, "attendance");
  yield* known.missing(activity);
  if (known.recorded.has(activity.id)) yield wrong("这一行已经保存过，请删去这一行", "id");
}

function* orgProblems(actor: Actor, activity: ActivityLine, orgs: ReadonlyMap<string, Org>): Generator<DomainError> {
  const hosts = hostsOf(activity).flatMap((id) => orgs.get(id) ?? []);
  if (hosts.length > 0 && !hosts.some((host) => may(actor, "activity.record", host.path))) {
    const names = hosts.map(({ name }) => `“${name}”`).join("、");
    yield new DomainError("invalid", { reason: `您无权为${names}记录活动，请改为您所辖的组织` }, "orgs");
    return;
  }
  try {
    if (hostsOf(activity).length > 0) pathsAmong(orgs, actor, activity);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    yield error;
  }
}

function similarTo(content: ActivityContent, before: ReadonlyMap<string, number>, known: Known): string | null {
  const occasion = occasionOf(content);
  if (!occasion) return null;
  const line = before.get(keyOf(occasion));
  if (line !== undefined) return `与第 ${line + 1} 行同一组织、同一类型、同一天，请确认不是重复`;
  const title = known.similar(occasion);
  return title === undefined ? null : `疑似重复：该组织当天已有同类活动“${title}”，请确认不是同一项`;
}

const hostsOf = ({ orgs }: Pick<ActivityContent, "orgs">) =>
  orgs.filter(({ role }) => role === "host").map(({ orgId }) => orgId);

function occasionOf(content: ActivityContent): Occasion | undefined {
  const [orgId] = hostsOf(content);
  const [kind] = content.kinds;
  return orgId !== undefined && kind !== undefined ? { orgId, kind, heldOn: content.heldOn } : undefined;
}
