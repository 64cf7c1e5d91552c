import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { z } from "zod";
import {
  ACTIVITY_SORT_NAMES,
  ACTIVITY_SORTS,
  type ActivityRow,
  activityPage,
  activityQuery,
} from "#shared/activities/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSelection } from "#web/ui/use-selection.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { ActivityFilter } from "./activity-filter.tsx";
import { ActivityTable } from "./activity-table.tsx";
import { BelongingFilter } from "./belonging-filter.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import "./list.css";

const listFilter = activityQuery.extend({ sort: z.enum(ACTIVITY_SORTS).default("held-desc") });
const NO_FILTER = listFilter.parse({});

export function ActivityListPage() {
  const session = useSession();
  const mayRecord = session.can.includes("activity.record");
  const [filter, setFilter] = useAddress(listFilter);
  const selection = useSelection<ActivityRow>();
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery({
    queryKey: ["activities", asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(
        activityPage,
        `/api/activities${queryString({ filter: JSON.stringify(asked), sort: asked.sort, after: pageParam, limit: 50 })}`,
      ),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <Page
      title="活动"
      sub={total && `共 ${total.count.toLocaleString("zh-CN")}${total.more ? "+" : ""} 项`}
      actions={
        <>
          {session.can.includes("activity.export") && (
            <ExportButton
              url={`/api/activities/export${queryString({ filter: JSON.stringify(filter), sort: filter.sort })}`}
            />
          )}
          {mayRecord && (
            <Link className="button primary" to={paths.record()}>
              记录活动
            </Link>
          )}
        </>
      }
    >
      <SavedViews />
      <PagedList
        query={list}
        count={rows.length}
        empty="没有符合条件的活动"
        head={
          <FilterFold
            extra={
              JSON.stringify(filter) !== JSON.stringify(NO_FILTER) && (
                <Button tone="quiet" onClick={() => setFilter(NO_FILTER)}>
                  清除筛选
                </Button>
              )
            }
          >
            <ActivityFilter value={filter} onChange={(query) => setFilter({ ...filter, ...query })}>
              <BelongingFilter value={filter} onChange={(change) => setFilter({ ...filter, ...change })} />
              <SelectField
                label="排列"
                value={filter.sort}
                onChange={(sort) => setFilter({ ...filter, sort })}
                options={ACTIVITY_SORTS.map((sort) => ({ value: sort, label: ACTIVITY_SORT_NAMES[sort] }))}
              />
            </ActivityFilter>
          </FilterFold>
        }
      >
        <ActivityTable rows={rows} selection={mayRecord ? selection : undefined} />
      </PagedList>
      {mayRecord && <BulkBar selection={selection} />}
    </Page>
  );
}
