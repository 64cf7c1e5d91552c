import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { z } from "zod";
import { type HostedActivity, hostedActivity } from "#shared/activities/batch.ts";
import { expectedPerson } from "#shared/activities/contracts.ts";
import { activityKind } from "#shared/catalogue/kinds.ts";
import type { RosterPerson } from "#shared/roll-call/match-roll-call.ts";
import { get, queryString } from "#web/api/client.ts";
import type { Occasion } from "./check-line.ts";
import type { Roster } from "./read-attendance.ts";

export const keyOf = ({ orgId, kind, heldOn }: Occasion) => `${orgId} ${kind} ${heldOn}`;

const rosterQuery = ({ orgId, kind, heldOn }: Occasion) => ({
  queryKey: ["expected", [orgId], kind, heldOn],
  queryFn: () =>
    get(z.array(expectedPerson), `/api/activities/expected${queryString({ orgs: orgId, kind, date: heldOn })}`),
  staleTime: 300_000,
});

const NOBODY: readonly RosterPerson[] = [];

/** Who was expected at each of these: one list for each organisation and day, asked for once. */
export function useRosters(occasions: readonly Occasion[]): (occasion: Occasion) => Roster {
  const wanted = useMemo(
    () => [
      ...new Map(
        occasions
          .filter(({ kind }) => (activityKind(kind)?.expected ?? "none") !== "none")
          .map((occasion) => [keyOf(occasion), occasion]),
      ).entries(),
    ],
    [occasions],
  );
  const lists = useQueries({ queries: wanted.map(([, occasion]) => rosterQuery(occasion)), combine: rostersOf });
  return useMemo(() => {
    const byKey = new Map(wanted.map(([key], index) => [key, lists[index] ?? "loading"]));
    return (occasion) => byKey.get(keyOf(occasion)) ?? NOBODY;
  }, [wanted, lists]);
}

/** Without an answer nobody is known: then one fills in numbers. */
const rostersOf = (results: UseQueryResult<RosterPerson[]>[]): Roster[] =>
  results.map(({ data, isPending }) => data ?? (isPending ? "loading" : NOBODY));

export type Hosted = {
  on: (occasion: Occasion) => HostedActivity | undefined;
  /** of the kind in the month of the day */
  inMonth: (occasion: Occasion) => readonly HostedActivity[];
};

const NONE: readonly HostedActivity[] = [];

/** What the organisations have recorded of these kinds in the months of these days. */
export function useHosted(occasions: readonly Pick<Occasion, "kind" | "heldOn">[]): Hosted {
  const kinds = [...new Set(occasions.map(({ kind }) => kind))].sort().join(",");
  const days = occasions.map(({ heldOn }) => heldOn).sort();
  const [from, to] = [monthStart(days[0]), monthEnd(days.at(-1))];
  const { data = NONE } = useQuery({
    queryKey: ["hosted", kinds, from, to],
    queryFn: () => get(z.array(hostedActivity), `/api/activities/hosted${queryString({ kinds, from, to })}`),
    enabled: kinds !== "" && from !== "" && to !== "",
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return useMemo(() => {
    const byDay = new Map(data.map((activity) => [keyOf(activity), activity]));
    const byMonth = Map.groupBy(data, (activity) => monthKey(activity));
    return {
      on: (occasion) => byDay.get(keyOf(occasion)),
      inMonth: (occasion) => byMonth.get(monthKey(occasion)) ?? NONE,
    };
  }, [data]);
}

const monthKey = ({ orgId, kind, heldOn }: Occasion) => `${orgId} ${kind} ${heldOn.slice(0, 7)}`;

const monthStart = (day: string | undefined) => (day ? `${day.slice(0, 7)}-01` : "");

function monthEnd(day: string | undefined): string {
  if (!day) return "";
  const last = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0));
  return last.toISOString().slice(0, 10);
}
