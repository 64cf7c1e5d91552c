import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import {
  LEVELS,
  levelName,
  RECIPIENT_NAMES,
  RECIPIENTS,
  type Recipient,
  type RecognitionPage,
  type RecognitionQuery,
  type RecognitionRow,
  recognitionPage,
  recognitionQuery,
} from "#shared/recognitions/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { MultiCombobox, SingleCombobox } from "#web/ui/combobox.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { EditRecognitionDialog } from "./edit-dialog.tsx";
import { recognitionsUrl } from "./recognition-queries.ts";
import "./recognitions.css";

const NO_FILTER = JSON.stringify(recognitionQuery.parse({}));

/** Honours as records: a fact each, in the order of their days, with no ranking of whoever has them. */
export function RecognitionListPage() {
  const session = useSession();
  const [filter, setFilter] = useAddress(recognitionQuery);
  const [open, setOpen] = useState<RecognitionRow | null>(null);
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery({
    queryKey: ["recognitions", asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get(recognitionPage, recognitionsUrl(asked, pageParam, 50)),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  const filtered = JSON.stringify(filter) !== NO_FILTER;
  return (
    <Page
      title="表彰"
      sub={first ? `共 ${first.total.toLocaleString("zh-CN")} 条` : "荣誉的如实记录"}
      actions={
        <>
          <ExportButton url={`/api/recognitions/export${queryString({ filter: JSON.stringify(filter) })}`} />
          {session.can.includes("recognition.manage") && (
            <Link className="button primary" to={paths.newRecognition()}>
              记录表彰
            </Link>
          )}
        </>
      }
    >
      <SavedViews />
      <PagedList
        query={list}
        count={rows.length}
        empty={filtered ? "没有符合条件的表彰" : "还没有记录过表彰"}
        head={
          <>
            <FilterFold
              extra={
                filtered && (
                  <Button tone="quiet" onClick={() => setFilter(recognitionQuery.parse({}))}>
                    清除筛选
                  </Button>
                )
              }
            >
              <RecognitionFilter value={filter} onChange={setFilter} />
            </FilterFold>
            {first && first.levels.length > 0 && <LevelCounts levels={first.levels} filter={filter} />}
          </>
        }
      >
        <ListTable columns={["授予日期", "荣誉名称", "级别", "授予单位", "表彰对象", "依据", "操作"]}>
          {rows.map((row) => (
            <RecognitionLine key={row.id} row={row} onOpen={() => setOpen(row)} />
          ))}
        </ListTable>
      </PagedList>
      {open && <EditRecognitionDialog row={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** How many of each level; each opens as the list of these. */
function LevelCounts({ levels, filter }: { levels: RecognitionPage["levels"]; filter: RecognitionQuery }) {
  return (
    <nav className="levels" aria-label="各级条数">
      {levels.map(({ level, count }) => (
        <span key={level}>
          {levelName(level)}{" "}
          <Link className="figure" to={paths.recognitions({ ...filter, levels: [level] })}>
            {count.toLocaleString("zh-CN")}
          </Link>{" "}
          条
        </span>
      ))}
    </nav>
  );
}

function RecognitionLine({ row, onOpen }: { row: RecognitionRow; onOpen: () => void }) {
  return (
    <tr>
      <td className="nowrap">{row.grantedOn}</td>
      <td className="lead">{row.title}</td>
      <td className="nowrap">{levelName(row.level)}</td>
      <td>{row.grantedBy}</td>
      <td>
        {row.groupId ? <Link to={paths.group(row.groupId)}>{row.name}</Link> : row.name}
        <span className="muted small"> {row.recipient === "org" ? "组织" : row.orgName}</span>
      </td>
      <td>
        {row.basis}
        {row.activity?.title && (
          <>
            {" "}
            <Link to={paths.activity(row.activity.id)}>{row.activity.title}</Link>
          </>
        )}
        {row.file && (
          <>
            {" "}
            <a href={`/api/files/${row.file.fileId}`} target="_blank" rel="noreferrer">
              {row.file.name}
            </a>
          </>
        )}
      </td>
      <td>
        {row.can.edit && (
          <Button tone="quiet" aria-label={`修改${row.name}的${row.title}`} onClick={onOpen}>
            修改
          </Button>
        )}
      </td>
    </tr>
  );
}

type FilterProps = { value: RecognitionQuery; onChange: (value: RecognitionQuery) => void };

function RecognitionFilter({ value, onChange }: FilterProps) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const { today } = useSession();
  const set = (change: Partial<RecognitionQuery>) => onChange({ ...value, ...change });
  const thisYear = Number(today.slice(0, 4));
  const years = [...new Set([...Array.from({ length: 10 }, (_, ago) => thisYear - ago), value.year ?? thisYear])];
  return (
    <search className="filters" aria-label="筛选表彰">
      <TextField label="名称、单位或姓名含" value={value.text} onChange={(text) => set({ text })} maxLength={60} />
      <SelectField
        label="年度"
        value={String(value.year ?? "")}
        onChange={(year) => set({ year: year === "" ? null : Number(year) })}
        options={[{ value: "", label: "全部" }, ...years.map((year) => ({ value: String(year), label: `${year}年` }))]}
      />
      <MultiCombobox
        label="级别"
        choices={LEVELS.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.levels}
        onChange={(levels) => set({ levels: levels as RecognitionQuery["levels"] })}
        placeholder="全部级别"
      />
      <SelectField<Recipient | "">
        label="对象"
        value={value.recipient ?? ""}
        onChange={(recipient) => set({ recipient: recipient || null })}
        options={[
          { value: "", label: "全部" },
          ...RECIPIENTS.map((one) => ({ value: one, label: RECIPIENT_NAMES[one] })),
        ]}
      />
      <SingleCombobox
        label="组织"
        choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={value.org}
        onChange={(org) => set({ org })}
        placeholder="可见的全部组织"
      />
    </search>
  );
}
