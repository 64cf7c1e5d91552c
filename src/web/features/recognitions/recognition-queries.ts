import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type RecognitionQuery, recognitionPage, recognitionQuery } from "#shared/recognitions/contracts.ts";
import { get, queryString } from "#web/api/client.ts";

export const recognitionsUrl = (query: RecognitionQuery, after: string | null, limit: number) =>
  `/api/recognitions${queryString({ filter: JSON.stringify(query), after, limit })}`;

/** The latest recognitions of somebody or something. */
export const someRecognitions = (filter: Partial<RecognitionQuery>, limit = 20) =>
  queryOptions({
    queryKey: ["recognitions", "some", filter, limit],
    queryFn: () => get(recognitionPage, recognitionsUrl(recognitionQuery.parse(filter), null, limit)),
    placeholderData: keepPreviousData,
  });
