import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { say, sayError } from "./toast.tsx";

/** One guarded step of an object, taken by a button; everything shown is asked anew afterwards. */
export function useStep(url: string, said: string) {
  return useMutation({
    mutationFn: (body: object) => post(z.object({ ok: z.literal(true) }), url, body),
    onSuccess: async () => {
      say(said);
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
}
