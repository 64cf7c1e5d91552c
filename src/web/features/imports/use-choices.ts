import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { z } from "zod";
import type { ImportDecision } from "#shared/imports/plans.ts";
import { change } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { sayError } from "#web/ui/toast.tsx";

const saved = z.object({ revision: z.int() });

type Decided<C> = { id: string; target: string; revision: number; choices: C };

/**
 * The choices as the page shows them: changed at once, saved one after the other, and the plan made again when the
 * last one is saved. What could not be saved is told and taken back.
 */
export function useChoices<C>(plan: Decided<C>) {
  const [local, setLocal] = useState<{ base: number; choices: C } | null>(null);
  const revision = useRef(plan.revision);
  revision.current = Math.max(revision.current, plan.revision);
  const key = ["import-choices", plan.id];
  const save = useMutation({
    mutationKey: key,
    scope: { id: plan.id },
    mutationFn: async (choices: C) => {
      const decision = { target: plan.target, revision: revision.current, choices } as unknown as ImportDecision;
      revision.current = saved.parse(await change("PUT", `/api/imports/${plan.id}/choices`, decision)).revision;
    },
    onError: (error) => {
      sayError(error);
      setLocal(null);
    },
    onSettled: async () => {
      if (queryClient.isMutating({ mutationKey: key }) === 1) {
        await queryClient.invalidateQueries({ queryKey: ["import", plan.id] });
      }
    },
  });
  const current = local !== null && local.base >= plan.revision ? local.choices : plan.choices;
  const choose = (choices: C) => {
    // Until the plan has caught up with every change made here, what was chosen here is what holds.
    setLocal((before) => ({ base: Math.max(before?.base ?? 0, plan.revision) + 1, choices }));
    save.mutate(choices);
  };
  const stale = save.isPending || (local !== null && local.base > plan.revision);
  return { choices: current, choose, revision, stale };
}
