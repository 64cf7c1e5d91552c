import { memo } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { marginOf, type Point, type Stretch } from "./points.ts";
import { ToneSign } from "./tone-sign.tsx";
import { TONES } from "./tones.ts";

type Paragraph = CheckDetail["paragraphs"][number];
export type Line = { paragraph: Paragraph; stretches: readonly Stretch[] };

/** What is active, if it is of this line: others need not be drawn anew. */
export const activeIn = ({ stretches }: Line, active: string | null) =>
  stretches.some(({ points }) => points.some(({ id }) => id === active)) ? active : null;

type LineProps = {
  line: Line;
  active: string | null;
  /** a cell has no margin: the sign behind the words is enough */
  inCell?: boolean;
};

/** A long draft is drawn anew only where something became active. */
export const DraftLine = memo(function DraftLine({ line, active, inCell = false }: LineProps) {
  const { paragraph, stretches } = line;
  const Element = paragraph.level === null ? "p" : (`h${Math.min(paragraph.level + 2, 6)}` as "h3");
  const seen = new Set<string>();
  return (
    <Element data-start={paragraph.start} className={`draft-line ${paragraph.level === null ? "" : "head"}`}>
      {!inCell && <Margin stretches={stretches} />}
      {stretches.map((stretch) => {
        const point = stretch.points[0];
        if (!point) return shownText(stretch.text);
        const first = !seen.has(point.id);
        seen.add(point.id);
        return <Mark key={stretch.start} stretch={stretch} point={point} first={first} active={active} />;
      })}
    </Element>
  );
});

type MarkProps = { stretch: Stretch; point: Point; first: boolean; active: string | null };

/** Clicks and keys are heard by the text as a whole. Only the first stretch of a place is come to by keys. */
function Mark({ stretch, point, first, active }: MarkProps) {
  const { points, text, start } = stretch;
  const { sign, name } = TONES[point.tone];
  const on = points.some(({ id }) => id === active);
  const last = point.open && point.end <= start + text.length;
  const shared = {
    "data-points": points.map(({ id }) => id).join(" "),
    className: `mark ${point.tone}${on ? " active" : ""}`,
  };
  const words = last ? <Signed text={text} sign={sign} /> : shownText(text);
  if (!first) return <span {...shared}>{words}</span>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break over the end of a line as words do
    <span {...shared} role="button" tabIndex={0} aria-label={`${text}，${name}`} {...(on && { "aria-current": true })}>
      {words}
    </span>
  );
}

/** The sign stays on the line of the last character. */
function Signed({ text, sign }: { text: string; sign: string }) {
  const at = text.length - ([...text.slice(-2)].length === 1 ? 2 : 1);
  return (
    <>
      {shownText(text.slice(0, at))}
      <span className="mark-end" data-sign={sign}>
        {shownText(text.slice(at))}
      </span>
    </>
  );
}

/** A line that was broken inside a paragraph breaks here too; of equal length, so that places stay. */
const shownText = (text: string) => text.replaceAll("\u2028", "\n");

function Margin({ stretches }: { stretches: readonly Stretch[] }) {
  const signs = marginOf(stretches);
  if (signs.length === 0) return null;
  return (
    <span className="draft-margin" aria-hidden="true">
      {signs.map(({ tone, count }) => (
        <span key={tone}>
          <ToneSign tone={tone} />
          {count > 1 && count}
        </span>
      ))}
    </span>
  );
}
