import { randomUUID } from "node:crypto";
import sharp from "sharp";
import type { Actor } from "#server/modules/access/index.ts";
import { attachEvidence, cancelActivity, recordActivities } from "#server/modules/activities/index.ts";
import { expectedOn } from "#server/modules/people/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import type { ActivityLine } from "#shared/activities/batch.ts";
import type { AttendanceInput, AttendanceStatus } from "#shared/activities/contracts.ts";
import { activityKind } from "#shared/catalogue/kinds.ts";
import { addDays } from "#shared/figures/period.ts";
import { type Expected, expectedKinds } from "#shared/people/memberships.ts";
import type { PlannedActivity } from "./planned-activity.ts";
import type { Random } from "./random.ts";

type Named = AttendanceInput & { mode: "names" };

type Making = {
  random: Random;
  ids: ReadonlyMap<string, string>;
  themes: ReadonlyMap<string, string>;
  programmeId: string;
};

/**
 * Records a plan as a town does, a sheet of lines for each day of entry. @returns the ids, in the order of the plan
 */
export async function fillActivities(
  tx: Tx,
  actor: Actor,
  files: FileStore,
  plan: readonly PlannedActivity[],
  making: Making,
): Promise<string[]> {
  const today = dayOf(actor.at);
  const rosters = new Map<string, Named>();
  const sheet = await drawnSheet(files);
  const made: { planned: PlannedActivity; line: ActivityLine; recordedOn: string }[] = [];
  for (const planned of plan) {
    const [recordedOn = today] = [addDays(planned.heldOn, planned.delay), today].sort();
    made.push({ planned, line: await lineOf(tx, actor, planned, making, rosters), recordedOn });
  }
  for (const [day, entered] of Map.groupBy(made, ({ recordedOn }) => recordedOn)) {
    const clerk = clerkOn(actor, day);
    const lines = entered.map(({ line }) => line);
    await recordActivities(tx, clerk, { commandId: randomUUID(), confirmed: lines.map((_, at) => at), lines });
    const scanned = entered.filter(({ planned }) => planned.scan && planned.state === "filed");
    await attachEvidence(
      tx,
      clerk,
      scanned.map(({ line }) => ({ activityId: line.id, ...sheet })),
      "sign_in",
    );
    for (const { planned, line } of entered) {
      if (planned.state === "cancelled")
        await cancelActivity(tx, clerk, line.id, { revision: 1, reason: "与全区统一安排冲突，改期举行（示例）" });
    }
  }
  return made.map(({ line }) => line.id);
}

/** Whoever enters things in the demonstration, on the evening of a day; on the last one, by now. */
export function clerkOn(actor: Actor, day: string): Actor {
  const evening = new Date(`${day}T17:30:00+08:00`);
  return { ...actor, name: "示例录入员", at: evening < actor.at ? evening : actor.at };
}

async function lineOf(
  tx: Tx,
  actor: Actor,
  planned: PlannedActivity,
  making: Making,
  rosters: Map<string, Named>,
): Promise<ActivityLine> {
  const { random, ids, themes, programmeId } = making;
  const keeps = activityKind(planned.kinds[0] ?? "")?.keeps ?? "all";
  return {
    id: random.uuid(),
    state: planned.state === "cancelled" ? "held" : planned.state,
    kinds: planned.kinds,
    orgs: [
      { orgId: ids.get(planned.host) ?? "", role: "host" },
      ...planned.participants.map((key) => ({ orgId: ids.get(key) ?? "", role: "participant" as const })),
    ],
    title: planned.title,
    heldOn: planned.heldOn,
    endsOn: null,
    startTime: keeps === "all" ? planned.startTime : null,
    endTime: null,
    place: planned.place,
    chair: "",
    summary: planned.summary,
    themes: planned.theme && keeps !== "fact" ? [themes.get(planned.theme) ?? ""] : [],
    programmeId: planned.programme ? programmeId : null,
    attendance:
      planned.state === "planned" ? { mode: "none" } : await attendanceOf(tx, actor, planned, making, rosters),
    guests: keeps === "all" && random.chance(0.1) ? 1 + random.below(4) : 0,
    guestsNote: "",
    groups: [],
    files: [],
    fields: planned.fields,
  };
}

/** Most come, a few are late or excused; who is not expected by name is counted by head. */
async function attendanceOf(
  tx: Tx,
  actor: Actor,
  planned: PlannedActivity,
  { random, ids }: Making,
  rosters: Map<string, Named>,
): Promise<AttendanceInput> {
  const kind = activityKind(planned.kinds[0] ?? "");
  if (kind?.keeps === "fact") return { mode: "none" };
  const expected: Expected = kind?.keeps === "pair" ? "members_and_staff" : (kind?.expected ?? "none");
  if (kind?.keeps !== "pair" && (planned.attendance === "headcount" || expectedKinds(expected).length === 0)) {
    const due = expected === "none" ? 6 + random.below(30) : 20 + random.below(6);
    return { mode: "headcount", expected: due, present: due - random.below(3) };
  }
  const orgIds = [planned.host, ...planned.participants].map((key) => ids.get(key) ?? "");
  const key = `${orgIds.join()} ${expected}`;
  let base = rosters.get(key);
  if (!base) {
    const people = await expectedOn(tx, actor, orgIds, expected, planned.heldOn);
    base = {
      mode: "names",
      people: people.map(({ personId, orgId }) => ({ personId, orgId, status: "present", note: "" })),
    };
    rosters.set(key, base);
  }
  if (kind?.keeps === "pair") {
    const first = random.below(base.people.length - 1);
    return { mode: "names", people: base.people.slice(first, first + 2) };
  }
  const status = (): AttendanceStatus =>
    random.chance(0.9) ? "present" : random.chance(0.3) ? "late" : random.chance(0.8) ? "excused" : "absent";
  return { mode: "names", people: base.people.map((person) => ({ ...person, status: status() })) };
}

/** The same drawn sheet for all: ruled lines and scribbles, nobody's name and nobody's hand. */
async function drawnSheet(files: FileStore) {
  const rows = Array.from({ length: 14 }, (_, row) => {
    const y = 220 + row * 60;
    const scribble = `M${330 + row * 3} ${y + 38} q 30 -${20 + (row % 4) * 6} 55 0 t 60 -6 t 50 8`;
    return `<path d="M80 ${y} H 760" stroke="#555"/><path d="${scribble}" stroke="#26396b" stroke-width="3" fill="none"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1188"><rect width="840" height="1188" fill="#fbfaf6"/>
    <rect x="80" y="220" width="680" height="840" fill="none" stroke="#555"/><path d="M300 220 V 1060 M560 220 V 1060" stroke="#555"/>${rows.join("")}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
  const sha256 = await files.put(bytes);
  return { name: "签到表（示例）.jpg", mediaType: "image/jpeg", sha256, size: bytes.length };
}
