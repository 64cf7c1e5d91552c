import { randomUUID } from "node:crypto";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { loadOrg, loadOrgs, type Org } from "#server/modules/orgs/index.ts";
import { newestOutline } from "#server/modules/outlines/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import { problemOf } from "#shared/rounds/check-round.ts";
import type { NewRound, RoundChange, RoundInput } from "#shared/rounds/contracts.ts";
import { canonicalRule, parseRule } from "#shared/rounds/formula.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { loadRound, loadToManage, tracedRound, updateRound } from "./load-round.ts";

/** 新建收表: what is asked of whom, kept as a draft that nobody else sees until it is opened. */
export async function addRound(tx: Tx, actor: Actor, input: NewRound): Promise<{ id: string }> {
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "round.manage", [org.path]);
  const recipients = await requireSound(tx, actor, input);
  return once(tx, actor, input.commandId, "round.add", async () => {
    if (input.copiedFrom !== null) await loadRound(tx, actor, input.copiedFrom);
    const { id, title } = input;
    const visible_to = [org.path];
    await tx
      .insertInto("round")
      .values({
        ...{ district_id: actor.district, id, org_id: org.id, state: "draft", copied_from: input.copiedFrom },
        ...columnsOf(input),
        ...{ created_at: actor.at, created_by: actor.accountId, updated_at: actor.at, visible_to },
      })
      .execute();
    await writeParts(tx, actor, { id, path: org.path }, input, recipients);
    await recordEvent(tx, actor, "round.created", tracedRound({ id, title, visible_to }, 1));
    return { id };
  });
}

/** A draft is changed as a whole; once it is open, what was asked stays as it was asked. */
export async function changeRound(tx: Tx, actor: Actor, id: string, input: RoundChange): Promise<{ revision: number }> {
  const round = await loadToManage(tx, actor, id, ["draft"]);
  const recipients = await requireSound(tx, actor, input);
  await updateRound(tx, actor, round, input.revision, columnsOf(input));
  await dropParts(tx, actor, id);
  await writeParts(tx, actor, round, input, recipients);
  await recordEvent(tx, actor, "round.changed", tracedRound({ ...round, title: input.title }, input.revision + 1));
  return { revision: input.revision + 1 };
}

/** Only what was never asked goes. */
export async function deleteRound(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const round = await loadToManage(tx, actor, id, ["draft"]);
  await updateRound(tx, actor, round, revision);
  await dropParts(tx, actor, id);
  await tx.deleteFrom("round").where("district_id", "=", actor.district).where("id", "=", id).execute();
  await recordEvent(tx, actor, "round.deleted", tracedRound(round, revision + 1));
}

/** @throws invalid or secret-marking, naming the field. @returns the organisations that are asked */
async function requireSound(tx: Tx, actor: Actor, input: RoundInput): Promise<Org[]> {
  const problem = problemOf(input);
  if (problem) throw new DomainError("invalid", { reason: problem.reason }, problem.field);
  if (input.outline !== null && !(await newestOutline(tx, actor, input.outline))) {
    throw new DomainError("invalid", { reason: "没有这个报告提纲" }, "outline");
  }
  requireUnmarked({ title: input.title, explanation: input.explanation });
  for (const [index, { label, hint, unit, options }] of input.columns.entries()) {
    requireUnmarked({ [`columns.${index}`]: [label, hint, unit, ...options].join("\n") });
  }
  if (new Set(input.recipients).size !== input.recipients.length) {
    throw new DomainError("invalid", { reason: "同一单位选了两次" }, "recipients");
  }
  const orgs = await loadOrgs(tx, actor, input.recipients);
  const gone = orgs.find((org) => org.active_to !== null);
  if (gone) throw new DomainError("invalid", { reason: `“${gone.short_name}”已撤销，请去掉` }, "recipients");
  const foreign = orgs.find((org) => !may(actor, "round.manage", org.path));
  if (foreign) throw new DomainError("invalid", { reason: `您不能向“${foreign.short_name}”收表` }, "recipients");
  return orgs;
}

const columnsOf = (input: RoundInput) => ({
  ...{ title: input.title, explanation: input.explanation, outline: input.outline },
  ...{ period_from: input.from, period_to: input.to, due_on: input.dueOn },
  checks: input.checks.map((text) => {
    const rule = parseRule(text);
    return rule ? canonicalRule(rule) : text;
  }),
});

async function dropParts(tx: Tx, actor: Actor, id: string): Promise<void> {
  for (const table of ["round_column", "round_recipient"] as const) {
    await tx.deleteFrom(table).where("district_id", "=", actor.district).where("round_id", "=", id).execute();
  }
}

/** Columns and recipients of a draft: seen by whoever asks. */
async function writeParts(
  tx: Tx,
  actor: Actor,
  round: { id: string; path: string },
  input: RoundInput,
  recipients: readonly Org[],
): Promise<void> {
  const scope = { district_id: actor.district, round_id: round.id, visible_to: [round.path] };
  const columns = input.columns.map((column, position) => ({
    ...{ ...scope, id: column.id, position, code: column.code, label: column.label, hint: column.hint },
    ...{ kind: column.kind, unit: column.unit, required: column.required },
    options: column.kind === "choice" ? column.options : [],
    spec: column.kind === "derived" ? JSON.stringify(column.spec) : null,
    metric: column.kind === "number" ? column.metric : null,
    metric_kind: column.kind === "number" ? column.metricKind : null,
    formula: column.kind === "total" ? column.formula : "",
  }));
  await tx.insertInto("round_column").values(columns).execute();
  const asked = recipients.map((org) => ({ ...scope, id: randomUUID(), org_id: org.id, state: "waiting" }));
  await tx.insertInto("round_recipient").values(asked).execute();
}
