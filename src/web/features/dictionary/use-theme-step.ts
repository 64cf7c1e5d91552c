import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import type { ThemeEntry } from "#shared/dictionary/contracts.ts";
import { post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { say, sayError } from "#web/ui/toast.tsx";

type Step = "retire" | "restore";

const ok = z.object({ ok: z.literal(true) });
const SAID: Record<Step, string> = { retire: "已停用，不再供选择", restore: "已恢复" };
const BACK: Record<Step, Step> = { retire: "restore", restore: "retire" };

/** Retires or restores a theme; it can be taken back. */
export function useThemeStep(theme: ThemeEntry) {
  const take = (step: Step, revision: number) => post(ok, `/api/themes/${theme.id}/${step}`, { revision });
  return useMutation({
    mutationFn: (step: Step) => take(step, theme.revision),
    onSuccess: async (_, step) => {
      const undo = () =>
        void take(BACK[step], theme.revision + 1).then(async () => {
          say("已撤销");
          await queryClient.invalidateQueries();
        }, sayError);
      say(`“${theme.name}”${SAID[step]}`, { action: { label: "撤销", run: undo } });
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
}
