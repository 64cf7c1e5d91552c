import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { useNarrow } from "../reports/use-narrow.ts";
import { CoverageBar } from "./coverage-bar.tsx";
import { DraftText } from "./draft-text.tsx";
import { OpenPointsPrint } from "./open-points-print.tsx";
import { isWhole, pointsOf } from "./points.ts";
import { ReturnedCard } from "./returned-card.tsx";
import { ReviewSide } from "./review-side.tsx";
import { useKeysOn, useStepKeys } from "./use-keys.ts";
import { useWay } from "./use-way.ts";
import { isOnTheWay, isShown, type View } from "./view.ts";
import { WholePoints } from "./whole-points.tsx";

/** The draft with everything that was found, and beside it what is said of the place that one looks at. */
export function Review({ check }: { check: CheckDetail }) {
  const narrow = useNarrow();
  const [view, setView] = useState<View>({ filter: null, hints: false });
  const [keys, setKeys] = useKeysOn();
  const points = useMemo(() => pointsOf(check), [check]);
  const shown = useMemo(() => points.filter((one) => isShown(one, view)), [points, view]);
  const stops = useMemo(() => shown.filter((one) => isOnTheWay(one, view)), [shown, view]);
  const way = useWay(points, stops, narrow);
  useStepKeys(keys, way);
  const active = way.open?.id ?? null;
  const show = (next: View) => {
    if (next.filter !== view.filter) way.leave();
    setView(next);
  };
  const open = (event: MouseEvent | KeyboardEvent, focus: "stay" | "panel") => {
    const ids = (event.target as HTMLElement).closest<HTMLElement>("[data-points]")?.dataset.points;
    if (!ids) return false;
    way.go(ids.split(" ")[0]!, focus);
    return true;
  };
  return (
    <>
      <CoverageBar check={check} points={points} view={view} onView={show} />
      {check.returned && (
        <ReturnedCard check={check} returned={check.returned} points={points} onGo={(id) => way.go(id, "text")} />
      )}
      <WholePoints
        points={shown.filter((one) => isWhole(one) && one.sort !== "returned")}
        active={active}
        onOpen={(id) => way.go(id, "panel")}
      />
      <OpenPointsPrint check={check} points={points} />
      <div className="check-columns no-print">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears for the marks in it, which are buttons */}
        <div
          className="check-paper"
          lang="zh-CN"
          onClick={(event) => void open(event, "stay")}
          onKeyDown={(event) => {
            if ((event.key === "Enter" || event.key === " ") && open(event, "panel")) event.preventDefault();
          }}
        >
          <DraftText paragraphs={check.paragraphs} points={shown} active={active} />
        </div>
        <ReviewSide
          check={check}
          points={points}
          stops={stops}
          view={view}
          way={way}
          narrow={narrow}
          keys={keys}
          onKeys={setKeys}
        />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {way.open && way.at > 0 && `第 ${way.at} 处，共 ${way.count} 处`}
      </p>
    </>
  );
}
