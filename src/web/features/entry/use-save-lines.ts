import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type ActivityLine, MOST_LINES, recordedBatch } from "#shared/activities/batch.ts";
import { ApiError, newId, post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { type ColumnId, columnOfField } from "./columns.ts";
import type { LineView } from "./line-view.ts";
import type { EntryLine } from "./lines.ts";
import type { EntryDraft } from "./use-entry-draft.ts";
import type { ServerSaid } from "./use-line-views.ts";

type Draft = {
  sent: EntryDraft["sent"];
  setSent: (sent: EntryDraft["sent"]) => void;
  settle: (saved: ReadonlySet<string>) => void;
};

const NOTHING_SAID: ServerSaid = new Map();

/**
 * Saves lines by one command. The same lines sent again are the same command: whatever became of the first answer, they
 * are recorded once.
 */
export function useSaveLines({ sent, setSent, settle }: Draft, onSaved: (saved: readonly ActivityLine[]) => void) {
  const [said, setSaid] = useState<ServerSaid>(NOTHING_SAID);
  const save = useMutation({
    // without a connection it fails and says so, instead of waiting for one
    networkMode: "always",
    mutationFn: async (views: readonly LineView[]) => {
      const ready = views.slice(0, MOST_LINES);
      const lines = ready.flatMap(({ checked }) => checked.activity ?? []);
      const confirmed = ready.flatMap(({ line }, index) => (line.confirmed ? [index] : []));
      const body = JSON.stringify({ confirmed, lines });
      const commandId = sent?.body === body ? sent.commandId : newId();
      setSent({ commandId, body });
      await post(recordedBatch, "/api/activities/batch", { commandId, confirmed, lines });
      return lines;
    },
    onSuccess: async (lines) => {
      settle(new Set(lines.map(({ id }) => id)));
      setSaid(NOTHING_SAID);
      onSaved(lines);
      await queryClient.invalidateQueries();
    },
    onError: (error, views) => {
      if (!(error instanceof ApiError) || error.problems.length === 0) return;
      const byLine = new Map<EntryLine, Map<ColumnId, string>>();
      // somebody else has recorded it in the meantime: the page asks as soon as it knows which activity it is
      void queryClient.invalidateQueries({ queryKey: ["hosted"] });
      for (const { line: row, field, message } of error.problems) {
        const line = views[row]?.line;
        if (line && field !== "similar")
          byLine.set(line, (byLine.get(line) ?? new Map()).set(columnOfField(field), message));
      }
      setSaid(byLine);
    },
  });
  return {
    said,
    save: save.mutate,
    busy: save.isPending,
    problem: save.error,
  };
}
