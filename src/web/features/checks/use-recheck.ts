import { useRef } from "react";
import { z } from "zod";
import type { CheckContext, CheckDetail } from "#shared/checks/contracts.ts";
import { post, queryString, upload } from "#web/api/client.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import type { Source } from "./draft-source.tsx";

const ok = z.object({ ok: z.literal(true) });

type Again = { context: CheckContext | null; source: Source | null };

/** Checks once more: the same draft or a corrected one, of the same time or of another. */
export function useRecheck({ id, revision }: CheckDetail, onDone: () => void) {
  const asked = useRef<Again>({ context: null, source: null });
  const command = useFormCommand(
    () => {
      const { context, source } = asked.current;
      if (source?.way !== "file")
        return post(ok, `/api/checks/${id}/again`, { revision, context, text: source ? source.text : null });
      return upload(ok, `/api/checks/${id}/file${queryString({ revision, ...context })}`, source.file!);
    },
    { onDone },
  );
  return {
    ...command,
    run: (again: Again) => {
      asked.current = again;
      command.run();
    },
  };
}
