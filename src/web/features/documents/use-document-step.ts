import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import type { Relation } from "#shared/documents/types.ts";
import { change, newId, post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { say, sayError } from "#web/ui/toast.tsx";

const done = z.object({ ok: z.literal(true) });
const made = z.object({ id: z.string() });

/** One guarded step of a document; everything shown is asked anew afterwards. */
export function useDocumentStep(document: { id: string; revision: number }, step: string, said: string) {
  return useMutation({
    mutationFn: (body: object = {}) =>
      post(done, `/api/documents/${document.id}/${step}`, { revision: document.revision, ...body }),
    onSuccess: async () => {
      say(said);
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
}

/** What a document may be tied to. */
export type Tie = {
  relation: Relation;
  activityId?: string | undefined;
  documentId?: string | undefined;
  regulation?: string | undefined;
};

/** Ties a document to something, and undoes it with the way back. */
export function useLinks(document: string) {
  const link = useMutation({
    mutationFn: (tie: Tie) => {
      const { relation, activityId = null, documentId = null, regulation = null } = tie;
      const body = { commandId: newId(), id: newId(), relation, activityId, documentId, regulation };
      return post(made, `/api/documents/${document}/links`, body);
    },
    onSuccess: async () => {
      say("已关联");
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  const unlink = useMutation({
    mutationFn: ({ id }: { id: string; tie: Tie }) => change("DELETE", `/api/documents/${document}/links/${id}`),
    onSuccess: async (_, { tie }) => {
      say("已取消关联", { action: { label: "撤销", run: () => link.mutate(tie) } });
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  return { link, unlink };
}
