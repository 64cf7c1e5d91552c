import { useSuspenseQuery } from "@tanstack/react-query";
import type { Session } from "#shared/rights/contracts.ts";
import { sessionQuery } from "#web/api/queries.ts";

/** Who is signed in; the shell has loaded it before any page is shown. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
