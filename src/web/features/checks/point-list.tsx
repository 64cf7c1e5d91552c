import type { KeyboardEvent } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { isWhole, type Point } from "./points.ts";
import { ToneSign } from "./tone-sign.tsx";
import { TONES } from "./tones.ts";

type Props = {
  check: CheckDetail;
  stops: readonly Point[];
  filtered: boolean;
  onOpen: (id: string) => void;
};

const GROUPS = [
  ["returned", "与印发稿不同"],
  ["claim", "数字"],
  ["citation", "引文"],
  ["finding", "文字"],
] as const;

/** Every place that one should look at, by what it is about. */
export function PointList({ check, stops, filtered, onOpen }: Props) {
  if (stops.length === 0) {
    return (
      <p className="muted">{filtered ? "没有这一类的地方" : "没有待处理的地方。点文中带标记的数字，看它的依据。"}</p>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from button to button, as Tab does
    <div className="stack" onKeyDown={step}>
      {GROUPS.map(([sort, name]) => {
        const points = stops.filter((one) => one.sort === sort);
        if (points.length === 0) return null;
        return (
          <section key={sort} aria-label={name}>
            <h2 className="point-group">
              {name} <span className="muted small">{points.length}</span>
            </h2>
            <ul className="point-list">
              {points.map((point) => (
                <li key={point.id}>
                  <button type="button" onClick={() => onOpen(point.id)}>
                    <ToneSign tone={point.tone} />
                    <span>
                      <b>{placeName(check, point)}</b>{" "}
                      <span className={`tone-name ${point.tone}`}>{TONES[point.tone].name}</span>
                      {point.note && <span className="point-note">{point.note}</span>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function step(event: KeyboardEvent<HTMLElement>): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = buttons[at + way];
  if (at < 0 || !to) return;
  event.preventDefault();
  to.focus();
}

const LONGEST = 24;

/** What a place is called: its words, where it has any. */
export function placeName(check: CheckDetail, point: Point): string {
  if (!isWhole(point)) return `“${wordsAt(check, point)}”`;
  return point.sort === "returned" ? "不见了的数字" : "整份文稿";
}

/** The words at a place, cut off where they are many. */
export function wordsAt({ paragraphs }: CheckDetail, { start, end }: Pick<Point, "start" | "end">): string {
  const home = paragraphs.find((one) => one.start <= start && start < one.start + one.text.length);
  const words = home?.text.slice(start - home.start, end - home.start) ?? "";
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}
