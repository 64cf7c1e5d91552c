import { ACTIVITY_KINDS, activityKind } from "#shared/catalogue/kinds.ts";
import type { ActivityKind } from "#shared/catalogue/types.ts";
import { type FigureRole, type MetricId, metricId, type Reach } from "#shared/figures/spec.ts";
import type { GroupClause, OutlineClause, OutlineDocument } from "./outline-document.ts";

type Scope = { of: "own" | "district"; reach: Reach; role: FigureRole };

export type ClauseFigure = Scope & { metric: MetricId; kinds: readonly string[] };

/** A clause as it is written: with every group spelt out, kind by kind. */
export type Clause = {
  text: string;
  figure?: ClauseFigure;
  fact?: true;
  prompt?: true;
  aside?: true;
};

export type Sentence = { lead: string; clauses: readonly Clause[] };

export type Section = { heading: string; level: number; paragraphs: readonly (readonly Sentence[])[] };

/** How the district puts a kind in reports; undefined: in the words of the catalogue. */
export type PhraseOf = (kind: string) => string | undefined;

/** An outline along the catalogue as it is now: a new kind of a dimension is among its clauses by itself. */
export function expandOutline({ sections }: OutlineDocument, phraseOf: PhraseOf = () => undefined): Section[] {
  return sections.map(({ heading, level, paragraphs }) => ({
    heading,
    level,
    paragraphs: paragraphs.map((sentences) =>
      sentences.map(({ lead, clauses }) => ({
        lead,
        clauses: clauses.flatMap((clause) => expandClause(clause, phraseOf)),
      })),
    ),
  }));
}

function expandClause(clause: OutlineClause, phraseOf: PhraseOf): Clause[] {
  switch (clause.type) {
    case "text":
      return clause.text === "" ? [] : [{ text: clause.text }];
    case "fact":
      return clause.text === "" ? [] : [{ text: clause.text, fact: true }];
    case "prompt":
      return clause.text === "" ? [] : [{ text: clause.text, prompt: true }];
    case "figure": {
      const { text, metric, kinds, of, reach, role, aside } = clause;
      // What this release does not know is named among the problems of the outline; it counts nothing.
      if (!metricId.safeParse(metric).success || !kinds.every(activityKind)) return [];
      return [{ text, figure: { metric, kinds, of, reach, role }, ...(aside && { aside: true }) }];
    }
    case "group":
      return kindsOfGroup(clause).flatMap((kind) => clausesOfKind(kind, clause, phraseOf(kind.id) ?? kind.phrase));
  }
}

export function kindsOfGroup({ dimension, kinds, except }: GroupClause): ActivityKind[] {
  if (dimension === null) return kinds.flatMap((id) => activityKind(id) ?? []);
  return ACTIVITY_KINDS.filter((kind) => kind.dimension === dimension && !except.includes(kind.id));
}

/** How often, and what a number of the kind's own says beside it: 举办党建沙龙3场，提出需求12件. */
function clausesOfKind(kind: ActivityKind, { of, reach, role, measures }: GroupClause, phrase: string): Clause[] {
  const figure = (metric: MetricId): ClauseFigure => ({ metric, kinds: [kind.id], of, reach, role });
  const occasions: Clause = { text: phrase, figure: figure("occasions") };
  if (!measures) return [occasions];
  const aside = (metric: MetricId, text: string): Clause => ({ text, figure: figure(metric), aside: true });
  const numbers = (kind.fields ?? []).flatMap((field) =>
    field.type === "number" && field.measure ? [aside(field.id, field.measure.phrase)] : [],
  );
  return [occasions, ...(kind.reach ? [aside("reach", "覆盖{n}")] : []), ...numbers];
}
