import { queryOptions, useMutation } from "@tanstack/react-query";
import { type CheckDetail, type ClaimDecision, checkDetail, type FindingSettling } from "#shared/checks/contracts.ts";
import { proofSettings } from "#shared/checks/rule-contracts.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { change, get } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { sayError } from "#web/ui/toast.tsx";

export const isUnderWay = ({ state }: Pick<CheckDetail, "state">) => state === "waiting" || state === "running";

export const checkQuery = (id: string) =>
  queryOptions({
    queryKey: ["check", id],
    queryFn: () => get(checkDetail, `/api/checks/${id}`),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1000 : false),
  });

export const rulesQuery = queryOptions({
  queryKey: ["check-rules"],
  queryFn: () => get(proofSettings, "/api/checks/rules"),
  staleTime: 300_000,
});

/** What the figures beside the claims are measured in. */
export const figureContextOf = ({ context: { from, to, cutoff } }: CheckDetail): FigureContext => ({
  from,
  to,
  cutoff,
});

export type Decided = { fingerprint: string; decision: ClaimDecision | null } | FindingSettling;

/** A reader's word on a number or a finding; the answer is the check as it stands afterwards. */
export function useDecision(id: string) {
  return useMutation({
    mutationFn: async (said: Decided) => {
      const part = "rule" in said ? "findings" : "claims";
      // The server validated the answer against this contract.
      return (await change("PUT", `/api/checks/${id}/${part}`, said)) as CheckDetail;
    },
    onSuccess: (detail) => {
      queryClient.setQueryData(checkQuery(id).queryKey, detail);
      void queryClient.invalidateQueries({ queryKey: ["checks"] });
      void queryClient.invalidateQueries({ queryKey: ["history", "draft", id] });
    },
    onError: (error) => {
      sayError(error);
      void queryClient.invalidateQueries({ queryKey: ["check", id] });
    },
  });
}
