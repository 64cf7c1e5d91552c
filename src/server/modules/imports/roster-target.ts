import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { type RosterWrite, writeRoster } from "#server/modules/people/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import {
  ROSTER_ACTIONS,
  ROSTER_CLASSES,
  ROSTER_PAGE,
  type RosterAction,
  rosterChoices,
} from "#shared/imports/roster.ts";
import type { MembershipKind } from "#shared/people/memberships.ts";
import { type PlannedRoster, planRoster } from "./plan-roster.ts";
import {
  looksLikeRoster,
  proposeRosterMapping,
  ROSTER_FIELD_LABELS,
  type RosterMapping,
  rosterMapping,
} from "./roster/index.ts";
import type { Item } from "./roster-difference/index.ts";
import { reopenRoster, takeRoster } from "./roster-file.ts";
import { bareLine, isTaken, lineOf } from "./roster-lines.ts";
import { requireConfirmed, requireSound, type Starting, shownProblems, type Target } from "./target.ts";

const SHOWN = 300;

/** Rosters of people. Of the file only a copy without numbers is kept. */
export const rosterTarget: Target = {
  noTable: "表头应有“姓名”，以及“性别、公民身份号码、出生日期、人员类别、入党日期”中的一项",
  async take(deps, _actor, bytes, fileName) {
    const { stored, tables } = await takeRoster(bytes, fileName, deps.rosterKey);
    return {
      stored,
      mediaType: "application/gzip",
      tables: tables.filter((table) => looksLikeRoster(proposal(table))),
    };
  },
  reopen: async (deps, _actor, batch) => {
    const tables = await reopenRoster(await deps.files.read(batch.sha256));
    return tables.filter((table) => looksLikeRoster(proposal(table)));
  },
  firstChoices: async (tx, actor, starting) => firstChoices(tx, actor, starting),
  async view(tx, actor, org, batch, tables, wanted) {
    const choices = rosterChoices.parse(batch.mapping);
    const open = batch.state === "mapping" || batch.state === "failed";
    const plan = open ? await planRoster(tx, actor, org, tables, choices) : NOTHING;
    const lines = [...plan.items.map((item) => lineOf(item, choices)), ...unreadLines(plan)];
    const counts = Object.groupBy(lines, (line) => line.action);
    const action = wanted.action ?? ROSTER_ACTIONS.find((one) => counts[one]) ?? "same";
    return {
      target: "roster",
      choices,
      fields: Object.entries(ROSTER_FIELD_LABELS).map(([id, label]) => ({ id, label })),
      counts: numbersOf(ROSTER_ACTIONS, (one) => counts[one]?.length ?? 0),
      writes: writesOf(plan, choices),
      items: (counts[action] ?? []).slice(wanted.offset, wanted.offset + ROSTER_PAGE),
      problems: shownProblems(plan.problems),
      notes: plan.notes.slice(0, SHOWN),
    };
  },
  async run(tx, actor, { batch, org, tables, tell }) {
    const choices = rosterChoices.parse(batch.mapping);
    const plan = await planRoster(tx, actor, org, tables, choices);
    const problems = plan.problemRows.length + plan.items.filter((item) => item.action === "problem").length;
    requireSound(problems, choices.leaveOutProblems);
    const counts = writesOf(plan, choices);
    requireConfirmed(batch, counts);
    const taken = plan.items.filter((item) => isTaken(item, choices));
    const paths = await pathsOf(tx, actor);
    await tell(0, taken.length);
    await writeRoster(tx, actor, batch.id, toWrites(taken, batch.file, paths), (done) => tell(done, taken.length));
    return `新增 ${counts.new} 人，划转 ${counts.moved} 人，变更 ${counts.changed} 人，转出 ${counts.left} 人${
      problems > 0 ? `，有问题未导入 ${problems} 行` : ""
    }`;
  },
};

const NOTHING: PlannedRoster = { items: [], problemRows: [], repeated: [], problems: [], notes: [] };

function proposal(table: Parameters<typeof proposeRosterMapping>[0], remembered: RosterMapping[] = []): RosterMapping {
  return proposeRosterMapping(table, remembered);
}

async function firstChoices(tx: Tx, actor: Actor, { org, fileName, tables, remembered }: Starting) {
  const today = dayOf(actor.at);
  const known = [...remembered.values()].map((mapping) => rosterMapping.parse(mapping));
  const mappings = tables.map((table) => proposal(table, known));
  const says = mappings.some(({ columns }) => columns.some(({ fields }) => fields.includes("membership")));
  const names = [fileName, ...tables.flatMap((table) => [...table.titles, table.sheet])].join(" ");
  const first = await isFirst(tx, actor, org.path);
  return {
    tables: mappings.map(({ columns }) => columns),
    membership: says ? null : guessMembership(names),
    coverage: "orgs",
    asOf: today,
    // People of a first roster have been there before: meetings of the year expect them.
    since: first ? `${today.slice(0, 4)}-01-01` : today,
    leaveOutProblems: false,
    // What is sure is proposed; who has left is decided by a person.
    take: { new: true, moved: true, changed: true, left: false },
    except: { new: [], moved: [], changed: [], left: [] },
    identity: {},
  };
}

function guessMembership(names: string): MembershipKind | null {
  if (/预备党员/.test(names)) return "probationary";
  if (/党员/.test(names)) return "party";
  return /干部|工作人员|在编|职工/.test(names) ? "staff" : null;
}

async function isFirst(tx: Tx, actor: Actor, path: string): Promise<boolean> {
  const anyone = await tx
    .selectFrom("membership as m")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "m.district_id").onRef("o.id", "=", "m.org_id"))
    .select("m.id")
    .where("m.district_id", "=", actor.district)
    .where(sql<boolean>`o.path <@ ${path}::ltree`)
    .limit(1)
    .executeTakeFirst();
  return anyone === undefined;
}

const numbersOf = <Id extends string>(ids: readonly Id[], count: (id: Id) => number) =>
  Object.fromEntries(ids.map((id) => [id, count(id)])) as Record<Id, number>;

function writesOf(plan: PlannedRoster, choices: Parameters<typeof isTaken>[1]) {
  const taken = plan.items.filter((item) => isTaken(item, choices));
  return numbersOf(ROSTER_CLASSES, (one) => taken.filter((item) => item.action === one).length);
}

function unreadLines(plan: PlannedRoster) {
  const line = (action: RosterAction) => (person: PlannedRoster["repeated"][number]) => ({
    ...bareLine(person.sheet, person.row),
    action,
    name: person.values.name ?? "",
    birthMonth: person.values.birth?.slice(0, 7) ?? null,
    org: person.values.org ?? "",
    post: person.values.post ?? "",
    changes: person.problems.map(({ message }) => message),
  });
  return [...plan.problemRows.map(line("problem")), ...plan.repeated.map(line("repeated"))];
}

async function pathsOf(tx: Tx, actor: Actor): Promise<Map<string, string>> {
  const orgs = await tx.selectFrom("org").select(["id", "path"]).where("district_id", "=", actor.district).execute();
  return new Map(orgs.map(({ id, path }) => [id, path]));
}

/** The lines as writes: new people get their ids here, rows of the same new person the same one. */
function toWrites(taken: readonly Item[], file: string, paths: ReadonlyMap<string, string>): RosterWrite[] {
  const created = new Map<string, string>();
  const pathOf = (orgId: string) => paths.get(orgId) ?? "";
  return taken.flatMap(({ write, row, membership }) => {
    if (!write) return [];
    const { create, change, end, start, correct } = write;
    const known = create ? created.get(create.as) : undefined;
    const personId = write.personId ?? known ?? randomUUID();
    if (create) created.set(create.as, personId);
    const path = pathOf(row?.orgId ?? membership?.orgId ?? "");
    return {
      place: row ? `${file} · ${row.sheet} 第 ${row.row} 行` : `${file} · 名单中没有此人`,
      personId,
      name: write.name,
      create: create && known === undefined ? { ...create, path } : null,
      change: change && { ...change, path },
      end: end && { ...end.membership, on: end.on, path: pathOf(end.membership.orgId) },
      start: start && { ...start, id: randomUUID(), path: pathOf(start.orgId) },
      correct: correct && { ...correct.membership, ...correct, path: pathOf(correct.membership.orgId) },
    };
  });
}
