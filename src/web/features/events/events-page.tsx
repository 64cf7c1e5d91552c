import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { eventRow } from "#shared/traces/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Empty, Failed, Loading, Page } from "#web/ui/page.tsx";

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
      <div className="card">
        <div className="filters">
          <SelectField label="对象" value={type} onChange={setType} options={TYPES} />
        </div>
        {events.isPending ? (
          <Loading />
        ) : events.isError ? (
          <Failed error={events.error} retry={() => void events.refetch()} />
        ) : rows.length === 0 ? (
          <Empty>没有留痕</Empty>
        ) : (
          <div className="table-wrap">
            <table className="list cards">
              <thead>
                <tr>
                  <th scope="col">时间</th>
                  <th scope="col">人员</th>
                  <th scope="col">事项</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((event) => (
                  <tr key={event.id}>
                    <td className="nowrap muted">{formatTime(event.at)}</td>
                    <td className="nowrap">{event.actor}</td>
                    <td className="lead">{event.sentence}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {events.hasNextPage && (
        <div className="row" style={{ justifyContent: "center", padding: "1rem" }}>
          <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            加载更多
          </Button>
        </div>
      )}
    </Page>
  );
}
