import { useSyncExternalStore } from "react";

const NARROW = window.matchMedia("(max-width: 760px)");

function subscribe(listener: () => void): () => void {
  NARROW.addEventListener("change", listener);
  return () => NARROW.removeEventListener("change", listener);
}

/** No room for a grid: lines are filled one at a time. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}
