import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { type ActivityDetail, ATTENDANCE_STATUSES, STATUS_NAMES } from "#shared/activities/contracts.ts";
import { activityKind } from "#shared/catalogue/kinds.ts";
import type { RosterPerson } from "#shared/roll-call/match-roll-call.ts";
import { activityDetailQuery, orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { at, type Selection } from "#web/ui/sheet/selection.ts";
import { SheetGrid } from "#web/ui/sheet/sheet-grid.tsx";
import type { SheetAct } from "#web/ui/sheet/sheet-types.ts";
import { say } from "#web/ui/toast.tsx";
import { useSession } from "../session/use-session.ts";
import { ownOrgs } from "./branches.ts";
import { whyNotWrite } from "./check-line.ts";
import { emptyPerson, isNobody, linesOf, nameOf, PEOPLE_COLUMNS, type PersonLine, readPeople } from "./people-lines.ts";
import { PeopleTarget } from "./people-target.tsx";
import { useRosters } from "./use-known.ts";
import { emptyTarget, usePeopleDraft } from "./use-people-draft.ts";
import { useSavePeople } from "./use-save-people.ts";

const RollCallDialog = lazy(() => import("../roll-call/roll-call-dialog.tsx"));

/** 一行一人（点名）: the roll of one activity, typed, pasted from a spreadsheet or out of a chat. */
export function PeopleEntry() {
  const session = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const own = useMemo(() => ownOrgs(orgs), [orgs]);
  const draft = usePeopleDraft(`shilu.entry-people.${session.username}`, () => emptyTarget(session.today, null));
  const { target, lines, change } = draft;
  const existing = useQuery({
    ...activityDetailQuery(target.activityId ?? ""),
    enabled: target.activityId !== null,
  }).data;
  const activity = target.activityId !== null && existing?.id === target.activityId ? existing : null;
  const roster = useRoster(target, activity);
  const people = roster === "loading" ? [] : roster;
  const views = useMemo(() => readPeople(lines, people), [lines, people]);
  const [chosen, setChosen] = useState<Selection>(at(0, 0));
  const [rolling, setRolling] = useState(false);
  const [savedId, setSavedId] = useState<string | null>(null);
  const save = useSavePeople((id) => {
    setSavedId(id);
    draft.restart();
    say("已保存点名");
  });
  const onAct = (act: SheetAct) => {
    if (act.act === "undo") draft.undo();
    else if (act.act === "redo") draft.redo();
    else if (act.act === "add-row") change((before) => [...before, emptyPerson()]);
    else {
      const cells = act.act === "write" ? act.cells : cellsOf(act);
      const refused = cells.map(({ text }) => whyNotWrite(text)).find((why) => why !== null);
      if (refused) say(refused, { bad: true });
      change((before) =>
        writtenPeople(
          before,
          cells.filter(({ text }) => whyNotWrite(text) === null),
        ),
      );
    }
  };
  const suggest = useCallback(
    (_: unknown, column: string, text: string) => {
      const all =
        column === "status"
          ? ATTENDANCE_STATUSES.map((status) => ({ text: STATUS_NAMES[status], hint: "" }))
          : people.map((person) => ({ text: nameOf(person, people), hint: person.post }));
      const typed = text.trim();
      return all.some((one) => one.text === typed) ? [] : all.filter((one) => one.text.includes(typed)).slice(0, 8);
    },
    [people],
  );
  const listed = views.flatMap(({ person }) => person ?? []);
  const flawed = views.filter(({ flawed: wrong }) => wrong).length;
  const ready = target.org !== null && (target.activityId === null || activity !== null);
  const replace = (next: readonly PersonLine[]) => {
    change(() => (next.length > 0 ? next : [emptyPerson()]));
    setChosen(at(0, 0));
  };
  const last = lines.length - 1;
  const within = (row: number) => Math.max(0, Math.min(row, last));
  const selection = {
    anchor: { ...chosen.anchor, row: within(chosen.anchor.row) },
    head: { ...chosen.head, row: within(chosen.head.row) },
  };
  return (
    <div className="stack">
      {draft.isRestored && !lines.every(isNobody) && (
        <div className="notice row">
          <span className="grow">已恢复上次未提交的 {lines.filter((line) => !isNobody(line)).length} 行。</span>
          <Button onClick={draft.restart}>放弃，重新填写</Button>
        </div>
      )}
      {savedId && (
        <div className="notice green row" role="status">
          <span className="grow">点名已保存。</span>
          <Link to={paths.activity(savedId)}>查看活动</Link>
        </div>
      )}
      <PeopleTarget target={target} onChange={draft.setTarget} own={own} today={session.today} />
      <section className="card" aria-labelledby="people-title">
        <header>
          <h2 id="people-title">逐人填写</h2>
          <span className="muted small">
            {!ready
              ? "先选组织"
              : roster === "loading"
                ? "正在读取名册…"
                : `名册 ${people.length} 人，已列 ${listed.length} 人`}
          </span>
        </header>
        <div className="body stack" inert={save.isPending}>
          <div className="row" role="toolbar" aria-label="表格">
            <Button disabled={people.length === 0} onClick={() => setRolling(true)}>
              粘贴接龙
            </Button>
            <Button
              disabled={people.length === 0}
              onClick={() => replace(people.map((person) => emptyPerson({ name: nameOf(person, people) })))}
            >
              列出名册全员
            </Button>
            {activity && activity.attendance.length > 0 && (
              <Button onClick={() => replace(linesOf({ people: activity.attendance }, people))}>列出原来的点名</Button>
            )}
            <Button disabled={!draft.canUndo} onClick={draft.undo}>
              撤销
            </Button>
            <Button disabled={!draft.canRedo} onClick={draft.redo}>
              重做
            </Button>
          </div>
          <SheetGrid
            label="点名"
            columns={PEOPLE_COLUMNS}
            rows={views}
            selection={selection}
            onSelect={setChosen}
            onAct={onAct}
            suggest={suggest}
          />
        </div>
      </section>
      {save.error && (
        <p className="notice red" role="alert">
          {save.error.message}
        </p>
      )}
      <div className="record-foot entry-foot">
        <span className="grow small" role="status">
          {listed.length} 人{flawed > 0 ? `，${flawed} 行需要核对` : ""}。
          <span className="muted">没有列出的人不列入应到。</span>
        </span>
        <Button
          tone="primary"
          busy={save.isPending}
          disabled={!ready || flawed > 0 || listed.length === 0}
          onClick={() => save.mutate({ target, existing: activity, people: listed })}
        >
          {activity ? "保存点名" : "归档并保存点名"}
        </Button>
      </div>
      {rolling && (
        <Suspense fallback={null}>
          <RollCallDialog
            about={activity?.title ?? "点名"}
            roster={roster}
            mayLeaveOut
            onClose={() => setRolling(false)}
            onDone={(result) => {
              setRolling(false);
              replace(linesOf(result, people));
              if (result.guests.length > 0) say(`列席 ${result.guests.join("、")} 没有列入，请在活动中填写`);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

const NOBODY: readonly RosterPerson[] = [];

/** Who was expected; of an activity with a roll also those who stand in it and have moved since. */
function useRoster(target: { org: string | null; kind: string; date: string }, activity: ActivityDetail | null) {
  const host = activity?.orgs.find(({ role }) => role === "host")?.orgId ?? target.org;
  const kind = activity?.kinds[0] ?? target.kind;
  const heldOn = activity?.heldOn ?? target.date;
  const occasions = useMemo(
    () => (host && heldOn && activityKind(kind) ? [{ orgId: host, kind, heldOn }] : []),
    [host, kind, heldOn],
  );
  const rosterOf = useRosters(occasions);
  const [occasion] = occasions;
  const roster = occasion ? rosterOf(occasion) : NOBODY;
  return useMemo(() => {
    if (roster === "loading") return roster;
    const known = new Set(roster.map(({ personId }) => personId));
    const others = (activity?.attendance ?? []).filter(({ personId }) => !known.has(personId));
    return [...roster, ...others.map((one) => ({ ...one, post: "" }))];
  }, [roster, activity]);
}

type Cell = { row: number; column: number; text: string };

const cellsOf = ({ row, column, block }: Extract<SheetAct, { act: "paste" }>): Cell[] =>
  block.flatMap((texts, down) => texts.map((text, across) => ({ row: row + down, column: column + across, text })));

function writtenPeople(lines: readonly PersonLine[], cells: readonly Cell[]): readonly PersonLine[] {
  const byRow = Map.groupBy(cells, ({ row }) => row);
  const last = Math.max(lines.length - 1, ...byRow.keys());
  return Array.from({ length: last + 1 }, (_, row) => {
    const line = lines[row] ?? emptyPerson();
    const own = (byRow.get(row) ?? []).flatMap(({ column, text }) => {
      const id = PEOPLE_COLUMNS[column]?.id;
      return id ? [[id, text.trim()] as const] : [];
    });
    return own.length === 0 ? line : { ...line, cells: { ...line.cells, ...Object.fromEntries(own) } };
  });
}
