import { useMutation } from "@tanstack/react-query";
import type { OwnTerm, ProofSettings } from "#shared/checks/rule-contracts.ts";
import { change } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { sayError } from "#web/ui/toast.tsx";
import { rulesQuery } from "./check-queries.ts";

const patch = (change: (settings: ProofSettings) => ProofSettings) =>
  queryClient.setQueryData(rulesQuery.queryKey, (settings) => settings && change(settings));

/** What was shown beforehand did not come about: shows what holds, and says why. */
function failed(error: unknown): void {
  sayError(error);
  void queryClient.invalidateQueries({ queryKey: rulesQuery.queryKey });
}

type RuleStep = { id: string; shown: boolean };

/** Switches a rule; the page shows it at once. */
export function useRuleStep() {
  return useMutation({
    mutationFn: ({ id, shown }: RuleStep) => change("PUT", "/api/checks/rules", { rule: id, shown }),
    onMutate: async ({ id, shown }) => {
      await queryClient.cancelQueries({ queryKey: rulesQuery.queryKey });
      patch(({ rules, ...rest }) => ({
        ...rest,
        rules: rules.map((rule) => (rule.id === id ? { ...rule, shown } : rule)),
      }));
    },
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ["history"] }),
    onError: failed,
  });
}

/** Switches a word of the district's own; its next change builds on this one. */
export function useTermStep() {
  return useMutation({
    mutationFn: ({ id, ...term }: OwnTerm) => change("PUT", `/api/checks/terms/${id}`, term),
    onSuccess: (_, term) =>
      patch(({ terms, ...rest }) => ({
        ...rest,
        terms: terms.map((one) => (one.id === term.id ? { ...term, revision: term.revision + 1 } : one)),
      })),
    onError: failed,
  });
}
