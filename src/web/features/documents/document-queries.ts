import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type DocumentQuery, documentDetail, documentPage, documentQuery } from "#shared/documents/contracts.ts";
import { get, queryString } from "#web/api/client.ts";

const ASKING_AGAIN = 1500;

/** A document; asked again while the text of a file is still being read. */
export const documentDetailQuery = (id: string, question = "") =>
  queryOptions({
    queryKey: ["document", id, question],
    queryFn: () => get(documentDetail, `/api/documents/${id}${queryString({ q: question })}`),
    refetchInterval: ({ state }) => {
      const files = state.data?.versions.flatMap((version) => version.files) ?? [];
      return files.some(({ reading }) => reading === "waiting") ? ASKING_AGAIN : false;
    },
  });

/** The first few documents of a question, for choosing one of them. */
export const someDocuments = (filter: Partial<DocumentQuery>, limit = 8) =>
  queryOptions({
    queryKey: ["documents", "some", filter, limit],
    queryFn: () =>
      get(documentPage, `/api/documents${queryString({ filter: JSON.stringify(documentQuery.parse(filter)), limit })}`),
    placeholderData: keepPreviousData,
  });
