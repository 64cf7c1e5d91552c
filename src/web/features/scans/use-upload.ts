import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { z } from "zod";
import { SCAN_LIMITS } from "#shared/scans/contracts.ts";
import { upload } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";

export type UploadRow = { name: string; state: "waiting" | "sending" | "taken" | "refused"; reason: string };

const taken = z.object({ fileId: z.uuid(), revision: z.int() });

/** Sends files one after the other. One that is refused is told beside its name, and the others go on. */
export function useUpload() {
  const [rows, setRows] = useState<readonly UploadRow[]>([]);
  const mark = (index: number, change: Partial<UploadRow>) =>
    setRows((all) => all.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const send = useMutation({
    mutationFn: async ({ batch, files }: { batch: string; files: readonly File[] }) => {
      setRows(files.map((file) => ({ name: file.name, state: "waiting", reason: "" })));
      let refused = 0;
      for (const [index, file] of files.entries()) {
        mark(index, { state: "sending" });
        try {
          if (file.size > SCAN_LIMITS.bytes) {
            throw new Error(`“${file.name}”超过 50 MB。请降低扫描分辨率（300 dpi 以内）重新扫描，或拆分成几个文件`);
          }
          await upload(taken, `/api/scans/${batch}/files`, file);
          mark(index, { state: "taken" });
        } catch (error) {
          refused += 1;
          mark(index, { state: "refused", reason: (error as Error).message });
        }
      }
      return { refused, taken: files.length - refused };
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["scans"] }),
        queryClient.invalidateQueries({ queryKey: ["scan"] }),
      ]),
  });
  useLeaveWarning(send.isPending);
  return { rows, send };
}

/** Asks before the window is closed on something that is not finished. */
function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [active]);
}
