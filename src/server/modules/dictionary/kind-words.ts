import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import {
  type KindWords,
  type KindWordsChange,
  type KindWordsRow,
  type KindWordsVersion,
  problemOfWords,
} from "#shared/catalogue/kind-words.ts";
import { ACTIVITY_KINDS, activityKind } from "#shared/catalogue/kinds.ts";
import { DomainError } from "#shared/errors.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { requireDictionary } from "./require-dictionary.ts";

/** The words that the district gave to kinds, those without any left out: one statement for a whole request. */
export function loadKindWords(tx: Tx, { district }: Pick<Actor, "district">): Promise<KindWordsRow[]> {
  return tx
    .selectFrom("kind_words")
    .select(["id", "kind", "phrase", "synonyms", "revision"])
    .where("district_id", "=", district)
    .orderBy("kind")
    .execute();
}

/** Every kind of the catalogue, in its order. */
export async function listKindWords(tx: Tx, actor: Actor): Promise<KindWordsRow[]> {
  const words = new Map((await loadKindWords(tx, actor)).map((one) => [one.kind, one]));
  return ACTIVITY_KINDS.map(({ id }) => words.get(id) ?? none(id));
}

const none = (kind: string): KindWordsRow => ({ kind, phrase: null, synonyms: [], id: null, revision: 0 });

/** Sets what the district calls a kind; the state before stays among its versions and can be set again. */
export async function changeKindWords(
  tx: Tx,
  actor: Actor,
  kind: string,
  input: KindWordsChange,
): Promise<{ revision: number }> {
  requireDictionary(actor);
  const known = activityKind(kind);
  if (!known) throw new DomainError("not-found", { what: "活动类型" });
  const words = await loadKindWords(tx, actor);
  const before = words.find((one) => one.kind === kind) ?? none(kind);
  const phrase = input.phrase === "" || input.phrase === known.phrase ? null : input.phrase;
  const after = { phrase, synonyms: input.synonyms };
  for (const [index, synonym] of after.synonyms.entries()) requireUnmarked({ [`synonyms.${index}`]: synonym });
  requireUnmarked({ phrase: phrase ?? "" });
  const problem = problemOfWords(kind, after, words);
  if (problem) throw new DomainError("invalid", { reason: problem.reason }, problem.field);
  const changes = changesOf(before, after, known.phrase);
  if (changes.length === 0 && before.revision === input.revision) return { revision: input.revision };
  const id = await writeWords(tx, actor, before, input.revision, after);
  const revision = input.revision + 1;
  await tx
    .insertInto("kind_words_version")
    .values({
      ...{ district_id: actor.district, words_id: id, version: revision, ...after },
      ...{ changed_at: actor.at, changed_by: actor.name },
    })
    .execute();
  const object = { type: "kind_words", id, revision, label: known.name, visibleTo: actor.scopes };
  await recordEvent(tx, actor, "kind_words.changed", object, { changes });
  return { revision };
}

/** @returns the id of the words */
async function writeWords(
  tx: Tx,
  actor: Actor,
  before: KindWordsRow,
  revision: number,
  after: Pick<KindWords, "phrase" | "synonyms">,
): Promise<string> {
  const conflict = new DomainError("conflict", { what: "措辞" });
  if (before.revision !== revision) throw conflict;
  const row = { ...after, revision: revision + 1 };
  if (before.id === null) {
    const id = randomUUID();
    const made = await tx
      .insertInto("kind_words")
      .values({ district_id: actor.district, id, kind: before.kind, ...row })
      .onConflict((one) => one.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw conflict;
    return id;
  }
  const updated = await tx
    .updateTable("kind_words")
    .set(row)
    .where("district_id", "=", actor.district)
    .where("id", "=", before.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw conflict;
  return before.id;
}

function changesOf(before: KindWords, after: Pick<KindWords, "phrase" | "synonyms">, ofRelease: string): string[] {
  const changes: string[] = [];
  if (before.phrase !== after.phrase) {
    changes.push(`报告措辞“${before.phrase ?? ofRelease}” → “${after.phrase ?? ofRelease}”`);
  }
  if (!isDeepStrictEqual(before.synonyms, after.synonyms)) {
    changes.push(`别称“${before.synonyms.join("、")}” → “${after.synonyms.join("、")}”`);
  }
  return changes;
}

/** What was set before, the latest first. */
export async function versionsOfWords(tx: Tx, actor: Actor, kind: string): Promise<KindWordsVersion[]> {
  requireDictionary(actor);
  const found = await sql<Omit<KindWordsVersion, "changedAt"> & { changedAt: Date }>`
    SELECT v.version, v.phrase, v.synonyms, v.changed_at AS "changedAt", v.changed_by AS "changedBy"
    FROM kind_words w JOIN kind_words_version v ON v.district_id = w.district_id AND v.words_id = w.id
    WHERE w.district_id = ${actor.district} AND w.kind = ${kind} ORDER BY v.version DESC LIMIT 100`.execute(tx);
  return found.rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}
