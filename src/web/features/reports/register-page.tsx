import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { z } from "zod";
import {
  NUMBER_SORT_NAMES,
  type RegisterFilter,
  type RegisterRow,
  registerFilter,
  registerRow,
  STANDING_NAMES,
  STANDINGS,
} from "#shared/report/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { valueText } from "../figures/figure-drawer.tsx";
import { SavedViews } from "../views/saved-views.tsx";
import { sentenceAt } from "./editor/sentence.ts";
import { StandingTag } from "./report-tags.tsx";
import "./reports.css";

const SIZE = 50;
const NO_FILTER = JSON.stringify(registerFilter.parse({}));

/** 对外报数台账: every number that left the house, under which definition, and whether it still holds. */
export function RegisterPage() {
  const [filter, setFilter] = useAddress(registerFilter);
  const set = (change: Partial<RegisterFilter>) => setFilter({ ...filter, ...change });
  const asked = useDeferredValue(filter);
  const register = useInfiniteQuery({
    queryKey: ["register", asked],
    initialPageParam: { afterReport: "", afterNode: "" },
    queryFn: ({ pageParam }) =>
      get(
        z.array(registerRow),
        `/api/register${queryString({ filter: JSON.stringify(asked), ...pageParam, limit: SIZE })}`,
      ),
    getNextPageParam: (last) => {
      const end = last.at(-1);
      return last.length === SIZE && end ? { afterReport: end.reportId, afterNode: end.nodeId } : undefined;
    },
    refetchOnMount: "always",
  });
  const rows = register.data?.pages.flat() ?? [];
  return (
    <Page
      title="对外报数台账"
      sub="报给别人的每一个数：什么时候、给谁、什么口径，现在是否仍与记录一致"
      actions={<ExportButton url={`/api/register/export${queryString({ filter: JSON.stringify(filter) })}`} />}
    >
      <SavedViews />
      <PagedList
        query={register}
        count={rows.length}
        empty={JSON.stringify(asked) === NO_FILTER ? "还没有印发过报告" : "没有符合条件的数"}
        head={
          <FilterFold>
            <search className="filters" aria-label="筛选对外报数">
              <TextField
                label="数、语句或口径含"
                value={filter.text}
                onChange={(text) => set({ text })}
                placeholder="如：9次"
              />
              <TextField
                label="印发自"
                type="date"
                value={filter.from ?? ""}
                onChange={(from) => set({ from: from || null })}
              />
              <TextField label="至" type="date" value={filter.to ?? ""} onChange={(to) => set({ to: to || null })} />
              <SelectField
                label="现状"
                value={filter.standing ?? ""}
                onChange={(standing) => set({ standing: standing || null })}
                options={[
                  { value: "" as const, label: "全部" },
                  ...STANDINGS.map((one) => ({ value: one, label: STANDING_NAMES[one] })),
                ]}
              />
            </search>
          </FilterFold>
        }
      >
        <ListTable columns={["数#", "所在语句", "来源与口径", "报送", "现状"]}>
          {rows.map((row) => (
            <tr key={`${row.reportId} ${row.nodeId}`}>
              <td className="num lead">
                <b>{row.text}</b>
                {row.unit === "%" ? "" : row.unit}
              </td>
              <td className="small">{sentence(row)}</td>
              <td className="small">
                <span className="tag">{NUMBER_SORT_NAMES[row.sort]}</span>
                <Ground row={row} />
              </td>
              <td className="small">
                <Link to={paths.report(row.reportId)}>{row.title}</Link>
                <div className="muted">
                  {row.recipient}　{formatTime(row.issuedAt)}
                </div>
              </td>
              <td className="nowrap">
                <Standing row={row} />
              </td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
    </Page>
  );
}

/** A definition is long and folded; the source or reason of another number is what one looks for. */
function Ground({ row }: { row: RegisterRow }) {
  if (row.sort !== "figure") return <p>{row.ground}</p>;
  return (
    <details className="ground">
      <summary>口径</summary>
      {row.ground}
    </details>
  );
}

/** Only what comes from the records can be compared with them. */
function Standing({ row }: { row: RegisterRow }) {
  if (row.sort !== "figure") return <span className="muted">不比对</span>;
  return (
    <>
      <StandingTag standing={row.standing} />
      {row.standing !== "same" && <div className="small">现为 {valueText(row.currentValue, row.unit)}</div>}
    </>
  );
}

/** The sentence that the number stands in, enough to recognise it; with its unit, so that 9次 is not found in 29次. */
function sentence({ context, text, unit }: RegisterRow): string {
  const number = unit === "%" ? text : text + unit;
  let at = context.indexOf(number);
  while (at > 0 && /\d/u.test(context[at - 1] ?? "")) at = context.indexOf(number, at + 1);
  if (at < 0) return context.slice(0, 60);
  const { start, end } = sentenceAt(context, at);
  return context.slice(start, end + 1);
}
