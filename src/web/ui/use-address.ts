import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useOwnLocation } from "./use-own-location.ts";

type Parser<T> = { parse(value: unknown): T };

/**
 * What a page shows, kept in its address: it can be linked to, saved as a view, and comes back with the back button.
 * An address that was cut off, or comes from another version, gives what `parser` makes of nothing.
 */
export function useAddress<T extends object>(parser: Parser<T>, key = "filter"): [T, (next: T) => void] {
  const { pathname, searchStr } = useOwnLocation();
  const navigate = useNavigate();
  const value = useMemo(() => {
    try {
      const text = new URLSearchParams(searchStr).get(key);
      return parser.parse(text ? JSON.parse(text) : {});
    } catch {
      return parser.parse({});
    }
  }, [searchStr, key, parser]);
  const set = (next: T) =>
    void navigate({ href: `${pathname}?${key}=${encodeURIComponent(JSON.stringify(next))}`, replace: true });
  return [value, set];
}
