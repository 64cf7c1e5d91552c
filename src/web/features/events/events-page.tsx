import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { z } from "zod";
import { type EventFilter, eventFilter, eventRow, OBJECT_TYPE_NAMES } from "#shared/traces/contracts.ts";
import { VERB_SENTENCES, type Verb, verbName } from "#shared/traces/verbs.ts";
import { get, queryString } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { SavedViews } from "../views/saved-views.tsx";

const TYPES = [
  { value: "", label: "全部对象" },
  ...Object.entries(OBJECT_TYPE_NAMES).map(([value, label]) => ({ value, label })),
];

const VERBS = (Object.keys(VERB_SENTENCES) as Verb[])
  .map((verb) => ({ value: verb, label: verbName(verb) }))
  .sort((a, b) => a.label.localeCompare(b.label, "zh-CN"));

const SIZE = 100;

export function EventsPage() {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const [filter, setFilter] = useAddress(eventFilter);
  const set = (change: Partial<EventFilter>) => setFilter({ ...filter, ...change });
  const asked = useDeferredValue(filter);
  const events = useInfiniteQuery({
    queryKey: ["events", asked],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(z.array(eventRow), `/api/events${queryString({ ...asked, after: pageParam, limit: SIZE })}`),
    placeholderData: keepPreviousData,
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
  });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const rows = events.data?.pages.flat() ?? [];
  return (
    <Page
      title="留痕"
      sub="谁在什么时候做了什么；只能追加，不能修改或删除"
      actions={<ExportButton url={`/api/events/export${queryString(filter)}`} />}
    >
      <SavedViews />
      <PagedList
        query={events}
        count={rows.length}
        empty={filtered ? "没有符合条件的留痕" : "没有留痕"}
        head={
          <FilterFold
            extra={
              filtered && (
                <Button tone="quiet" onClick={() => setFilter({})}>
                  清除筛选
                </Button>
              )
            }
          >
            <search className="filters" aria-label="筛选留痕">
              <TextField
                label="对象或人员含"
                value={filter.text ?? ""}
                onChange={(text) => set({ text: text || undefined })}
              />
              <SelectField
                label="对象"
                value={filter.objectType ?? ""}
                onChange={(type) => set({ objectType: type || undefined })}
                options={TYPES}
              />
              <SingleCombobox
                label="动作"
                choices={VERBS}
                value={filter.verb ?? null}
                onChange={(verb) => set({ verb: verb ?? undefined })}
                placeholder="全部动作"
              />
              <TextField
                label="办理人含"
                value={filter.actor ?? ""}
                onChange={(actor) => set({ actor: actor || undefined })}
                maxLength={40}
              />
              <SingleCombobox
                label="组织（含其下级）"
                choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
                value={filter.org ?? null}
                onChange={(org) => set({ org: org ?? undefined })}
                placeholder="可见的全部组织"
              />
              <TextField
                label="自"
                type="date"
                value={filter.from ?? ""}
                onChange={(from) => set({ from: from || undefined })}
              />
              <TextField
                label="至"
                type="date"
                value={filter.to ?? ""}
                onChange={(to) => set({ to: to || undefined })}
              />
            </search>
          </FilterFold>
        }
      >
        <ListTable columns={["时间", "人员", "事项"]}>
          {rows.map((event) => (
            <tr key={event.id}>
              <td className="nowrap muted">{formatTime(event.at)}</td>
              <td className="nowrap">{event.actor}</td>
              <td className="lead">{event.sentence}</td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
    </Page>
  );
}
