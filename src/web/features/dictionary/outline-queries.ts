import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { outlineDetail, outlineRow } from "#shared/report/outline-contracts.ts";
import { outlineDocument } from "#shared/report/outline-document.ts";
import { get } from "#web/api/client.ts";

export const outlineRowsQuery = queryOptions({
  queryKey: ["outlines", "dictionary"],
  queryFn: () => get(z.array(outlineRow), "/api/dictionary/outlines"),
});

export const outlineQuery = (id: string) =>
  queryOptions({
    queryKey: ["outlines", "detail", id],
    queryFn: () => get(outlineDetail, `/api/dictionary/outlines/${id}`),
  });

/** A version never changes. */
export const outlineVersionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ["outline-version", id, version],
    queryFn: () => get(outlineDocument, `/api/dictionary/outlines/${id}/versions/${version}`),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const outlineFileUrl = (id: string, version?: number) =>
  `/api/dictionary/outlines/${id}/file${version ? `?version=${version}` : ""}`;
