import { randomUUID as id } from "node:crypto";
import { decideClaim, settleFinding } from "#server/modules/checks/decide.ts";
import { deleteCheck } from "#server/modules/checks/delete-check.ts";
import { addTerm, changeTerm, readSettings, switchRule } from "#server/modules/checks/rule-settings.ts";
import type { OwnTermChange } from "#shared/checks/rule-contracts.ts";
import { checkOf } from "./check-input.ts";
import type { Act, VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

const verb = (name: string, arrange: (world: World) => Promise<Act>): VerbCase => ({ name, arrange });

const EXEMPT = { action: "exempt", reason: "上级口径" } as const;

const term = (): OwnTermChange => ({ wrong: `错写${id()}`, correct: "正写", severity: "error", note: "", off: false });

async function checked(world: World) {
  return checkOf(world, { orgId: await world.org("department", world.root) });
}

const drafts: VerbCase[] = [
  verb("decide on a claim", async (world) => {
    const { id: object, claims } = await checked(world);
    const input = { fingerprint: claims[0]!.fingerprint, decision: EXEMPT };
    return {
      ...{ object, events: ["draft.decided"], tables: ["draft_check", "draft_decision"] },
      does: (tx) => decideClaim(tx, world.system, object, input),
    };
  }),
  verb("take a decision back", async (world) => {
    const { id: object, claims } = await checked(world);
    const { fingerprint } = claims[0]!;
    await world.run((tx) => decideClaim(tx, world.system, object, { fingerprint, decision: EXEMPT }));
    return {
      ...{ object, events: ["draft.decision_withdrawn"], tables: ["draft_check", "draft_decision"] },
      does: (tx) => decideClaim(tx, world.system, object, { fingerprint, decision: null }),
    };
  }),
  verb("settle a finding", async (world) => {
    const { id: object, findings } = await checked(world);
    const { rule, start, length } = findings[0]!;
    return {
      ...{ object, events: ["draft.decided"], tables: ["draft_check", "draft_decision"] },
      does: (tx) => settleFinding(tx, world.system, object, { rule, start, length, settled: true }),
    };
  }),
  verb("delete a checked draft", async (world) => {
    const { id: object, revision } = await checked(world);
    const does: Act["does"] = (tx) => deleteCheck(tx, world.system, object, revision);
    return { object, events: ["draft.deleted"], tables: ["draft_check"], does };
  }),
];

/** A rule that nobody switched off yet in this district. */
async function shownRule(world: World): Promise<string> {
  const { rules } = await world.run((tx) => readSettings(tx, world.system));
  return rules.find(({ shown }) => shown)!.id;
}

const rules: VerbCase[] = [
  verb("switch a rule off", async (world) => {
    const rule = await shownRule(world);
    const does: Act["does"] = (tx) => switchRule(tx, world.system, { rule, shown: false });
    return { object: world.district, events: ["proof_rule.changed"], tables: ["proof_rule"], does, again: does };
  }),
  verb("switch a rule on again", async (world) => {
    const rule = await shownRule(world);
    await world.run((tx) => switchRule(tx, world.system, { rule, shown: false }));
    const does: Act["does"] = (tx) => switchRule(tx, world.system, { rule, shown: true });
    return { object: world.district, events: ["proof_rule.changed"], tables: ["proof_rule"], does, again: does };
  }),
  verb("add a word to the lexicon", async (world) => {
    const [object, input] = [id(), term()];
    const does: Act["does"] = (tx) => addTerm(tx, world.system, object, input);
    return { object, events: ["proof_term.added"], tables: ["proof_term"], does, again: does };
  }),
  verb("change a word of the lexicon", async (world) => {
    const [object, input] = [id(), term()];
    await world.run((tx) => addTerm(tx, world.system, object, input));
    return {
      ...{ object, events: ["proof_term.changed"], tables: ["proof_term"] },
      does: (tx) => changeTerm(tx, world.system, object, { ...input, off: true, revision: 1 }),
    };
  }),
];

export const CHECK_CASES: VerbCase[] = [...drafts, ...rules];
