import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { z } from "zod";
import { type EventFilter, eventFilter, eventRow, OBJECT_TYPE_NAMES } from "#shared/traces/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
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

const SIZE = 100;

export function EventsPage() {
  const [filter, setFilter] = useAddress(eventFilter);
  const set = (change: Partial<EventFilter>) => setFilter({ ...filter, ...change });
  const asked = useDeferredValue(filter);
  const events = useInfiniteQuery({
    queryKey: ["events", asked],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(z.array(eventRow), `/api/events${queryString({ ...asked, after: pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
  });
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
        empty="没有留痕"
        head={
          <FilterFold>
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
