import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { eventRow } from "#shared/traces/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { SelectField } from "#web/ui/field.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";

const TYPES = [
  { value: "", label: "全部对象" },
  { value: "activity", label: "活动" },
  { value: "report", label: "报告" },
  { value: "person", label: "人员" },
  { value: "org", label: "组织" },
  { value: "account", label: "账号" },
  { value: "file", label: "文件" },
  { value: "import", label: "导入" },
] as const;

const SIZE = 100;

export function EventsPage() {
  const [type, setType] = useState<(typeof TYPES)[number]["value"]>("");
  const events = useInfiniteQuery({
    queryKey: ["events", type],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(z.array(eventRow), `/api/events${queryString({ objectType: type, after: pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
  });
  const rows = events.data?.pages.flat() ?? [];
  return (
    <Page title="留痕" sub="谁在什么时候做了什么；只能追加，不能修改或删除">
      <PagedList
        query={events}
        count={rows.length}
        empty="没有留痕"
        head={
          <div className="filters">
            <SelectField label="对象" value={type} onChange={setType} options={TYPES} />
          </div>
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
