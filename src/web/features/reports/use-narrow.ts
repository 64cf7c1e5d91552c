import { useSyncExternalStore } from "react";

const NARROW = window.matchMedia("(max-width: 1100px)");

function subscribe(listener: () => void): () => void {
  NARROW.addEventListener("change", listener);
  return () => NARROW.removeEventListener("change", listener);
}

/** No room for a column beside the text: what belongs there opens as a drawer. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}
