import { queryOptions, useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { type ScanBatch, type ScanPlacing, scanBatch } from "#shared/scans/contracts.ts";
import { change, get, post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { say, sayError } from "#web/ui/toast.tsx";

export const scanQuery = (id: string) =>
  queryOptions({ queryKey: ["scan", id], queryFn: () => get(scanBatch, `/api/scans/${id}`) });

const refresh = (id: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ["scan", id] }),
    queryClient.invalidateQueries({ queryKey: ["scans"] }),
  ]);

export type Placing = Pick<ScanPlacing, "pages" | "to">;

/** Says where pages go; kept on the server at once. Somebody else's change is fetched, and said. */
export function usePlacing(batch: ScanBatch) {
  return useMutation({
    mutationFn: (placing: Placing) =>
      change("PUT", `/api/scans/${batch.id}/pages`, { revision: batch.revision, ...placing }),
    onError: sayError,
    onSettled: () => refresh(batch.id),
  });
}

const SAID = { read: "", detach: "已撤销归入，可以重新认定", discard: "已放弃，没有归入任何活动" } as const;

/** One of the steps of a batch that need nothing but its revision. */
export function useStep(batch: Pick<ScanBatch, "id" | "revision">, step: keyof typeof SAID) {
  return useMutation({
    mutationFn: () => post(z.unknown(), `/api/scans/${batch.id}/${step}`, { revision: batch.revision }),
    onSuccess: () => {
      if (SAID[step]) say(SAID[step]);
    },
    onError: sayError,
    onSettled: () => queryClient.invalidateQueries(),
  });
}

const attached = z.object({ attached: z.int(), repeated: z.int() });

export function useAttach(batch: ScanBatch) {
  return useMutation({
    mutationFn: () => post(attached, `/api/scans/${batch.id}/attach`, { revision: batch.revision }),
    onSuccess: ({ attached, repeated }) =>
      say(`已归入 ${attached} 份${repeated > 0 ? `；${repeated} 份此前已经归入，没有重复` : ""}`),
    onError: sayError,
    onSettled: () => queryClient.invalidateQueries(),
  });
}
