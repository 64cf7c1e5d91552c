import { useBlocker } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import { z } from "zod";
import type { ReportDetail } from "#shared/report/contracts.ts";
import type { ReportDocument, ReportFrame } from "#shared/report/document.ts";
import { change } from "#web/api/client.ts";
import { queryClient, reportQuery } from "#web/api/queries.ts";
import { useSession } from "../session/use-session.ts";
import { type Draft, DraftSaver } from "./draft-saver.ts";
import { withCurrentTexts } from "./editor/document.ts";
import { readLocalCopy, writeLocalCopy } from "./local-copy.ts";

const PAUSE = 1500;
const saved = z.object({ revision: z.int() });

async function sendDraft(id: string, revision: number, draft: Draft): Promise<number> {
  const answer = saved.parse(await change("PUT", `/api/reports/${id}`, { revision, ...draft }));
  queryClient.setQueryData(
    reportQuery(id).queryKey,
    (before) => before && { ...before, ...draft, revision: answer.revision },
  );
  return answer.revision;
}

/** The text being written: its content, whether the server has it, and what is left from an earlier sitting. */
export function useDraft(report: ReportDetail, editable: boolean) {
  const { username } = useSession();
  const [kept, setKept] = useState(() => (editable ? readLocalCopy(username, report.id) : null));
  const [start] = useState((): { draft: Draft; restored: boolean } => {
    if (kept?.revision !== report.revision) return { draft: report, restored: false };
    return {
      draft: { ...kept.draft, document: withCurrentTexts(kept.draft.document, report.figures) },
      restored: true,
    };
  });
  const [frame, setFrameState] = useState<ReportFrame>(start.draft.frame);
  const [document, setDocumentState] = useState<ReportDocument>(start.draft.document);
  const [saver] = useState(
    () =>
      new DraftSaver(report.revision, {
        send: (revision, draft) => sendDraft(report.id, revision, draft),
        keep: (copy) => writeLocalCopy(username, report.id, copy),
        later: (run) => {
          const timer = setTimeout(run, PAUSE);
          return () => clearTimeout(timer);
        },
      }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  useEffect(() => {
    if (start.restored) saver.change(start.draft);
  }, [saver, start]);
  useEffect(() => {
    const leave = () => void saver.flush();
    window.addEventListener("blur", leave);
    window.addEventListener("online", leave);
    return () => {
      window.removeEventListener("blur", leave);
      window.removeEventListener("online", leave);
    };
  }, [saver]);
  useBlocker({
    disabled: !editable,
    shouldBlockFn: async () =>
      !(await saver.flush()) && !window.confirm("还有内容没有保存到服务器（本机留有副本）。确定离开吗？"),
    enableBeforeUnload: () => saver.dirty,
  });
  return {
    frame,
    document,
    saver,
    state,
    restored: start.restored,
    /** written here on an older revision than the server's: the writer decides */
    olderCopy: kept && kept.revision !== report.revision ? kept : null,
    forgetOlderCopy: () => {
      writeLocalCopy(username, report.id, null);
      setKept(null);
    },
    setFrame: (next: ReportFrame) => {
      setFrameState(next);
      saver.change({ frame: next, document });
    },
    setDocument: (next: ReportDocument) => {
      setDocumentState(next);
      saver.change({ frame, document: next });
    },
    /** The server has what stands here, with the figures as they are now: papers and steps are made from that. */
    settle: () => {
      saver.change({ frame, document });
      return saver.flush();
    },
  };
}

export type DraftInHand = ReturnType<typeof useDraft>;
