import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import { type EventFilter, OBJECT_TYPE_NAMES } from "#shared/traces/contracts.ts";
import { VERB_SENTENCES, type Verb, verbName } from "#shared/traces/verbs.ts";
import { allEvents } from "./queries.ts";
import { exportList } from "./trace-export.ts";

const COLUMNS = [
  { label: "时间", width: 20 },
  { label: "人员", width: 14 },
  { label: "对象", width: 10 },
  { label: "事项", width: 80 },
];

const clock = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Shanghai" });

/** The log as .xlsx, exactly the lines of the page. That it was taken out stands in it too. */
export async function exportEvents(
  tx: Tx,
  actor: Actor,
  filter: EventFilter,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "event.read");
  const said = describeFilter(filter, await orgName(tx, actor, filter.org));
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allEvents(tx, actor.district, filter)) {
      for (const event of batch) {
        const type = OBJECT_TYPE_NAMES[event.objectType] ?? event.objectType;
        yield [clock.format(new Date(event.at)), event.actor, type, event.sentence];
      }
    }
  }
  await exportList(tx, actor, { name: "留痕", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

async function orgName(tx: Tx, { district }: Actor, id: string | undefined): Promise<string> {
  if (id === undefined) return "";
  const org = await tx
    .selectFrom("org")
    .select("name")
    .where("district_id", "=", district)
    .where("id", "=", id)
    .executeTakeFirst();
  return org?.name ?? "";
}

function describeFilter({ objectType, verb, actor, text, from, to }: EventFilter, org: string): string {
  const parts = [
    from || to ? `日期：${from ?? "不限"} 至 ${to ?? "不限"}` : "日期：不限",
    org ? `组织：${org}` : "",
    objectType ? `对象：${OBJECT_TYPE_NAMES[objectType] ?? objectType}` : "",
    verb ? `动作：${isVerb(verb) ? verbName(verb) : verb}` : "",
    actor ? `人员含“${actor}”` : "",
    text ? `含“${text}”` : "",
  ];
  return parts.filter(Boolean).join("；");
}

const isVerb = (verb: string): verb is Verb => verb in VERB_SENTENCES;
