import { queryOptions } from "@tanstack/react-query";
import { accountDetail } from "#shared/rights/contracts.ts";
import { get } from "#web/api/client.ts";

export const accountQueryOf = (id: string) =>
  queryOptions({ queryKey: ["account", id], queryFn: () => get(accountDetail, `/api/accounts/${id}`) });
