import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { say, sayError } from "#web/ui/toast.tsx";
import type { DraftInHand } from "./use-draft.ts";

const done = z.object({ ok: z.literal(true) });

/** One step of a report: what is written is saved first, and the page shows the report as it is afterwards. */
export function useStep(reportId: string, draft: DraftInHand, reload: () => void) {
  return useMutation({
    mutationFn: async ({
      step,
      body = {},
      settle = false,
    }: {
      step: string;
      body?: object;
      settle?: boolean;
      said: string;
    }) => {
      const saved = await (settle ? draft.settle() : draft.saver.flush());
      if (!saved) throw new Error("还有内容没有保存成功，请先处理页面上方的提示");
      return post(done, `/api/reports/${reportId}/${step}`, { revision: draft.saver.revision, ...body });
    },
    onSuccess: async (_, { said }) => {
      say(said);
      await queryClient.invalidateQueries({ queryKey: ["history", "report", reportId] });
      reload();
    },
    onError: (error) => sayError(error),
  });
}

export type Step = ReturnType<typeof useStep>;
