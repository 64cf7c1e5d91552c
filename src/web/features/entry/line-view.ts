import type { AttendanceInput } from "#shared/activities/contracts.ts";
import { kindName } from "#shared/catalogue/kinds.ts";
import type { SheetCell, SheetRowView } from "#web/ui/sheet/sheet-types.ts";
import type { CheckedLine } from "./check-line.ts";
import type { ColumnId } from "./columns.ts";
import type { Common, EntryLine } from "./lines.ts";
import type { Roster } from "./read-attendance.ts";

/** A line as the page shows it. `similar` asks whether it is not an activity that exists. */
export type LineView = SheetRowView & {
  line: EntryLine;
  checked: CheckedLine;
  similar: string | null;
  /** activities of this kind that the organisation has in the month */
  monthly: number;
  state: "blank" | "waiting" | "flawed" | "asking" | "ready";
};

type Parts = {
  line: EntryLine;
  checked: CheckedLine;
  roster: Roster;
  common: Common;
  columns: readonly ColumnId[];
  /** what the server said of the line as it stands */
  said: ReadonlyMap<ColumnId, string> | undefined;
  similar: string | null;
  monthly: number;
};

export function viewOf({ line, checked, roster, common, columns, said, similar, monthly }: Parts): LineView {
  const problems = new Map([...(said ?? []), ...checked.problems]);
  const waits = checked.state === "blank" || checked.state === "waiting";
  const ghosts = ghostsOf(checked, roster, common, line);
  const cells = new Map(
    columns.map((column): [string, SheetCell] => [
      column,
      {
        text: line.cells[column] ?? "",
        ghost: checked.state === "blank" ? "" : (ghosts.get(column) ?? ""),
        problem: problems.get(column) ?? null,
        warning: column === "org" ? similar : null,
      },
    ]),
  );
  const flawed = !waits && (checked.state === "flawed" || problems.size > 0);
  const state = waits ? checked.state : flawed ? "flawed" : similar !== null ? "asking" : "ready";
  return { id: line.id, cells, line, checked, similar, monthly, state };
}

/** What stands for an empty cell: what all lines have in common, or what follows from a roll call or the roster. */
function ghostsOf(
  { occasion, attendance }: CheckedLine,
  roster: Roster,
  common: Common,
  line: EntryLine,
): ReadonlyMap<ColumnId, string> {
  const kind = kindName(occasion?.kind ?? common.kind);
  const day = occasion?.heldOn ?? common.date;
  const size = roster === "loading" || roster.length === 0 ? "" : String(roster.length);
  return new Map<ColumnId, string>([
    ["kind", kindName(common.kind)],
    ["date", common.date],
    ["time", common.time],
    ["title", common.title || `${Number(day.slice(5, 7))}月${kind}`],
    ["place", common.place],
    ["chair", common.chair],
    ["summary", common.summary],
    ["expected", size],
    ...countsOf(attendance),
    ...(line.roll && line.roll.guests.length > 0 ? ([["guests", String(line.roll.guests.length)]] as const) : []),
  ]);
}

function countsOf(attendance: AttendanceInput): [ColumnId, string][] {
  if (attendance.mode === "none") return [];
  if (attendance.mode === "headcount") {
    return [
      ...(attendance.expected === null ? [] : ([["expected", String(attendance.expected)]] as [ColumnId, string][])),
      ["present", String(attendance.present)],
    ];
  }
  const count = (...statuses: string[]) => attendance.people.filter(({ status }) => statuses.includes(status)).length;
  const away = [
    ["请假", count("excused")],
    ["缺席", count("absent")],
  ] as const;
  return [
    ["expected", String(attendance.people.length)],
    ["present", String(count("present", "late"))],
    ["absent", away.flatMap(([name, number]) => (number > 0 ? [`${name} ${number} 人`] : [])).join("、") || "无"],
  ];
}
