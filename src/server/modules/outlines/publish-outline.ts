import type { Actor } from "#server/modules/access/index.ts";
import { requireDictionary } from "#server/modules/dictionary/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { OutlinePublication } from "#shared/report/outline-contracts.ts";
import { outlineProblems } from "#shared/report/outline-problems.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { loadOwnOutline, outlineOfVersion, tracedOutline, updateOutline } from "./load-outline.ts";

/**
 * 发布: the draft, or an older version once more, becomes the newest version, which never changes. Reports that were made
 * keep the version that they were made with. @throws invalid at the first place that is not in order
 */
export async function publishOutline(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, note, from }: OutlinePublication,
): Promise<{ version: number }> {
  requireDictionary(actor);
  const outline = await loadOwnOutline(tx, actor, id);
  if (outline.retired) throw new DomainError("wrong-state", { reason: "提纲已停用，请先恢复" });
  requireUnmarked({ note });
  const older = from === null ? null : await outlineOfVersion(tx, actor, id, from);
  if (from !== null && !older) throw new DomainError("not-found", { what: `第 ${from} 版` });
  const document = older?.document ?? outline.draft;
  const problems = outlineProblems(document);
  const [first] = problems;
  if (first) {
    const others = problems.length > 1 ? `（另有 ${problems.length - 1} 处）` : "";
    throw new DomainError("invalid", { reason: `还不能发布：${first.message}${others}` }, `document.${first.path}`);
  }
  const version = (outline.version ?? 0) + 1;
  const text = JSON.stringify(document);
  await updateOutline(tx, actor, id, revision, { version, draft: text });
  await tx
    .insertInto("outline_version")
    .values({
      ...{ district_id: actor.district, outline_id: id, version, name: outline.name, about: outline.about },
      ...{ document: text, note: note || (from === null ? "" : `重新发布第 ${from} 版`) },
      ...{ published_at: actor.at, published_by: actor.name },
    })
    .execute();
  const said = from === null ? "" : `（内容同第 ${from} 版）`;
  const object = tracedOutline(actor, id, outline.name, revision + 1);
  await recordEvent(tx, actor, "outline.published", object, { version, said });
  return { version };
}

/** 停用: no new report is made along it; those that were made stay as they are. */
export async function retireOutline(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  requireDictionary(actor);
  const outline = await loadOwnOutline(tx, actor, id);
  if (outline.retired) throw new DomainError("wrong-state", { reason: "提纲已停用" });
  await updateOutline(tx, actor, id, revision, { retired: true });
  await recordEvent(tx, actor, "outline.retired", tracedOutline(actor, id, outline.name, revision + 1));
}

export async function restoreOutline(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  requireDictionary(actor);
  const outline = await loadOwnOutline(tx, actor, id);
  if (!outline.retired) throw new DomainError("wrong-state", { reason: "提纲没有停用" });
  await updateOutline(tx, actor, id, revision, { retired: false });
  await recordEvent(tx, actor, "outline.restored", tracedOutline(actor, id, outline.name, revision + 1));
}
