import { queryOptions } from "@tanstack/react-query";
import { programmeDetail, programmeFigures } from "#shared/programmes/contracts.ts";
import { get } from "#web/api/client.ts";

export const programmeQuery = (id: string) =>
  queryOptions({ queryKey: ["programme", id], queryFn: () => get(programmeDetail, `/api/programmes/${id}`) });

export const programmeFiguresQuery = (id: string) =>
  queryOptions({
    queryKey: ["programme-figures", id],
    queryFn: () => get(programmeFigures, `/api/programmes/${id}/figures`),
  });
