import { useEffect, useRef } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { ClaimPanel } from "./claim-panel.tsx";
import { placeName } from "./point-list.tsx";
import { isWhole, type Point, sentenceAround } from "./points.ts";
import { ToneSign, ToneTag } from "./tone-sign.tsx";
import { TONES } from "./tones.ts";
import type { Way } from "./use-way.ts";
import { CitationPanel, FindingPanel } from "./words-panels.tsx";

type Props = { check: CheckDetail; point: Point; points: readonly Point[]; way: Way };

/** All about the place that is open. */
export function PointPanel({ check, point, points, way }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  // A button that does its work and goes leaves the focus to what is now said of the place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the check is another
  useEffect(() => {
    if (document.activeElement === document.body) head.current?.focus({ preventScroll: true });
  }, [check]);
  const sentence = isWhole(point) ? null : sentenceAround(check.paragraphs, point);
  return (
    <div className="stack">
      <h2 id="point-head" ref={head} tabIndex={-1} className="point-head">
        {placeName(check, point)} <ToneTag tone={point.tone} />
      </h2>
      {sentence && (
        <blockquote className="point-quote">
          {sentence.before}
          <mark>{sentence.at}</mark>
          {sentence.after}
        </blockquote>
      )}
      <Body check={check} point={point} />
      <SamePlace point={point} points={points} way={way} />
    </div>
  );
}

function Body({ check, point }: { check: CheckDetail; point: Point }) {
  const claim = point.sort === "claim" ? check.claims[point.index] : undefined;
  if (claim) return <ClaimPanel check={check} claim={claim} />;
  const citation = point.sort === "citation" ? check.citations[point.index] : undefined;
  if (citation) return <CitationPanel check={check} citation={citation} finding={point.finding} />;
  return <FindingPanel check={check} index={point.index} />;
}

/** What else is said of the same words. */
function SamePlace({ point, points, way }: Omit<Props, "check">) {
  const others = points.filter(
    (one) => one !== point && !isWhole(one) && one.start < point.end && one.end > point.start && one.tone !== "agrees",
  );
  if (others.length === 0) return null;
  return (
    <section className="point-part">
      <h3>同一处还有</h3>
      <ul className="point-list">
        {others.map(({ id, tone, note }) => (
          <li key={id}>
            <button type="button" onClick={() => way.go(id, "panel")}>
              <ToneSign tone={tone} />
              <span>
                <span className={`tone-name ${tone}`}>{TONES[tone].name}</span>
                {note && <span className="point-note">{note}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
