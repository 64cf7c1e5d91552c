import { useEffect, useRef, useState } from "react";
import type { Point } from "./points.ts";

type Focus = "text" | "panel" | "stay";

/** The element at which a place begins and that takes the focus. */
const placeIn = (id: string) =>
  document.querySelector<HTMLElement>(`[tabindex="0"][data-points~="${id}"]`) ??
  document.querySelector<HTMLElement>(`[data-points~="${id}"]`);

export type Way = {
  open: Point | null;
  /** opens a place; where the focus goes: to its words, to what is said of it, or nowhere */
  go: (id: string, focus: Focus) => void;
  close: () => void;
  /** closes it and lets the focus be */
  leave: () => void;
  /** where one stands among the places of the way, from 1; 0 when beside it */
  at: number;
  count: number;
  next: (() => void) | null;
  previous: (() => void) | null;
};

/** Going through the places of a draft, in the order of the text. @param stops the places that one comes by */
export function useWay(points: readonly Point[], stops: readonly Point[], inSheet: boolean): Way {
  const [asked, setAsked] = useState<{ id: string; focus: Focus } | null>(null);
  const open = points.find(({ id }) => id === asked?.id) ?? null;
  const rank = new Map(points.map(({ id }, index) => [id, index]));
  const here = open ? rank.get(open.id)! : null;
  const panel = useRef(asked);
  useEffect(() => {
    if (!asked || panel.current === asked) return;
    panel.current = asked;
    const place = placeIn(asked.id);
    if (asked.focus !== "stay" || inSheet) place?.scrollIntoView({ block: inSheet ? "start" : "center" });
    if (asked.focus === "panel" || inSheet) document.getElementById("point-head")?.focus({ preventScroll: true });
    else if (asked.focus === "text") place?.focus({ preventScroll: true });
  }, [asked, inSheet]);
  const step = (stop: Point | undefined) => (stop ? () => setAsked({ id: stop.id, focus: "text" }) : null);
  return {
    open,
    go: (id, focus) => setAsked({ id, focus }),
    close: () => {
      setAsked(null);
      if (asked) requestAnimationFrame(() => placeIn(asked.id)?.focus({ preventScroll: true }));
    },
    leave: () => setAsked(null),
    at: open ? stops.findIndex(({ id }) => id === open.id) + 1 : 0,
    count: stops.length,
    next: step(stops.find(({ id }) => here === null || rank.get(id)! > here)),
    previous: step(here === null ? undefined : stops.findLast(({ id }) => rank.get(id)! < here)),
  };
}
