import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { matchClaims, runCheck, startCheck } from "#server/modules/checks/index.ts";
import { measureAll } from "#server/modules/figures/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { findClaims } from "#shared/claims/find-claims.ts";
import { figureSpec } from "#shared/figures/spec.ts";
import { COUNTED, lastHalfYear, MISSTATED, type Stated, summaryText } from "./plan-check.ts";

type Orgs = ReadonlyMap<string, string>;

/** A summary of the last half year that the department wrote by hand, checked against what is recorded. */
export async function fillCheck(deps: Deps, clerk: Actor, orgs: Orgs): Promise<void> {
  const half = lastHalfYear(dayOf(clerk.at));
  const context = { from: half.from, to: half.to, cutoff: half.to, on: half.on };
  const text = await withActor(deps.db, clerk, (tx) => writtenText(tx, clerk, orgs, half, context));
  const order = { id: randomUUID(), commandId: randomUUID(), orgId: orgs.get("zzb") ?? "", title: "", context };
  await startCheck(deps, clerk, order, { text });
  await runCheck(deps, clerk, order.id);
}

const MOST_TRIED = 20;

type Half = ReturnType<typeof lastHalfYear>;
type Context = { from: string; to: string; cutoff: string };

/** The text with the numbers that the records give, but for two; these are such as no other definition explains. */
async function writtenText(tx: Tx, actor: Actor, orgs: Orgs, half: Half, context: Context): Promise<string> {
  const [org = "", root = ""] = [orgs.get("zzb"), orgs.get("root")];
  const kinds = Object.values(COUNTED).flat();
  const [themeDays, ...own] = await measureAll(
    tx,
    actor,
    [
      figureSpec.parse({ metric: "occasions", org: root, reach: "tree", kinds: ["theme_day"] }),
      ...kinds.map((kind) => figureSpec.parse({ metric: "occasions", org, kinds: [kind] })),
    ],
    context,
  );
  const right = new Map<string, number>(kinds.map((kind, index) => [kind, own[index]?.value ?? 0]));
  const write = (stated: Stated) => summaryText(half, stated, themeDays?.value ?? 0);
  const stated = new Map(right);
  for (const kind of MISSTATED) {
    const before = await differing(tx, actor, org, write(stated), context);
    for (let more = 1; more <= MOST_TRIED; more++) {
      stated.set(kind, (right.get(kind) ?? 0) + more);
      if ((await differing(tx, actor, org, write(stated), context)) > before) break;
    }
  }
  return write(stated);
}

/** How many numbers of a text no record bears out. */
async function differing(tx: Tx, actor: Actor, org: string, text: string, context: Context): Promise<number> {
  const claims = findClaims(text);
  const speaker = { id: org, kind: "department" };
  const checked = await matchClaims(tx, actor, { text, claims, speaker, context, decisions: new Map() });
  return checked.filter(({ verdict }) => verdict === "differs").length;
}
