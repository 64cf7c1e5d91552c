import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { CheckCoverage, CheckDetail, ClaimDecision } from "#shared/checks/contracts.ts";
import type { DraftParagraph } from "#shared/checks/draft.ts";
import { DomainError } from "#shared/errors.ts";

/** What was found, as it is kept: decisions are laid over it when it is read. */
export type CheckResult = Pick<CheckDetail, "claims" | "citations" | "findings" | "returned"> & {
  coverage: CheckCoverage;
};

export type DraftCheck = {
  id: string;
  org_id: string;
  org: string;
  org_kind: string;
  path: string;
  title: string;
  file_id: string | null;
  file_name: string;
  sha256: string | null;
  annotatable: boolean;
  content: string;
  paragraphs: DraftParagraph[];
  period_from: string;
  period_to: string;
  cutoff: string;
  report_on: string;
  state: CheckDetail["state"];
  progress: number;
  message: string;
  result: CheckResult | null;
  created_at: Date;
  created_by: string | null;
  creator: string | null;
  revision: number;
};

/** @throws not-found when the actor cannot see it, forbidden when drafts are not for the actor to check there */
export async function loadCheck(tx: Tx, actor: Actor, id: string): Promise<DraftCheck> {
  const found = await sql<DraftCheck>`
    SELECT c.id, c.org_id, o.name AS org, o.kind AS org_kind, o.path::text AS path, c.title, c.file_id, c.file_name,
      f.sha256, c.annotatable, c.content, c.paragraphs, c.period_from, c.period_to, c.cutoff, c.report_on, c.state,
      c.progress, c.message, c.result, c.created_at, c.created_by, a.display_name AS creator, c.revision
    FROM draft_check c
    JOIN org o ON o.district_id = c.district_id AND o.id = c.org_id
    LEFT JOIN file f ON f.district_id = c.district_id AND f.id = c.file_id
    LEFT JOIN account a ON a.district_id = c.district_id AND a.id = c.created_by
    WHERE c.district_id = ${actor.district} AND c.id = ${id}`.execute(tx);
  const check = found.rows[0];
  if (!check) throw new DomainError("not-found", { what: "核对的文稿" });
  requireCan(actor, "draft.check", [check.path]);
  return check;
}

export const contextOf = (check: Pick<DraftCheck, "period_from" | "period_to" | "cutoff">) => ({
  from: check.period_from,
  to: check.period_to,
  cutoff: check.cutoff,
});

export const tracedCheck = (check: Pick<DraftCheck, "id" | "title" | "path">, revision: number) => ({
  type: "draft",
  id: check.id,
  revision,
  label: check.title,
  visibleTo: [check.path],
});

/** Fingerprints are long texts; their hash is the key under which a decision is kept. */
export const keyOf = (fingerprint: string) => createHash("sha256").update(fingerprint).digest("hex");

/** A reader's word on a finding: it is right as it stands. */
export type StoredDecision = ClaimDecision | { action: "settled" };

/** The decisions on a check by the hash of what they are about. */
export async function loadDecisions(tx: Tx, actor: Actor, id: string): Promise<Map<string, StoredDecision>> {
  const rows = await tx
    .selectFrom("draft_decision")
    .select(["fingerprint", "decision"])
    .where("district_id", "=", actor.district)
    .where("check_id", "=", id)
    .execute();
  return new Map(rows.map((row) => [row.fingerprint, row.decision as StoredDecision]));
}
