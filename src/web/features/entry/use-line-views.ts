import { useMemo, useRef } from "react";
import type { HostedActivity } from "#shared/activities/batch.ts";
import { type CheckedLine, checkLine, type EntryContext, type Occasion, occasionOf } from "./check-line.ts";
import type { ColumnId } from "./columns.ts";
import { type LineView, viewOf } from "./line-view.ts";
import type { EntryLine } from "./lines.ts";
import type { Roster } from "./read-attendance.ts";
import { keyOf, useHosted, useRosters } from "./use-known.ts";

/** What the server said of lines as they stood when they were sent; a line that was changed since is another. */
export type ServerSaid = ReadonlyMap<EntryLine, ReadonlyMap<ColumnId, string>>;

type Kept = { checked: CheckedLine; roster: Roster; hosted: HostedActivity | undefined };

/**
 * The lines as they were understood. Each is read again only when it, what lines have in common or what is known of its
 * organisation has changed, and its view stays the same object as long as it shows the same.
 */
export function useLineViews(
  lines: readonly EntryLine[],
  context: EntryContext,
  columns: readonly ColumnId[],
  said: ServerSaid,
) {
  const occasions = useOccasions(lines, context);
  const { common } = context;
  const present = useMemo(() => [...occasions.values()].filter((one) => one !== null), [occasions]);
  const rosterOf = useRosters(present);
  const hosted = useHosted([...present, { kind: common.kind, heldOn: common.date }]);
  const memory = useMemo(() => ({ context, columns, checks: new WeakMap<EntryLine, Kept>() }), [context, columns]);
  const before = useRef<{ memory: object; views: ReadonlyMap<string, LineView & { said: unknown }> }>({
    memory,
    views: new Map(),
  });
  const views = useMemo(() => {
    const rows = new Map<string, number>();
    const next = lines.map((line, row) => {
      const occasion = occasions.get(line) ?? null;
      const roster: Roster = occasion ? rosterOf(occasion) : [];
      const known = { roster, hosted: occasion ? hosted.on(occasion) : undefined };
      const kept = memory.checks.get(line);
      const same = kept?.roster === known.roster && kept?.hosted === known.hosted;
      const checked = kept && same ? kept.checked : checkLine(line, memory.context, known);
      memory.checks.set(line, { checked, ...known });
      const similar = line.confirmed ? null : similarTo(checked, rows);
      if (occasion) rows.set(keyOf(occasion), row);
      const monthly = occasion ? hosted.inMonth(occasion).length : 0;
      const own = said.get(line);
      const last = before.current.memory === memory ? before.current.views.get(line.id) : undefined;
      const unchanged =
        last?.checked === checked && last.similar === similar && last.monthly === monthly && last.said === own;
      if (unchanged) return last;
      const parts = { line, checked, roster, similar, monthly, said: own };
      return { ...viewOf({ ...parts, common: memory.context.common, columns: memory.columns }), said: own };
    });
    before.current = { memory, views: new Map(next.map((view) => [view.id, view])) };
    return next;
  }, [lines, occasions, rosterOf, hosted, memory, said]);
  return { views, rosterOf, hosted };
}

function useOccasions(lines: readonly EntryLine[], context: EntryContext): ReadonlyMap<EntryLine, Occasion | null> {
  const memory = useMemo(() => ({ context, read: new WeakMap<EntryLine, Occasion | null>() }), [context]);
  return useMemo(
    () =>
      new Map(
        lines.map((line) => {
          const known = memory.read.get(line);
          const occasion = known === undefined ? occasionOf(line, memory.context) : known;
          memory.read.set(line, occasion);
          return [line, occasion];
        }),
      ),
    [lines, memory],
  );
}

function similarTo({ occasion, similar, state }: CheckedLine, rows: ReadonlyMap<string, number>): string | null {
  if (!occasion || state === "waiting" || state === "blank") return null;
  const row = rows.get(keyOf(occasion));
  if (row !== undefined) return `与第 ${row + 1} 行同一组织、同一类型、同一天，请确认不是重复`;
  return similar ? `疑似重复：该组织当天已有同类活动“${similar.title}”，请确认不是同一项` : null;
}
