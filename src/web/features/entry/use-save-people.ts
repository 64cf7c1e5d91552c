import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { contentOf } from "#shared/activities/content.ts";
import type { ActivityDetail } from "#shared/activities/contracts.ts";
import type { NamedAttendance } from "#shared/roll-call/match-roll-call.ts";
import { change, post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { defaultTitle } from "./people-target.tsx";
import type { Target } from "./use-people-draft.ts";

type Roll = { target: Target; existing: ActivityDetail | null; people: readonly NamedAttendance[] };

/** Saves the list as the attendance of the activity: of one that exists by changing it, or with a new one. */
export function useSavePeople(onSaved: (id: string) => void) {
  return useMutation({
    // without a connection it fails and says so, instead of waiting for one
    networkMode: "always",
    mutationFn: async ({ target, existing, people }: Roll) => {
      const attendance = { mode: "names" as const, people: [...people] };
      if (existing) {
        const body = { ...contentOf(existing), attendance, revision: existing.revision };
        await change("PUT", `/api/activities/${existing.id}`, body);
        return existing.id;
      }
      const { id } = await post(z.object({ id: z.string() }), "/api/activities", {
        commandId: target.commandId,
        id: target.newId,
        state: "filed",
        kinds: [target.kind],
        orgs: target.org ? [{ orgId: target.org, role: "host" }] : [],
        title: target.title.trim() || defaultTitle(target),
        heldOn: target.date,
        place: target.place,
        attendance,
      });
      return id;
    },
    onSuccess: async (id) => {
      onSaved(id);
      await queryClient.invalidateQueries();
    },
  });
}
