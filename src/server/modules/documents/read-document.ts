import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { DocumentDetail, DocumentFile, DocumentVersion, TextHit } from "#shared/documents/contracts.ts";
import { hitsIn, termsOf } from "#shared/documents/search-text.ts";
import { startOf, statusOn, versionOn } from "#shared/documents/status.ts";
import { loadDocument } from "./load-document.ts";
import { linksOf } from "./read-links.ts";

/** One document with all that hangs on it; `question` is looked for in its texts. @throws not-found */
export async function readDocument(tx: Tx, actor: Actor, id: string, question = ""): Promise<DocumentDetail> {
  const document = await loadDocument(tx, actor, id);
  const today = dayOf(actor.at);
  const versions = await versionsOf(tx, actor, id, today);
  const speaking = versionOn(versions, today);
  return {
    id,
    type: document.type,
    title: document.title,
    shortNames: document.short_names,
    number: document.number,
    issuer: document.issuer,
    orgId: document.org_id,
    orgName: document.org,
    districtWide: document.district_wide,
    sortOn: document.sort_on,
    status: speaking?.status ?? "unknown",
    versionLabel: speaking?.version.label ?? "",
    unverified: speaking?.version.verified !== "seen",
    retired: document.retired_at !== null,
    retiredReason: document.retired_reason,
    revision: document.revision,
    incoming: document.type === "incoming" ? await incomingOf(tx, actor, id) : null,
    versions,
    links: await linksOf(tx, actor, id),
    hits: await textHits(tx, actor, id, question),
    can: {
      edit: may(actor, "document.manage", document.path),
      // a document of the whole district is passed on by each town for itself
      link: may(actor, "document.manage"),
    },
  };
}

async function incomingOf(tx: Tx, actor: Actor, id: string): Promise<DocumentDetail["incoming"]> {
  const row = await tx
    .selectFrom("incoming")
    .selectAll()
    .where("district_id", "=", actor.district)
    .where("document_id", "=", id)
    .executeTakeFirstOrThrow();
  return {
    receivedOn: row.received_on,
    sender: row.sender,
    deadline: row.deadline,
    handler: row.handler,
    asks: row.asks,
    planWaived: row.plan_waived,
    planWaivedOn: row.plan_waived_on,
    closedOn: row.closed_on,
    closedNote: row.closed_note,
  };
}

async function versionsOf(tx: Tx, actor: Actor, id: string, today: string): Promise<DocumentVersion[]> {
  const rows = await tx
    .selectFrom("document_version")
    .selectAll()
    .where("district_id", "=", actor.district)
    .where("document_id", "=", id)
    .orderBy("position")
    .execute();
  const files = await filesOf(tx, actor, id);
  const days = rows.map((row) => ({
    id: row.id,
    label: row.label,
    adoptedOn: row.adopted_on,
    issuedOn: row.issued_on,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    supersededBy: row.superseded_by,
    source: row.source,
    verified: row.verified as DocumentVersion["verified"],
  }));
  return days.map((version) => {
    const next = days.find((other) => other.id === version.supersededBy);
    const whole = { ...version, supersededOn: next ? startOf(next) : null };
    return { ...whole, status: statusOn(whole, today), files: files.get(version.id) ?? [] };
  });
}

async function filesOf(tx: Tx, actor: Actor, id: string): Promise<Map<string, DocumentFile[]>> {
  const rows = await tx
    .selectFrom("document_file as d")
    .leftJoin("file as f", (join) => join.onRef("f.district_id", "=", "d.district_id").onRef("f.id", "=", "d.file_id"))
    .select(["d.id", "d.version_id", "d.file_id", "d.name", "d.reading", "d.reason", "f.size"])
    .where("d.district_id", "=", actor.district)
    .where("d.document_id", "=", id)
    .orderBy("d.position")
    .execute();
  const versions = Map.groupBy(rows, (row) => row.version_id);
  return new Map(
    [...versions].map(([version, own]) => [
      version,
      own.map((row) => ({
        id: row.id,
        fileId: row.file_id,
        name: row.name,
        size: row.size ?? 0,
        reading: row.reading as DocumentFile["reading"],
        reason: row.reason,
      })),
    ]),
  );
}

const MOST_HITS = 20;

async function textHits(tx: Tx, actor: Actor, id: string, question: string): Promise<TextHit[]> {
  const terms = termsOf(question);
  if (terms.length === 0) return [];
  const found = await sql<{ name: string; fileId: string | null; content: string; pages: number[] }>`
    SELECT f.name, f.file_id AS "fileId", t.content, t.pages
    FROM document_text t JOIN document_file f ON f.district_id = t.district_id AND f.id = t.document_file_id
    WHERE t.district_id = ${actor.district} AND t.document_id = ${id}
    ORDER BY f.position`.execute(tx);
  const hits = found.rows.flatMap(({ name, fileId, content, pages }) =>
    terms.flatMap((term) =>
      hitsIn(content, term, MOST_HITS).map(({ at, ...hit }) => ({
        ...hit,
        file: name,
        fileId,
        page: pages.length > 0 ? pages.findLastIndex((start) => start <= at) + 1 : null,
      })),
    ),
  );
  return hits.slice(0, MOST_HITS);
}
