import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import type { ActivityLine } from "#shared/activities/batch.ts";
import { kindNames } from "#shared/catalogue/kind-names.ts";
import { activityKind } from "#shared/catalogue/kinds.ts";
import { orgNameReader } from "#shared/orgs/names.ts";
import { kindWordsQuery, orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { at, type Place, rangeOf, type Selection } from "#web/ui/sheet/selection.ts";
import { SheetGrid, type SheetHandle } from "#web/ui/sheet/sheet-grid.tsx";
import { say } from "#web/ui/toast.tsx";
import { useSession } from "../session/use-session.ts";
import { ownOrgs } from "./branches.ts";
import type { EntryContext } from "./check-line.ts";
import { ColumnChoice } from "./column-choice.tsx";
import type { ColumnId } from "./columns.ts";
import { CommonFields } from "./common-fields.tsx";
import { FillBranches } from "./fill-branches.tsx";
import { KeyHelp } from "./key-help.tsx";
import { LineCards } from "./line-cards.tsx";
import { LineTail } from "./line-tail.tsx";
import type { LineView } from "./line-view.ts";
import { emptyLine, isBlank } from "./lines.ts";
import { ProblemList } from "./problem-list.tsx";
import { SaveBar } from "./save-bar.tsx";
import { suggestionsFor } from "./suggest.ts";
import { useColumns } from "./use-columns.ts";
import { useEntryDraft } from "./use-entry-draft.ts";
import { useLineViews } from "./use-line-views.ts";
import { useNarrow } from "./use-narrow.ts";
import { useSaveLines } from "./use-save-lines.ts";
import { useSheetActs } from "./use-sheet-acts.ts";

const RollCallDialog = lazy(() => import("../roll-call/roll-call-dialog.tsx"));

/** 一行一项活动: the grid, or cards where there is no room for one. */
export function ActivityEntry() {
  const session = useSession();
  const { today } = session;
  const orgs = useSuspenseQuery(orgsQuery).data;
  const own = useMemo(() => ownOrgs(orgs), [orgs]);
  const names = useMemo(() => orgNameReader(own), [own]);
  const { data: words } = useSuspenseQuery(kindWordsQuery);
  const kinds = useMemo(() => kindNames(words), [words]);
  const draft = useEntryDraft(`shilu.entry.${session.username}`, today);
  const { common, lines, change } = draft;
  const context = useMemo<EntryContext>(() => ({ today, common, orgs: names, kinds }), [today, common, names, kinds]);
  const { all, shown } = useColumns(common.kind, lines, draft.hidden, kinds);
  const allIds = useMemo(() => all.map(({ id }) => id), [all]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const [saved, setSaved] = useState<readonly ActivityLine[]>([]);
  const saving = useSaveLines(draft, (recorded) => {
    setSaved(recorded);
    setSelection(at(0, 0));
    say(`已保存 ${recorded.length} 项活动`);
  });
  const { views, rosterOf, hosted } = useLineViews(lines, context, allIds, saving.said);
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [rolling, setRolling] = useState<string | null>(null);
  const grid = useRef<SheetHandle>(null);
  const narrow = useNarrow();
  const onAct = useSheetActs({ columns: ids, names, kinds, near: common.date, today, draft, onSelect: setSelection });

  const rollable = useRef<(id: string) => string | null>(() => null);
  rollable.current = (id) => whyNotCall(views.find((view) => view.id === id));
  const onRoll = useCallback((id: string) => {
    const why = rollable.current(id);
    if (why) say(why, { bad: true });
    else setRolling(id);
  }, []);
  const actions = useMemo(
    () => ({
      onRoll,
      onConfirm: (id: string) =>
        change((before) => before.map((line) => (line.id === id ? { ...line, confirmed: true } : line))),
      onRemove: (id: string) => change((before) => before.filter((line) => line.id !== id)),
    }),
    [change, onRoll],
  );
  const tail = useMemo(
    () => ({
      label: "情况",
      of: (view: LineView, index: number) => <LineTail view={view} index={index} actions={actions} />,
    }),
    [actions],
  );
  const suggest = useCallback(
    (_: LineView, column: string, text: string) => suggestionsFor(column, text, own, kinds),
    [own, kinds],
  );
  const here = clamped(selection, views.length, shown.length);
  const current = views[here.head.row];
  const rolled = views.find(({ line }) => line.id === rolling);
  const present = useMemo(() => new Set(views.flatMap(({ checked }) => checked.occasion?.orgId ?? [])), [views]);
  const addOrgs = (added: readonly { shortName: string; name: string }[]) => {
    const texts = added.map(({ shortName, name }) => (typeof names(shortName) === "string" ? name : shortName));
    change((before) => [...before.filter((line) => !isBlank(line)), ...texts.map((org) => emptyLine({ org }))]);
  };
  const removeSelected = () => {
    const { top, bottom } = rangeOf(here);
    change((before) => {
      const rest = before.filter((_, row) => row < top || row > bottom);
      return rest.length > 0 ? rest : [emptyLine()];
    });
  };
  const goTo = (row: number, column: ColumnId) => {
    if (!ids.includes(column)) draft.setHidden(draft.hidden.filter((id) => id !== column));
    grid.current?.enter();
    const place = allIds.filter((id) => ids.includes(id) || id === column).indexOf(column);
    setSelection(at(row, Math.max(0, place)));
  };
  return (
    <div className="stack">
      {draft.isRestored && lines.some((line) => !isBlank(line)) && (
        <div className="notice row">
          <span className="grow">已恢复上次未提交的 {lines.filter((line) => !isBlank(line)).length} 行。</span>
          <Button onClick={draft.discard}>放弃，重新填写</Button>
        </div>
      )}
      {saved.length > 0 && (
        <div className="notice green row" role="status">
          <span className="grow">
            已保存 {saved.length} 项活动{common.state === "filed" ? "，计入数据" : "，待补材料"}。
          </span>
          <Link to={listOf(saved)}>在活动列表中查看</Link>
        </div>
      )}
      <CommonFields common={common} onChange={draft.setCommon} today={today} />
      <section className="card" aria-labelledby="lines-title">
        <header>
          <h2 id="lines-title">逐行填写</h2>
          {!narrow && <KeyHelp />}
        </header>
        <div className="body stack" inert={saving.busy}>
          <FillBranches own={own} common={common} hosted={hosted} present={present} onAdd={addOrgs} />
          <ProblemList views={views} cells={narrow ? null : { head: here.head, columns: ids, onGoTo: goTo }} />
          {narrow ? (
            <LineCards
              views={views}
              columns={shown}
              own={own}
              actions={actions}
              onWrite={(row, column, text) => onAct({ act: "write", cells: [{ row, column, text }] })}
              onAdd={() => onAct({ act: "add-row" })}
            />
          ) : (
            <>
              <div className="row entry-tools" role="toolbar" aria-label="表格">
                <Button onClick={() => onAct({ act: "add-row" })}>加一行</Button>
                <Button onClick={removeSelected}>删除所选行</Button>
                <Button disabled={!current || isBlank(current.line)} onClick={() => current && onRoll(current.id)}>
                  给第 {here.head.row + 1} 行粘贴接龙
                </Button>
                <Button disabled={!draft.canUndo} onClick={draft.undo}>
                  撤销
                </Button>
                <Button disabled={!draft.canRedo} onClick={draft.redo}>
                  重做
                </Button>
                <span className="grow" />
                <ColumnChoice all={all} hidden={draft.hidden} onChange={draft.setHidden} />
              </div>
              <SheetGrid
                ref={grid}
                label="批量填报"
                columns={shown}
                rows={views}
                selection={here}
                onSelect={setSelection}
                onAct={onAct}
                suggest={suggest}
                tail={tail}
              />
            </>
          )}
        </div>
      </section>
      <SaveBar views={views} busy={saving.busy} problem={saving.problem} state={common.state} onSave={saving.save} />
      {rolled?.checked.occasion && (
        <Suspense fallback={null}>
          <RollCallDialog
            about={`${rolled.line.cells.org ?? ""} ${rolled.checked.occasion.heldOn}`}
            roster={rosterOf(rolled.checked.occasion)}
            mayLeaveOut
            onClose={() => setRolling(null)}
            onDone={(result) => {
              setRolling(null);
              change((before) =>
                before.map((line) =>
                  line.id === rolled.line.id
                    ? { ...line, roll: result, cells: { ...line.cells, expected: "", present: "", absent: "" } }
                    : line,
                ),
              );
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Why people cannot be called for a line, or null. */
function whyNotCall(view: LineView | undefined): string | null {
  const occasion = view?.checked.occasion;
  if (!occasion) return "请先填好这一行的组织和日期，再粘贴接龙";
  const kind = activityKind(occasion.kind);
  return (kind?.expected ?? "none") === "none" ? `${kind?.name ?? "这类活动"}不点名，请填人数` : null;
}

/** The list with what was saved: of these kinds, in these days. */
function listOf(saved: readonly ActivityLine[]): string {
  const days = saved.map(({ heldOn }) => heldOn).sort();
  const kinds = [...new Set(saved.flatMap((line) => line.kinds))];
  return paths.activities({ kinds, from: days[0] ?? null, to: days.at(-1) ?? null });
}

/** A selection within what there is: lines may have gone since. */
function clamped({ anchor, head }: Selection, rows: number, columns: number): Selection {
  const inside = (place: Place) => ({
    row: Math.max(0, Math.min(place.row, rows - 1)),
    column: Math.max(0, Math.min(place.column, columns - 1)),
  });
  return { anchor: inside(anchor), head: inside(head) };
}
