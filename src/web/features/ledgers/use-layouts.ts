import { queryOptions, useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { z } from "zod";
import { type LedgerLayout, ledgerLayout } from "#shared/ledgers/contracts.ts";
import { change, get } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { sayError } from "#web/ui/toast.tsx";

const layoutsQuery = queryOptions({
  queryKey: ["ledger-layouts"],
  queryFn: () => get(z.array(ledgerLayout), "/api/ledgers/layouts"),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Which columns this person chose for each ledger, wherever they sign in. */
export function useLayouts() {
  const layouts = useSuspenseQuery(layoutsQuery).data;
  const keep = useMutation({
    mutationFn: (layout: LedgerLayout) => change("PUT", "/api/ledgers/layouts", layout),
    // Choices made one after the other are kept in that order.
    scope: { id: "ledger-layouts" },
    onMutate: (layout) =>
      queryClient.setQueryData(layoutsQuery.queryKey, (all = []) => [
        ...all.filter(({ ledger }) => ledger !== layout.ledger),
        layout,
      ]),
    onError: sayError,
  });
  return { layouts, remember: keep.mutate };
}
