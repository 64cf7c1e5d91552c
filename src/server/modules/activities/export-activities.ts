import { writeXlsxStream } from "hucre/xlsx";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { type ActivityQuery, type ActivityRow, STATE_NAMES } from "#shared/activities/contracts.ts";
import { fieldHeading } from "#shared/catalogue/field-values.ts";
import { fieldsOf, kindName } from "#shared/catalogue/kinds.ts";
import { describeQuery } from "./describe-query.ts";
import { allActivities } from "./queries.ts";

const HEADER = [
  "序号",
  "日期",
  "时间",
  "类型",
  "名称",
  "主办",
  "地点",
  "主持人",
  "应到",
  "实到",
  "状态",
  "附件数",
  "录入日期",
];

/**
 * The rows of a query as .xlsx, exactly those the list shows; the filter stands on the sheet. Asked for some kinds, it has
 * a column for each field of theirs.
 * `sink` receives the file while the transaction is open, chunk by chunk.
 */
export async function exportActivities(
  tx: Tx,
  actor: Actor,
  query: ActivityQuery,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "activity.export");
  const filter = await describeQuery(tx, actor.district, query);
  const fields = fieldsOf(query.kinds);
  let rows = 0;
  async function* lines(): AsyncGenerator<(string | number | null)[]> {
    yield [`活动台账（${filter}）`];
    yield [...HEADER, ...fields.map(fieldHeading)];
    for await (const batch of allActivities(tx, actor, query)) {
      for (const row of batch) {
        rows += 1;
        yield [...line(rows, row), ...fields.map(({ id }) => row.fields[id] ?? null)];
      }
    }
  }
  const widths = [6, 12, 8, 18, 40, 24, 20, 12, 8, 8, 10, 8, 12];
  const stream = writeXlsxStream(lines(), {
    name: "活动台账",
    columns: [...widths, ...fields.map(({ type }) => (type === "number" ? 10 : 24))].map((width) => ({ width })),
    freezePane: { rows: 2 },
  });
  for await (const chunk of stream) await sink(chunk);
  const object = { type: "district", id: actor.district, revision: 0, label: "活动台账", visibleTo: actor.scopes };
  await recordEvent(tx, actor, "activities.exported", object, { rows, filter });
}

function line(number: number, row: ActivityRow): (string | number | null)[] {
  return [
    number,
    row.heldOn,
    row.startTime,
    row.kinds.map(kindName).join("、"),
    row.title,
    row.hosts.join("、"),
    row.place,
    row.chair,
    row.expected,
    row.present,
    STATE_NAMES[row.state],
    row.files,
    row.recordedOn,
  ];
}
