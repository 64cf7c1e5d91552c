import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import { levelName, RECIPIENT_NAMES, type RecognitionQuery } from "#shared/recognitions/contracts.ts";
import { allRecognitions } from "./queries.ts";

const COLUMNS = [
  { label: "授予日期", width: 12 },
  { label: "荣誉名称", width: 36 },
  { label: "级别", width: 10 },
  { label: "授予单位", width: 24 },
  { label: "对象类别", width: 10 },
  { label: "表彰对象", width: 24 },
  { label: "所在组织", width: 24 },
  { label: "依据", width: 30 },
  { label: "相关活动", width: 30 },
];

/** The recognitions of the list as .xlsx, in its order; its filter stands in the first line. */
export async function exportRecognitions(
  tx: Tx,
  actor: Actor,
  query: RecognitionQuery,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "recognition.read");
  const said = await describeQuery(tx, actor, query);
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allRecognitions(tx, actor, query)) {
      for (const row of batch) {
        const honour = [row.grantedOn, row.title, levelName(row.level), row.grantedBy];
        const recipient = [RECIPIENT_NAMES[row.recipient], row.name, row.orgName];
        yield [...honour, ...recipient, row.basis, row.activity?.title ?? null];
      }
    }
  }
  await exportList(tx, actor, { name: "表彰", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

async function describeQuery(tx: Tx, actor: Actor, query: RecognitionQuery): Promise<string> {
  const { year, levels, recipient, org, text, person, group, activity } = query;
  const parts = [
    org ? `组织：${(await loadOrg(tx, actor, org)).name}` : "组织：可见范围内全部",
    year ? `年度：${year}` : "",
    levels.length ? `级别：${levels.map(levelName).join("、")}` : "",
    recipient ? `对象：${RECIPIENT_NAMES[recipient]}` : "",
    text ? `含“${text}”` : "",
    person ? "某一个人" : "",
    group ? "某一支队伍" : "",
    activity ? "某一项活动" : "",
  ];
  return parts.filter(Boolean).join("；");
}
