import { useLocation, useMatch } from "@tanstack/react-router";
import { useState } from "react";

/**
 * The address of the page that this is on. The router's own location is the next page's as soon as that begins to
 * load, while this one still stands and would ask the server for things that it has not got.
 */
export function useOwnLocation() {
  const here = useLocation();
  const pathname = useMatch({ strict: false, select: (match) => match.pathname });
  const [own, setOwn] = useState(here);
  const mine = here.pathname === pathname;
  if (mine && here.href !== own.href) setOwn(here);
  return mine ? here : own;
}
