import { findClaims } from "#shared/claims/find-claims.ts";
import type { LabelledClaim, LabelledSentence } from "#shared/claims/labelled/support.ts";

/** Two subjects name the same thing when, without marks and particles, one holds the other. */
export function sameSubject(found: string, labelled: string): boolean {
  const bare = (text: string) => text.replace(/[\s“”"《》（）()、，的了]/gu, "");
  const [a, b] = [bare(found), bare(labelled)];
  if (a === "" || b === "") return a === b;
  return a === b || a.includes(b) || (a.length >= 2 && b.includes(a));
}

export type Score = {
  sentences: number;
  labelled: number;
  found: number;
  /** right in span, value and unit */
  right: number;
  subject: number;
  kind: number;
  approx: number;
  /** sentences without a claim, and how many of them have a false alarm */
  empty: number;
  alarms: number;
  misses: string[];
};

export function score(sentences: readonly LabelledSentence[]): Score {
  const total: Score = {
    sentences: sentences.length,
    labelled: 0,
    found: 0,
    right: 0,
    subject: 0,
    kind: 0,
    approx: 0,
    empty: 0,
    alarms: 0,
    misses: [],
  };
  for (const { text, claims } of sentences) {
    const found = findClaims(text);
    total.labelled += claims.length;
    total.found += found.length;
    if (claims.length === 0) {
      total.empty++;
      if (found.length > 0) total.alarms++;
    }
    const unmatched = new Set(found);
    for (const label of claims) {
      const hit = found.find((one) => same(one, label));
      if (!hit) {
        total.misses.push(`漏 ${show(label)} «${text}»`);
        continue;
      }
      unmatched.delete(hit);
      total.right++;
      if (sameSubject(hit.subject, label.subject)) total.subject++;
      else total.misses.push(`题 ${hit.span}：${hit.subject}≠${label.subject} «${text}»`);
      if (hit.kind === label.kind) total.kind++;
      else total.misses.push(`类 ${hit.span}：${hit.kind}≠${label.kind} «${text}»`);
      if (hit.approx === label.approx) total.approx++;
      else total.misses.push(`约 ${hit.span}：${hit.approx}≠${label.approx} «${text}»`);
    }
    for (const extra of unmatched) total.misses.push(`多 ${extra.span}=${extra.value}${extra.unit} «${text}»`);
  }
  return total;
}

function same(
  found: { start: number; end: number; value: number | null; valueTo: number | null; unit: string },
  label: LabelledClaim,
): boolean {
  const close = (a: number | null | undefined, b: number | null | undefined) => Math.abs((a ?? 0) - (b ?? 0)) < 0.01;
  return (
    found.start === label.start &&
    found.end === label.end &&
    found.unit === label.unit &&
    close(found.value, label.value) &&
    close(found.valueTo, label.valueTo)
  );
}

const show = ({ start, end, value, unit }: LabelledClaim): string => `${start}-${end} ${value}${unit}`;

export function summary(name: string, s: Score): string {
  const rate = (part: number, whole: number) => (whole === 0 ? "—" : (part / whole).toFixed(3));
  return [
    `${name}：${s.sentences} 句，${s.labelled} 个主张`,
    `  数值、单位、位置：准确率 ${rate(s.right, s.found)}，召回率 ${rate(s.right, s.labelled)}`,
    `  对象 ${rate(s.subject, s.right)}，类别 ${rate(s.kind, s.right)}，约数 ${rate(s.approx, s.right)}`,
    `  无主张的句子误报 ${s.alarms}/${s.empty}（${rate(s.alarms, s.empty)}）`,
  ].join("\n");
}
