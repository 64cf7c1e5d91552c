import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  type CalendarChange,
  type CalendarDay,
  type CalendarYear,
  DAY_KIND_NAMES,
} from "#shared/calendar/contracts.ts";
import { HOLIDAYS } from "#shared/calendar/holidays.ts";
import { holidaysOf, type ListedDay } from "#shared/calendar/holidays-of.ts";
import { weekdayName } from "#shared/calendar/working-days.ts";
import { change, queryString } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { History } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { calendarQuery } from "../calendar/use-calendar.ts";
import { useSession } from "../session/use-session.ts";
import { DaysDialog } from "./days-dialog.tsx";
import { DictionaryTabs } from "./dictionary-tabs.tsx";

/** From the first year of the release to the one after next, which is announced when its time comes. */
function yearChoices(today: string, asked: number): number[] {
  const first = Math.min(...Object.keys(HOLIDAYS).map(Number));
  const last = Number(today.slice(0, 4)) + 2;
  const usual = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  return usual.includes(asked) ? usual : [asked, ...usual];
}

/** The holidays of a year: the release's and what the district set over them. */
export function CalendarPage() {
  const { today } = useSession();
  const navigate = useNavigate();
  const asked = new URLSearchParams(useLocation({ select: (location) => location.searchStr })).get("year");
  const year = /^20\d\d$/.test(asked ?? "") ? Number(asked) : Number(today.slice(0, 4));
  const query = useQuery(calendarQuery);
  const years = query.data?.years ?? [];
  const set = years.find((one) => one.year === year) ?? { year, settled: false, revision: 0, id: null, days: [] };
  const { days, known } = holidaysOf(year, years);
  const [adding, setAdding] = useState(false);
  const save = useYear(set);
  const isReleased = HOLIDAYS[String(year)] !== undefined;
  return (
    <Page
      title="字典与提纲"
      sub={`${year}年 · ${known ? `${days.length} 天与平常不同` : "节假日安排待公布"}`}
      actions={
        <>
          <ExportButton url={`/api/dictionary/calendar/export${queryString({ year })}`} />
          <Button tone="primary" onClick={() => setAdding(true)}>
            设定日期
          </Button>
        </>
      }
    >
      <DictionaryTabs />
      <div className="stack">
        {!known && (
          <p className="notice amber">
            {year}
            年的节假日安排尚未随版本提供：涉及这一年的期限暂按星期推算，并注明“待公布”。国务院办公厅通知发布后，可在这里逐段录入，录齐后点“本年已录齐”。
          </p>
        )}
        <PagedList
          query={query}
          count={days.length}
          empty={`${year}年还没有录入节假日`}
          head={
            <search className="filters" aria-label="选择年份">
              <SelectField
                label="年份"
                value={String(year)}
                onChange={(next) => void navigate({ to: paths.calendar(next), replace: true })}
                options={yearChoices(today, year).map((one) => ({ value: String(one), label: `${one}年` }))}
              />
              {!isReleased && (
                <Button
                  className="beside-field"
                  busy={save.isPending}
                  onClick={() => save.mutate({ settled: !set.settled, days: set.days })}
                >
                  {set.settled ? "改为待公布" : "本年已录齐"}
                </Button>
              )}
            </search>
          }
        >
          <ListTable columns={["日期", "星期", "名称", "安排", "来源", "操作"]}>
            {days.map((day) => (
              <DayLine
                key={day.day}
                day={day}
                busy={save.isPending}
                onSet={(own) => save.mutate({ settled: set.settled, days: withDay(set.days, day.day, own) })}
              />
            ))}
          </ListTable>
        </PagedList>
        {set.id && (
          <details className="card">
            <summary className="dictionary-summary">{year}年的修改记录</summary>
            <div className="body">
              <History type="calendar" id={set.id} />
            </div>
          </details>
        )}
      </div>
      {adding && <DaysDialog year={set} onClose={() => setAdding(false)} />}
    </Page>
  );
}

const withDay = (days: readonly CalendarDay[], day: string, own: CalendarDay | null) => [
  ...days.filter((one) => one.day !== day),
  ...(own ? [own] : []),
];

type LineProps = { day: ListedDay; busy: boolean; onSet: (own: CalendarDay | null) => void };

function DayLine({ day: { own, release, ...day }, busy, onSet }: LineProps) {
  return (
    <tr>
      <td className="nowrap lead">{day.day}</td>
      <td className="nowrap">{weekdayName(day.day)}</td>
      <td>{day.name || "—"}</td>
      <td className="nowrap">
        <span className={`tag ${day.kind === "working" ? "amber" : day.kind === "off" ? "green" : ""}`}>
          {DAY_KIND_NAMES[day.kind]}
        </span>
      </td>
      <td className="nowrap">{own ? "本区设定" : <span className="muted">随版本提供</span>}</td>
      <td>
        {own ? (
          <Button
            tone="quiet"
            busy={busy}
            aria-label={`${release ? "恢复原安排" : "删除"}：${day.day}`}
            onClick={() => onSet(null)}
          >
            {release ? "恢复原安排" : "删除"}
          </Button>
        ) : (
          <Button
            tone="quiet"
            busy={busy}
            aria-label={`改为按星期：${day.day}`}
            onClick={() => onSet({ day: day.day, kind: "plain", name: "" })}
          >
            改为按星期
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Sets the year's own days as a whole; it can be taken back. */
function useYear(before: CalendarYear) {
  const send = async (body: CalendarChange) =>
    (await change("PUT", `/api/dictionary/calendar/${before.year}`, body)) as { revision: number };
  const settle = async (said: string, undo?: () => void) => {
    say(said, undo ? { action: { label: "撤销", run: undo } } : {});
    await queryClient.invalidateQueries();
  };
  return useMutation({
    mutationFn: (next: Omit<CalendarChange, "revision">) => send({ ...next, revision: before.revision }),
    onSuccess: ({ revision }) => {
      const { settled, days } = before;
      const undo = () => void send({ revision, settled, days }).then(() => settle("已撤销"), sayError);
      return settle("已保存", undo);
    },
    onError: sayError,
  });
}
