import type { Finding, Placing } from "#shared/scans/contracts.ts";
import type { Turn } from "./pages/index.ts";

/** A page as it was read; its codes name activities, seen by the actor or not. */
export type PageReading = { page: number; codes: readonly string[]; turn: Turn; readable: boolean };

/** An activity as the actor stands to it. Those out of sight are not known at all. */
export type KnownActivity = { cancelled: boolean; mine: boolean };

export type Proposal = {
  page: number;
  turn: Turn;
  finding: Finding;
  placed: Placing;
  activityId: string | null;
};

/**
 * Where the pages of one file go, in their order. A page whose one code names an activity that the actor may change goes
 * there; one without a code goes on where the page before it went; everything else is left to a person, and so is what
 * comes without a code behind it.
 */
export function proposePlacing(
  readings: readonly PageReading[],
  known: ReadonlyMap<string, KnownActivity>,
): Proposal[] {
  const proposals: Proposal[] = [];
  for (const reading of readings) {
    const before = proposals.at(-1);
    const { page, turn } = reading;
    const finding = findingOf(reading, known, before);
    if (finding === "code") proposals.push({ page, turn, finding, placed: "read", activityId: reading.codes[0]! });
    else if (finding === "continuation") {
      const { activityId = null, turn: asBefore = turn } = before ?? {};
      proposals.push({ page, turn: asBefore, finding, placed: "continued", activityId });
    } else proposals.push({ page, turn, finding, placed: "open", activityId: null });
  }
  return proposals;
}

function findingOf(
  { codes, readable, page }: PageReading,
  known: ReadonlyMap<string, KnownActivity>,
  before: Proposal | undefined,
): Finding {
  if (!readable) return "unreadable";
  const [code] = codes;
  if (code === undefined) {
    const follows = before?.page === page - 1 && before.activityId !== null;
    return follows ? "continuation" : "no-code";
  }
  if (codes.length > 1) return "several-codes";
  const activity = known.get(code);
  if (!activity) return "unseen";
  if (!activity.mine) return "not-host";
  return activity.cancelled ? "cancelled" : "code";
}
