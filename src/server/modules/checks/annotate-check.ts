import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { OPEN_VERDICTS } from "#shared/checks/coverage.ts";
import { DomainError } from "#shared/errors.ts";
import { VERDICT_NAMES } from "#shared/matching/verdict.ts";
import { annotateDocxInWorker, type Note } from "./annotating/index.ts";
import { type CheckResult, loadCheck, tracedCheck } from "./load-check.ts";
import { readDraftInWorker } from "./reading/index.ts";

/**
 * The .docx that came in, with a comment at each place where something is open and safe corrections as tracked changes.
 * @throws wrong-state when no .docx came in or the check is not done
 */
export async function annotatedCopy(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const check = await withActor(deps.db, actor, (tx) => loadCheck(tx, actor, id));
  if (!check.annotatable || check.sha256 === null)
    throw new DomainError("wrong-state", { reason: "批注只能写回 .docx 文件；请用 Word 文件核对" });
  if (check.state !== "done" || !check.result) throw new DomainError("wrong-state", { reason: "核对还没有完成" });
  const bytes = await deps.files.read(check.sha256);
  const { docx } = await readDraftInWorker(bytes, check.file_name);
  if (!docx) throw new Error(`${check.id} was a .docx when it came in`);
  const notes = notesOf(check.result);
  const annotated = await annotateDocxInWorker(bytes, docx, notes, {
    author: `实录核对（${actor.name}）`,
    at: actor.at,
  });
  await withActor(deps.db, actor, (tx) =>
    recordEvent(tx, actor, "draft.annotated", tracedCheck(check, check.revision), { notes: notes.length }),
  );
  return { name: `${check.file_name.replace(/\.docx$/i, "")}（批注）.docx`, bytes: annotated };
}

/** What is open: verdicts that call for something, errors and warnings that nobody settled. Hints stay on the page. */
export function notesOf({ claims, findings }: Pick<CheckResult, "claims" | "findings">): Note[] {
  const numbers = claims
    .filter(({ verdict }) => OPEN_VERDICTS.has(verdict))
    .map(({ start, end, verdict, why }) => ({
      start,
      length: end - start,
      text: `【数据${VERDICT_NAMES[verdict]}】${why}`,
      fix: null,
    }));
  const words = findings
    .filter(({ severity, settled }) => severity !== "hint" && !settled)
    .map(({ start, length, severity, message, suggestion, fix }) => ({
      start,
      length,
      text: `【${severity === "error" ? "错误" : "请核对"}】${message}${suggestion ? `\n建议：${suggestion}` : ""}`,
      fix,
    }));
  return [...numbers, ...words].sort((a, b) => a.start - b.start || a.length - b.length);
}
