import { QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { activityDetail } from "#shared/activities/contracts.ts";
import { kindWordsRow } from "#shared/catalogue/kind-words.ts";
import { themeRow } from "#shared/dictionary/contracts.ts";
import { type FigureContext, figureResult, neighbour } from "#shared/figures/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { orgRow } from "#shared/orgs/contracts.ts";
import { programmeRow } from "#shared/programmes/contracts.ts";
import { reportDetail } from "#shared/report/contracts.ts";
import { outlineChoice } from "#shared/report/outline-contracts.ts";
import { session } from "#shared/rights/contracts.ts";
import { eventRow } from "#shared/traces/contracts.ts";
import { ApiError, get, post } from "./client.ts";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Trying again helps only when nobody answered.
      retry: (count, error) => count < 2 && error instanceof ApiError && error.code === "offline",
    },
  },
});

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => get(session, "/api/session"),
  staleTime: 60_000,
  retry: false,
});

export const orgsQuery = queryOptions({
  queryKey: ["orgs"],
  queryFn: () => get(z.array(orgRow), "/api/orgs"),
  staleTime: 300_000,
});

export const themesQuery = queryOptions({
  queryKey: ["themes"],
  queryFn: () => get(z.array(themeRow), "/api/themes"),
  staleTime: 300_000,
});

export const programmesQuery = queryOptions({
  queryKey: ["programmes"],
  queryFn: () => get(z.array(programmeRow), "/api/programmes"),
  staleTime: 300_000,
});

/** What reports can be made along. */
export const outlinesQuery = queryOptions({
  queryKey: ["outlines"],
  queryFn: () => get(z.array(outlineChoice), "/api/outlines"),
  staleTime: 60_000,
});

/** What the district calls each kind of activity. */
export const kindWordsQuery = queryOptions({
  queryKey: ["kind-words"],
  queryFn: () => get(z.array(kindWordsRow), "/api/kind-words"),
  staleTime: 300_000,
});

export const activityDetailQuery = (id: string) =>
  queryOptions({ queryKey: ["activity", id], queryFn: () => get(activityDetail, `/api/activities/${id}`) });

export const historyQuery = (objectType: string, objectId: string) =>
  queryOptions({
    queryKey: ["history", objectType, objectId],
    queryFn: () => get(z.array(eventRow), `/api/events?objectType=${objectType}&objectId=${objectId}&limit=100`),
  });

export const figureQuery = (spec: FigureSpec, context: FigureContext) =>
  queryOptions({
    queryKey: ["figure", spec, context],
    queryFn: () => post(figureResult, "/api/figures/compute", { spec, context }),
  });

/** The same figure under other definitions: other roles, scopes and periods. */
export const neighboursQuery = (spec: FigureSpec, context: FigureContext) =>
  queryOptions({
    queryKey: ["figure-neighbours", spec, context],
    queryFn: () => post(z.array(neighbour), "/api/figures/neighbours", { spec, context }),
  });

export const reportQuery = (id: string) =>
  queryOptions({ queryKey: ["report", id], queryFn: () => get(reportDetail, `/api/reports/${id}`) });
