import { type Actor, topOrg } from "#server/modules/access/index.ts";
import { declaredTotals, loadVocabulary, measureAll } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { CheckedClaim, ClaimDecision } from "#shared/checks/contracts.ts";
import type { Claim } from "#shared/claims/claim.ts";
import { closedUp } from "#shared/claims/closed-up.ts";
import { fingerprints } from "#shared/claims/fingerprint.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { figureLabel, unitOf } from "#shared/figures/definition.ts";
import type { Vocabulary } from "#shared/figures/search.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { type Candidate, type Candidates, candidatesFor } from "#shared/matching/candidates.ts";
import { type Judged, judge, judgeRoster } from "#shared/matching/judge.ts";
import { namesOf } from "#shared/matching/mentions.ts";
import { rosterCountOf, rosterOrgOf } from "#shared/matching/roster.ts";
import { type ClaimSetting, settingsOf, type Whose } from "#shared/matching/setting.ts";
import type { ComparedFigure } from "#shared/matching/verdict.ts";
import { rosterCounts } from "./roster-counts.ts";

/** The organisation that the draft speaks for. */
export type Speaker = { id: string; kind: string };

export type Matching = {
  text: string;
  claims: readonly Claim[];
  speaker: Speaker;
  context: FigureContext;
  /** by fingerprint */
  decisions: ReadonlyMap<string, ClaimDecision>;
};

/**
 * Compares every claim of a draft with the records. The figures of all claims are measured together: a statement for
 * each group of kinds and themes, one for the totals without records.
 */
export async function matchClaims(tx: Tx, actor: Actor, matching: Matching): Promise<CheckedClaim[]> {
  const { speaker, context, decisions } = matching;
  const { text, claims } = closedUp(matching.text, matching.claims);
  const vocabulary = await loadVocabulary(tx, actor);
  const whose = await whoseReport(tx, actor, speaker);
  const keys = fingerprints(text, claims);
  const settings = settingsOf(text, claims, namesOf(vocabulary), whose, context);
  const candidates = settings.map((setting, index) =>
    decided(candidatesFor(setting, whose), decisions.get(keys[index]!)),
  );
  const figures = await measured(tx, actor, candidates, vocabulary, context);
  const judged = (index: number, declared: { value: number; text: string }[] = []) => {
    const { stated, others } = candidates[index]!;
    return judge(text, claims[index]!, candidates[index]!, figures(stated), figures(others), declared);
  };
  const first = claims.map((_, index) => judged(index));
  await againstRoster(tx, actor, { ...matching, text }, settings, whose, first);
  const open = first.flatMap(({ verdict }, index) =>
    verdict === "differs" || verdict === "unrecorded" ? [index] : [],
  );
  const totals = await declaredTotals(
    tx,
    actor,
    open.flatMap((index) => candidates[index]!.stated[0]?.spec ?? []),
    context,
  );
  for (const index of open) {
    const spec = candidates[index]!.stated[0]?.spec;
    const declared = spec ? (totals.get(spec) ?? []) : [];
    if (declared.length > 0) first[index] = judged(index, declared);
  }
  return matching.claims.map((claim, index) =>
    present(claim, keys[index]!, first[index]!, decisions.get(keys[index]!) ?? null),
  );
}

/** 全镇现有党支部43个、党员1873名: what no activity counts and the roster does. */
async function againstRoster(
  tx: Tx,
  actor: Actor,
  { text, context }: Matching,
  settings: readonly ClaimSetting[],
  whose: Whose,
  judged: Judged[],
): Promise<void> {
  const asked = settings.flatMap((setting, index) => {
    const count = judged[index]!.verdict === "unrecorded" ? rosterCountOf(setting, text) : null;
    return count ? [{ index, count, org: rosterOrgOf(setting, whose) }] : [];
  });
  const counted = await rosterCounts(tx, actor, asked, context.cutoff);
  for (const [n, { index, count }] of asked.entries()) {
    const { value, org } = counted[n]!;
    judged[index] = judgeRoster(text, settings[index]!.claim, count.name, org, context.cutoff, value);
  }
}

/** A department speaks for itself and its sections, everyone else for all that stands below. */
async function whoseReport(tx: Tx, actor: Actor, speaker: Speaker): Promise<Whose> {
  const top = await topOrg(tx, actor.district);
  const ownReach = speaker.kind === "department" || speaker.kind === "section" ? "inner" : "tree";
  return { own: speaker.id, ownReach, district: top.id };
}

/** A reader's choice of a figure stands in for the words of the text. */
function decided(candidates: Candidates, decision: ClaimDecision | undefined): Candidates {
  if (decision?.action !== "figure") return candidates;
  return { ...candidates, stated: [{ spec: decision.spec, departs: "" }], verdict: null, why: "" };
}

async function measured(
  tx: Tx,
  actor: Actor,
  candidates: readonly Candidates[],
  vocabulary: Vocabulary,
  context: FigureContext,
): Promise<(list: readonly Candidate[]) => ComparedFigure[]> {
  const specs = new Map<string, FigureSpec>();
  for (const { stated, others } of candidates)
    for (const { spec } of [...stated, ...others]) specs.set(JSON.stringify(spec), spec);
  const values = await measureAll(tx, actor, [...specs.values()], context);
  const byKey = new Map([...specs.keys()].map((key, index) => [key, values[index]!]));
  const named = namesIn(vocabulary);
  return (list) =>
    list.map(({ spec, departs }) => {
      const { value, records } = byKey.get(JSON.stringify(spec))!;
      return { spec, departs, value, records, unit: unitOf(spec), label: figureLabel(spec, named(spec)) };
    });
}

function namesIn({ orgs, themes, programmes }: Vocabulary) {
  const org = new Map(orgs.map(({ id, names }) => [id, names[1] ?? names[0] ?? ""]));
  const theme = new Map(themes.map(({ id, name }) => [id, name]));
  const programme = new Map(programmes.map(({ id, name }) => [id, name]));
  return (spec: FigureSpec) => ({
    org: org.get(spec.org) ?? "",
    themes: spec.themes.flatMap((id) => theme.get(id) ?? []),
    programme: spec.programme === null ? null : (programme.get(spec.programme) ?? null),
  });
}

function present(claim: Claim, fingerprint: string, judged: Judged, decision: ClaimDecision | null): CheckedClaim {
  const { start, end, span, value, valueTo, unit, approx, kind, subject } = claim;
  const told = saidOf(decision);
  const { verdict, figure, others, why } = told ? { ...judged, ...told } : judged;
  return {
    start,
    end,
    span,
    value,
    valueTo,
    unit,
    approx,
    kind,
    subject,
    fingerprint,
    verdict,
    figure,
    others,
    why,
    decision,
  };
}

function saidOf(decision: ClaimDecision | null): Pick<Judged, "verdict" | "why" | "figure"> | null {
  if (decision?.action === "exempt")
    return { verdict: "exempt", why: `已注明无需核对：${decision.reason}`, figure: null };
  if (decision?.action === "external")
    return { verdict: "external", why: `已注明来自${decision.source}（${decision.date}）`, figure: null };
  return null;
}
