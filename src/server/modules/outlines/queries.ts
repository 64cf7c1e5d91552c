import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { requireDictionary } from "#server/modules/dictionary/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type {
  OutlineChoice,
  OutlineDetail,
  OutlineFile,
  OutlineRow,
  OutlineVersion,
} from "#shared/report/outline-contracts.ts";
import { OUTLINE_FORMAT, type Outline, type OutlineDocument } from "#shared/report/outline-document.ts";
import { builtInOutline, OUTLINES } from "#shared/report/outlines.ts";
import { isOwnOutline, loadOwnOutline, outlineOfVersion } from "./load-outline.ts";

const choice = ({ id, version, name, about, document }: Outline, own: boolean, retired: boolean): OutlineChoice => ({
  ...{ id, version, name, about, own, retired },
  headings: document.sections.map(({ heading }) => heading),
});

/** What reports are made along: the release's, then the district's by name; each in its newest version. */
export async function listOutlineChoices(tx: Tx, actor: Actor): Promise<OutlineChoice[]> {
  const found = await sql<Outline & { retired: boolean }>`
    SELECT o.id, v.version, v.name, v.about, v.document, o.retired
    FROM outline o JOIN outline_version v
      ON v.district_id = o.district_id AND v.outline_id = o.id AND v.version = o.version
    WHERE o.district_id = ${actor.district} ORDER BY o.retired, v.name`.execute(tx);
  return [
    ...OUTLINES.map((outline) => choice(outline, false, false)),
    ...found.rows.map((row) => choice(row, true, row.retired)),
  ];
}

/** Every outline with the number of reports made along it, in two statements. */
export async function listOutlines(tx: Tx, actor: Actor): Promise<OutlineRow[]> {
  requireDictionary(actor);
  const counts = await sql<{ template: string; reports: number }>`
    SELECT template, count(*)::int AS reports FROM report WHERE district_id = ${actor.district} GROUP BY template`.execute(
    tx,
  );
  const made = new Map(counts.rows.map(({ template, reports }) => [template, reports]));
  const own = await sql<OutlineRow>`
    SELECT o.id, true AS own, o.name, o.about, o.version, o.retired, o.origin,
      v.document IS DISTINCT FROM o.draft OR v.name <> o.name OR v.about <> o.about AS changed
    FROM outline o LEFT JOIN outline_version v
      ON v.district_id = o.district_id AND v.outline_id = o.id AND v.version = o.version
    WHERE o.district_id = ${actor.district} ORDER BY o.retired, o.name`.execute(tx);
  return [...OUTLINES.map(builtInRow), ...own.rows].map((row) => ({ ...row, reports: made.get(row.id) ?? 0 }));
}

const builtInRow = ({ id, name, about, version }: Outline) => ({
  ...{ id, own: false, name, about, version, changed: false, retired: false, origin: "随版本提供" },
});

/** @throws not-found */
export async function readOutline(tx: Tx, actor: Actor, id: string): Promise<OutlineDetail> {
  const row = (await listOutlines(tx, actor)).find((one) => one.id === id);
  if (!row) throw new DomainError("not-found", { what: "提纲" });
  const builtIn = builtInOutline(id);
  if (builtIn) return { ...row, revision: 0, document: builtIn.document, versions: [] };
  const { revision, draft } = await loadOwnOutline(tx, actor, id);
  return { ...row, revision, document: draft, versions: await versionsOf(tx, actor, id) };
}

async function versionsOf(tx: Tx, actor: Actor, id: string): Promise<OutlineVersion[]> {
  const found = await sql<Omit<OutlineVersion, "publishedAt"> & { publishedAt: Date }>`
    SELECT v.version, v.name, v.note, v.published_at AS "publishedAt", v.published_by AS "publishedBy", (
      SELECT count(*) FROM report r
      WHERE r.district_id = v.district_id AND r.template = ${id} AND r.outline_version = v.version)::int AS reports
    FROM outline_version v
    WHERE v.district_id = ${actor.district} AND v.outline_id = ${id} ORDER BY v.version DESC`.execute(tx);
  return found.rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

/** The wording of one version, for comparing. @throws not-found */
export async function readVersion(tx: Tx, actor: Actor, id: string, version: number): Promise<OutlineDocument> {
  requireDictionary(actor);
  const outline = await outlineOfVersion(tx, actor, id, version);
  if (!outline) throw new DomainError("not-found", { what: `提纲的第 ${version} 版` });
  return outline.document;
}

/** An outline as a file for another district; @param version null: the draft */
export async function outlineAsFile(tx: Tx, actor: Actor, id: string, version: number | null): Promise<OutlineFile> {
  requireDictionary(actor);
  const outline =
    version === null && isOwnOutline(id)
      ? await loadOwnOutline(tx, actor, id).then((own) => ({ ...own, document: own.draft, version: null }))
      : await outlineOfVersion(tx, actor, id, version ?? 1);
  if (!outline) throw new DomainError("not-found", { what: "提纲" });
  const { name } = await tx
    .selectFrom("district")
    .select("name")
    .where("id", "=", actor.district)
    .executeTakeFirstOrThrow();
  const { about, document } = outline;
  return {
    ...{ format: "shilu-outline", formatVersion: OUTLINE_FORMAT, name: outline.name, about },
    ...{ version: outline.version, district: name, document },
  };
}
