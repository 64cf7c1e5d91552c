import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useDeferredValue, useMemo } from "react";
import { type ActivityQuery, type ActivityRow, activityPage, activityQuery } from "#shared/activities/contracts.ts";
import type { ProgrammeDetail } from "#shared/programmes/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSelection } from "#web/ui/use-selection.ts";
import { ActivityFilter } from "../activities/activity-filter.tsx";
import { ActivityTable } from "../activities/activity-table.tsx";
import { BulkBar } from "../activities/bulk-bar.tsx";
import { programmeQuery } from "./programme-queries.ts";
import "../activities/list.css";

/** Pages of activities; the key is that of the list of activities, so that a step refreshes both. */
export function useActivities(query: ActivityQuery) {
  return useInfiniteQuery({
    queryKey: ["activities", query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(
        activityPage,
        `/api/activities${queryString({ filter: JSON.stringify(query), after: pageParam, limit: 50 })}`,
      ),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** 把已有活动归入专项: filter, choose, one step, with a way back. */
export function CollectPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(programmeQuery(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Collect programme={query.data} />;
}

function Collect({ programme }: { programme: ProgrammeDetail }) {
  const parser = useMemo(() => {
    const { startsOn: from, endsOn, closedOn } = programme;
    const start = { programme: "none", from, to: closedOn ?? endsOn };
    return { parse: (value: unknown) => activityQuery.parse({ ...start, ...(value as object) }) };
  }, [programme]);
  const [filter, setFilter] = useAddress(parser);
  const selection = useSelection<ActivityRow>();
  const list = useActivities(useDeferredValue(filter));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <Page
      title="把已有活动归入专项"
      sub={
        <span className="linked">
          <Link to={paths.programme(programme.id)}>{programme.name}</Link>
          {"　"}
          {total && `可选 ${total.count.toLocaleString("zh-CN")}${total.more ? "+" : ""} 项，都还不在任何专项中`}
        </span>
      }
    >
      <PagedList
        query={list}
        count={rows.length}
        empty="没有符合条件、又不在任何专项中的活动"
        head={
          <FilterFold>
            <ActivityFilter value={filter} onChange={setFilter} />
          </FilterFold>
        }
      >
        <ActivityTable rows={rows} selection={selection} />
      </PagedList>
      <BulkBar selection={selection} only={{ step: "set-programme", programme: programme.id }} />
    </Page>
  );
}
