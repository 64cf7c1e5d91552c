import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { columnsFor } from "#shared/ledgers/columns.ts";
import {
  GROUP_NAMES,
  LEDGER_GROUPS,
  type LedgerGroup,
  type LedgerLayout,
  type LedgerSpec,
  ledgerPage,
  ledgerSpec,
} from "#shared/ledgers/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { MultiCombobox, SingleCombobox } from "#web/ui/combobox.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { openLedger, presetOf, presets } from "./ledger-choice.ts";
import { LedgerTable } from "./ledger-table.tsx";
import { useLayouts } from "./use-layouts.ts";
import "./ledger.css";

/** The ledger that the address names, or the first one of meetings. */
function useLedger(today: string, layouts: readonly LedgerLayout[]) {
  const parser = useMemo(
    () => ({
      parse: (value: unknown): LedgerSpec =>
        ledgerSpec.safeParse(value).data ?? openLedger(presets()[1]!, today, layouts),
    }),
    [today, layouts],
  );
  return useAddress(parser, "ledger");
}

export function LedgerPageView() {
  const session = useSession();
  const { layouts, remember } = useLayouts();
  const [spec, setSpec] = useLedger(session.today, layouts);
  const preset = presetOf(spec);
  const list = useInfiniteQuery({
    queryKey: ["ledger", spec],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(ledgerPage, `/api/ledgers${queryString({ ledger: JSON.stringify(spec), after: pageParam })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  const address = queryString({ ledger: JSON.stringify(spec) });
  return (
    <Page
      title={spec.title}
      sub={
        first
          ? `共 ${first.total.count.toLocaleString("zh-CN")}${first.total.more ? "+" : ""} 项　${first.filter}`
          : "正在加载…"
      }
      actions={
        <>
          <Button onClick={() => window.print()}>打印</Button>
          {session.can.includes("activity.export") && (
            <>
              <ExportButton url={`/api/ledgers/docx${address}`} label="导出 Word" />
              <ExportButton url={`/api/ledgers/xlsx${address}`} />
            </>
          )}
        </>
      }
    >
      <SavedViews />
      <PagedList
        query={list}
        count={rows.length}
        empty="这段时间没有已归档的记录"
        head={
          <FilterFold>
            <LedgerChoices
              spec={spec}
              preset={preset.id}
              onPreset={(id) => {
                const chosen = presets().find((one) => one.id === id);
                if (chosen) setSpec(openLedger(chosen, session.today, layouts, spec));
              }}
              onChange={(change) => {
                const next = { ...spec, ...change };
                if (change.columns || change.group) {
                  remember({ ledger: preset.id, columns: next.columns, group: next.group });
                }
                setSpec(next);
              }}
            />
          </FilterFold>
        }
      >
        <LedgerTable spec={spec} rows={rows} />
      </PagedList>
    </Page>
  );
}

type ChoicesProps = {
  spec: LedgerSpec;
  preset: string;
  onPreset: (id: string) => void;
  onChange: (change: Partial<LedgerSpec>) => void;
};

function LedgerChoices({ spec, preset, onPreset, onChange }: ChoicesProps) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const { query } = spec;
  const ask = (change: Partial<LedgerSpec["query"]>) => onChange({ query: { ...query, ...change } });
  return (
    <search className="filters no-print" aria-label="台账的范围和样式">
      <SelectField
        label="台账"
        value={preset}
        onChange={onPreset}
        options={presets().map(({ id, title }) => ({ value: id, label: title }))}
      />
      <SingleCombobox
        label="组织"
        choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={query.org}
        onChange={(org) => ask({ org })}
        placeholder="可见的全部组织"
      />
      <TextField label="自" type="date" value={query.from ?? ""} onChange={(from) => ask({ from: from || null })} />
      <TextField label="至" type="date" value={query.to ?? ""} onChange={(to) => ask({ to: to || null })} />
      <SelectField
        label="分组"
        value={spec.group}
        onChange={(group: LedgerGroup) => onChange({ group })}
        options={LEDGER_GROUPS.map((id) => ({ value: id, label: GROUP_NAMES[id] }))}
      />
      <div className="columns">
        <MultiCombobox
          label="列（按选择的先后排列，下次照此打开）"
          choices={columnsFor(query.kinds).map(({ id, label }) => ({ value: id, label }))}
          value={spec.columns}
          onChange={(columns) => columns.length > 0 && onChange({ columns })}
        />
      </div>
    </search>
  );
}
