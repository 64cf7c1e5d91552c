import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type GroupQuery, groupDetail, groupMember, groupPage, groupQuery } from "#shared/groups/contracts.ts";
import { get, queryString } from "#web/api/client.ts";

export const groupDetailQuery = (id: string) =>
  queryOptions({ queryKey: ["group", id], queryFn: () => get(groupDetail, `/api/groups/${id}`) });

/** @param day null: everybody who ever belonged */
export const membersQuery = (id: string, day: string | null) =>
  queryOptions({
    queryKey: ["group-members", id, day],
    queryFn: () => get(z.array(groupMember), `/api/groups/${id}/members${queryString({ day })}`),
    placeholderData: keepPreviousData,
  });

/** The first few groups of a question, for choosing some of them. */
export const someGroups = (filter: Partial<GroupQuery>, limit = 10) =>
  queryOptions({
    queryKey: ["groups", "some", filter, limit],
    queryFn: () =>
      get(groupPage, `/api/groups${queryString({ filter: JSON.stringify(groupQuery.parse(filter)), limit })}`),
    placeholderData: keepPreviousData,
  });
