import { queryOptions, useMutation } from "@tanstack/react-query";
import type { z } from "zod";
import { answerPage, roundDetail } from "#shared/rounds/answers.ts";
import { get, post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { say, sayError } from "#web/ui/toast.tsx";

export const roundQueryOf = (id: string) =>
  queryOptions({ queryKey: ["round", id], queryFn: () => get(roundDetail, `/api/rounds/${id}`) });

export const answerUrl = (id: string, recipient: string) => `/api/rounds/${id}/recipients/${recipient}`;

export const answerQuery = (id: string, recipient: string) =>
  queryOptions({
    queryKey: ["round", id, "answer", recipient],
    queryFn: () => get(answerPage, answerUrl(id, recipient)),
  });

/** One guarded step; everything shown is asked anew afterwards. */
export function useStep<S extends z.ZodType>(schema: S, said: (answer: z.output<S>) => string, done?: () => void) {
  return useMutation({
    mutationFn: ({ url, body }: { url: string; body: object }) => post(schema, url, body),
    onSuccess: async (answer) => {
      say(said(answer));
      await queryClient.invalidateQueries();
      done?.();
    },
    onError: sayError,
  });
}
