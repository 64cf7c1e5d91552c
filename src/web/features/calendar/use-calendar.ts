import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { calendarAnswer } from "#shared/calendar/contracts.ts";
import { type Calendar, makeCalendar } from "#shared/calendar/working-days.ts";
import { get } from "#web/api/client.ts";

export const calendarQuery = queryOptions({
  queryKey: ["calendar"],
  queryFn: () => get(calendarAnswer, "/api/calendar"),
  staleTime: 300_000,
});

/** The working days of the district; until they are loaded, those of the release. */
export function useCalendar(): Calendar {
  const { data } = useQuery(calendarQuery);
  return useMemo(() => makeCalendar(data?.years), [data]);
}
