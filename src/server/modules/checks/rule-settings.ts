import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { mayChangeDictionary, requireDictionary } from "#server/modules/dictionary/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { ALL_RULES, familyName, familyOf, type RuleChoices } from "#shared/checks/all-rules.ts";
import { OWN_TERM_RULE, type OwnTerm, type OwnTermChange, type ProofSettings } from "#shared/checks/rule-contracts.ts";
import { DomainError } from "#shared/errors.ts";
import type { LexiconEntry } from "#shared/proofreading/proofread.ts";
import { requireUnmarked } from "#shared/secrecy.ts";

/** What a district switched, and its own words for the lexicon, as a check uses them. */
export async function loadRules(tx: Tx, actor: Actor): Promise<{ rules: RuleChoices; lexicon: LexiconEntry[] }> {
  const rows = await tx
    .selectFrom("proof_rule")
    .select(["rule", "shown"])
    .where("district_id", "=", actor.district)
    .execute();
  const pick = (shown: boolean) => new Set(rows.filter((row) => row.shown === shown).map((row) => row.rule));
  const terms = await ownTerms(tx, actor);
  return { rules: { off: pick(false), on: pick(true) }, lexicon: terms.filter(({ off }) => !off).map(entryOf) };
}

const entryOf = ({ id, wrong, correct, severity }: OwnTerm): LexiconEntry => ({
  id: `${OWN_TERM_RULE}${id}`,
  wrong,
  right: correct,
  severity,
  after: [],
  notAfter: [],
  before: [],
  notBefore: [],
});

async function ownTerms(tx: Tx, actor: Actor): Promise<OwnTerm[]> {
  const rows = await tx
    .selectFrom("proof_term")
    .select(["id", "wrong", "correct", "severity", "note", "off", "revision"])
    .where("district_id", "=", actor.district)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, severity: row.severity as OwnTerm["severity"] }));
}

/** The rules with what the district made of them, and its own terms. */
export async function readSettings(tx: Tx, actor: Actor): Promise<ProofSettings> {
  requireCan(actor, "draft.check");
  const { rules } = await loadRules(tx, actor);
  const isShown = (id: string, hint: boolean) => (hint ? rules.on.has(id) : !rules.off.has(id));
  return {
    rules: ALL_RULES.map((rule) => ({
      ...rule,
      familyName: familyName(rule.family),
      shown: isShown(rule.id, rule.severity === "hint"),
    })),
    terms: await ownTerms(tx, actor),
    can: { change: mayChangeDictionary(actor) },
  };
}

/** Switches a rule off, or a hint on; what comes back to how it came needs no row. */
export async function switchRule(
  tx: Tx,
  actor: Actor,
  { rule, shown }: { rule: string; shown: boolean },
): Promise<void> {
  requireDictionary(actor);
  const known = ALL_RULES.find(({ id }) => id === rule);
  if (!known) throw new DomainError("not-found", { what: "校对规则" });
  const asItComes = shown === (known.severity !== "hint");
  const before = await tx
    .selectFrom("proof_rule")
    .select("shown")
    .where("district_id", "=", actor.district)
    .where("rule", "=", rule)
    .executeTakeFirst();
  if (asItComes ? !before : before?.shown === shown) return;
  await tx.deleteFrom("proof_rule").where("district_id", "=", actor.district).where("rule", "=", rule).execute();
  if (!asItComes) {
    await tx
      .insertInto("proof_rule")
      .values({ district_id: actor.district, rule, shown, changed_at: actor.at, changed_by: actor.accountId })
      .execute();
  }
  const object = traced(actor, actor.district, `${familyName(familyOf(rule))}：${known.name}`, 1);
  await recordEvent(tx, actor, "proof_rule.changed", object, { change: shown ? "启用" : "停用" });
}

/**
 * Adds a word of the district's own; the same again, after a lost answer, adds nothing.
 * @throws invalid when the same wrong form stands there already
 */
export async function addTerm(tx: Tx, actor: Actor, id: string, input: OwnTermChange): Promise<void> {
  requireDictionary(actor);
  requireSound(input);
  const same = await termWith(tx, actor, input.wrong);
  if (same?.id === id) return;
  if (same) throw taken(input);
  await tx
    .insertInto("proof_term")
    .values({ district_id: actor.district, id, ...input, created_at: actor.at, changed_by: actor.accountId })
    .execute();
  await recordEvent(tx, actor, "proof_term.added", traced(actor, id, input.wrong, 1), { correct: input.correct });
}

/**
 * Changes a word of the district's own, or switches it off and on; it is never deleted.
 * @throws invalid when another word has the same wrong form
 */
export async function changeTerm(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, ...input }: OwnTermChange & { revision: number },
): Promise<void> {
  requireDictionary(actor);
  requireSound(input);
  const same = await termWith(tx, actor, input.wrong);
  if (same && same.id !== id) throw taken(input);
  const changed = await tx
    .updateTable("proof_term")
    .set({ ...input, changed_by: actor.accountId, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new DomainError("conflict");
  const changes = input.off ? "停用" : `“${input.wrong}”应为“${input.correct}”`;
  await recordEvent(tx, actor, "proof_term.changed", traced(actor, id, input.wrong, revision + 1), { changes });
}

function requireSound({ wrong, correct, note }: OwnTermChange): void {
  requireUnmarked({ wrong, correct, note });
  if (wrong === correct) throw new DomainError("invalid", { reason: "两种写法相同" }, "correct");
}

const taken = ({ wrong }: OwnTermChange) => new DomainError("invalid", { reason: `“${wrong}”已经在词条里` }, "wrong");

function termWith(tx: Tx, actor: Actor, wrong: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom("proof_term")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("wrong", "=", wrong)
    .executeTakeFirst();
}

const traced = (actor: Actor, id: string, label: string, revision: number) => ({
  type: "proof_term",
  id,
  revision,
  label,
  visibleTo: actor.scopes,
});
