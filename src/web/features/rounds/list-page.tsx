import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { periodName } from "#shared/report/period-name.ts";
import { ROUND_STATE_NAMES, ROUND_STATES } from "#shared/rounds/columns.ts";
import { type RoundQuery, type RoundRow, roundPage, roundQuery, WAITING_FOR } from "#shared/rounds/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { DaysLeft } from "../calendar/days-left.tsx";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { RecipientStateTag, RoundStateTag } from "./round-tags.tsx";

const EVERYTHING = JSON.stringify(roundQuery.parse({}));
const ANY = { value: "" as const, label: "全部" };
const WAITING_NAMES: Record<(typeof WAITING_FOR)[number], string> = {
  answer: "等我填报",
  confirm: "有单位已报待确认",
  overdue: "已过期限仍有未报",
};

/** What is asked of whom, by when: of those who ask and of those who are asked. */
export function RoundListPage() {
  const session = useSession();
  const [filter, setFilter] = useAddress(roundQuery);
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery({
    queryKey: ["rounds", asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(roundPage, `/api/rounds${queryString({ filter: JSON.stringify(asked), after: pageParam, limit: 50 })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  const filtered = JSON.stringify(filter) !== EVERYTHING;
  return (
    <Page
      title="收表"
      sub={total ? `共 ${total.count.toLocaleString("zh-CN")}${total.more ? "+" : ""} 次` : "只收系统里没有的"}
      actions={
        session.can.includes("round.manage") && (
          <Link className="button primary" to={paths.newRound()}>
            新建收表
          </Link>
        )
      }
    >
      <SavedViews />
      <PagedList
        query={list}
        count={rows.length}
        empty={filtered ? "没有符合条件的收表" : "还没有收表"}
        head={
          <FilterFold
            extra={
              filtered && (
                <Button tone="quiet" onClick={() => setFilter(roundQuery.parse({}))}>
                  清除筛选
                </Button>
              )
            }
          >
            <RoundFilter value={filter} onChange={setFilter} />
          </FilterFold>
        }
      >
        <ListTable columns={["报送期限", "收表", "统计期间", "发起单位", "状态", "报送情况"]}>
          {rows.map((row) => (
            <RoundLine key={row.id} row={row} today={session.today} />
          ))}
        </ListTable>
      </PagedList>
    </Page>
  );
}

type FilterProps = { value: RoundQuery; onChange: (value: RoundQuery) => void };

function RoundFilter({ value, onChange }: FilterProps) {
  const set = (change: Partial<RoundQuery>) => onChange({ ...value, ...change });
  return (
    <search className="filters" aria-label="筛选收表">
      <TextField label="标题含" value={value.text} onChange={(text) => set({ text })} maxLength={60} />
      <SelectField
        label="状态"
        value={value.states[0] ?? ""}
        onChange={(state) => set({ states: state === "" ? [] : [state] })}
        options={[ANY, ...ROUND_STATES.map((one) => ({ value: one, label: ROUND_STATE_NAMES[one] }))]}
      />
      <SelectField
        label="待办"
        value={value.waiting ?? ""}
        onChange={(waiting) => set({ waiting: waiting || null })}
        options={[ANY, ...WAITING_FOR.map((one) => ({ value: one, label: WAITING_NAMES[one] }))]}
      />
      <TextField label="期间自" type="date" value={value.from ?? ""} onChange={(from) => set({ from: from || null })} />
      <TextField label="期间至" type="date" value={value.to ?? ""} onChange={(to) => set({ to: to || null })} />
    </search>
  );
}

function RoundLine({ row, today }: { row: RoundRow; today: string }) {
  const { counts, mine, can } = row;
  const answers = mine !== null && !can.manage;
  const late = row.state === "open" && row.dueOn < today;
  return (
    <tr>
      <td className="nowrap">
        {row.dueOn}{" "}
        {late ? <span className="tag amber">已到期</span> : row.state === "open" && <DaysLeft day={row.dueOn} />}
      </td>
      <td className="lead">
        <Link to={answers ? paths.answerRound(row.id, mine.recipientId) : paths.round(row.id)}>{row.title}</Link>
      </td>
      <td className="nowrap">{periodName(row)}</td>
      <td>{row.orgName}</td>
      <td>
        <RoundStateTag state={row.state} />
      </td>
      <td className="nowrap">
        {answers ? (
          <RecipientStateTag state={mine.state} />
        ) : row.state === "draft" ? (
          `${counts.asked} 个单位`
        ) : (
          `已报 ${counts.answered}/${counts.asked}，已确认 ${counts.confirmed}${counts.returned ? `，退回 ${counts.returned}` : ""}`
        )}
      </td>
    </tr>
  );
}
