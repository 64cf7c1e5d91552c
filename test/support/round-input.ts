import { randomUUID } from "node:crypto";
import { addRound, answerRound, openRound } from "#server/modules/rounds/index.ts";
import type { CellInput } from "#shared/rounds/answers.ts";
import { type NewRound, newRound, type RoundColumn } from "#shared/rounds/contracts.ts";
import type { World } from "./world.ts";

/** Columns that ask for one of everything; ids are made anew for each round. */
export function everyColumn(): Partial<RoundColumn>[] {
  return [
    { code: "A", label: "应到人数", kind: "number", unit: "人" },
    { code: "B", label: "实到人数", kind: "number", unit: "人", metric: "attendances", metricKind: "theme_day" },
    {
      ...{ code: "C", label: "主题党日次数", kind: "derived", unit: "次" },
      spec: {
        ...{ metric: "occasions", version: null, reach: "tree", role: "host", period: "report" },
        ...{ kinds: ["theme_day"], themes: [], programme: null },
      },
    },
    { code: "D", label: "人数合计", kind: "total", formula: "A + B" },
    { code: "E", label: "是否覆盖全部支部", kind: "choice", options: ["是", "否"] },
    { code: "F", label: "完成日期", kind: "date", required: false },
    { code: "G", label: "主要做法", kind: "material", required: false },
    { code: "H", label: "备注", kind: "text", required: false },
  ];
}

type Input = Partial<Omit<NewRound, "columns">> & {
  orgId: string;
  recipients: string[];
  columns?: Partial<RoundColumn>[];
};

/** A sound round about the first half of 2026; say only what matters. */
export function roundInput({ columns = everyColumn(), ...input }: Input): NewRound {
  return newRound.parse({
    ...{ commandId: randomUUID(), id: randomUUID(), title: "测试收表", from: "2026-01-01", to: "2026-06-30" },
    ...{ dueOn: "2026-11-28", checks: ["B <= A"], ...input },
    columns: columns.map((column) => ({ id: randomUUID(), ...column })),
  });
}

export type AskedRound = { id: string; recipients: Map<string, string>; columns: Map<string, string> };

/** A round on its way: which recipient is which organisation's, which column goes by which letter. */
export async function roundOf(world: World, input: Input, state: "draft" | "open" = "open"): Promise<AskedRound> {
  const full = roundInput(input);
  await world.run((tx) => addRound(tx, world.system, full));
  if (state === "open") await world.run((tx) => openRound(tx, world.system, full.id, 1));
  const rows = await world.run((tx) =>
    tx
      .selectFrom("round_recipient")
      .select(["id", "org_id"])
      .where("district_id", "=", world.district)
      .where("round_id", "=", full.id)
      .execute(),
  );
  return {
    id: full.id,
    recipients: new Map(rows.map((row) => [row.org_id, row.id])),
    columns: new Map(full.columns.map(({ code, id }) => [code, id])),
  };
}

/** Cells by letter: a number or a text. */
export function cellsOf({ columns }: AskedRound, values: Record<string, number | string>): CellInput[] {
  return Object.entries(values).map(([code, value]) => ({
    columnId: columns.get(code) ?? "",
    number: typeof value === "number" ? value : null,
    text: typeof value === "string" ? value : "",
    files: [],
  }));
}

export const FULL = { A: 12, B: 10, E: "是", G: "开展“示例行动”3场" };

export async function answered(
  world: World,
  round: AskedRound,
  org: string,
  values: Record<string, number | string> = FULL,
): Promise<string> {
  const recipient = round.recipients.get(org) ?? "";
  const input = { commandId: randomUUID(), revision: 1, cells: cellsOf(round, values), submit: true };
  await world.run((tx) => answerRound(tx, world.system, round.id, recipient, input));
  return recipient;
}
