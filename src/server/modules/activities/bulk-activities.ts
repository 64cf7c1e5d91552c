import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type { BulkAnswer, BulkStep } from "#shared/activities/bulk.ts";
import { contentOf } from "#shared/activities/content.ts";
import { DomainError } from "#shared/errors.ts";
import { changeActivity, fileActivity, reopenActivity } from "./change-activity.ts";
import { loadActivity } from "./load-activity.ts";

type Item = BulkStep["items"][number];

/**
 * Takes one step for many activities, each by the verb that takes it for one, under the same rules. Those that refuse it
 * stay as they are and are named; the others are done.
 */
export async function bulkActivities(tx: Tx, actor: Actor, input: BulkStep): Promise<BulkAnswer> {
  requireCan(actor, "activity.record");
  return once(tx, actor, input.commandId, "activity.bulk", async () => {
    const answer: BulkAnswer = { done: [], refused: [] };
    for (const item of input.items) {
      await sql`SAVEPOINT one_of_many`.execute(tx);
      try {
        answer.done.push({ id: item.id, revision: await take(tx, actor, input, item) });
        await sql`RELEASE SAVEPOINT one_of_many`.execute(tx);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        await sql`ROLLBACK TO SAVEPOINT one_of_many`.execute(tx);
        answer.refused.push({ id: item.id, title: await titleOf(tx, actor, item.id), reason: error.message });
      }
    }
    return answer;
  });
}

/** @returns the revision after the step */
async function take(tx: Tx, actor: Actor, input: BulkStep, { id, revision }: Item): Promise<number> {
  switch (input.step) {
    case "file":
      await fileActivity(tx, actor, id, revision);
      return revision + 1;
    case "reopen":
      await reopenActivity(tx, actor, id, revision);
      return revision + 1;
    case "add-theme":
    case "remove-theme":
      return setTheme(tx, actor, { id, revision }, input.theme, input.step === "add-theme");
    case "set-programme":
    case "clear-programme":
      return setProgramme(tx, actor, { id, revision }, input.programme, input.step === "set-programme");
  }
}

async function setTheme(tx: Tx, actor: Actor, { id, revision }: Item, theme: string, wanted: boolean): Promise<number> {
  const content = contentOf(await loadActivity(tx, actor, id));
  // What has it already is refused, not passed over: taking the step back must not take it from there too.
  if (content.themes.includes(theme) === wanted) {
    throw new DomainError("wrong-state", { reason: wanted ? "该活动已有这个主题" : "该活动没有这个主题" });
  }
  const themes = wanted ? [...content.themes, theme] : content.themes.filter((one) => one !== theme);
  return (await changeActivity(tx, actor, id, { ...content, themes, revision })).revision;
}

/** An activity is in one programme at most. One in another is refused: taking the step back could not put it there again. */
async function setProgramme(tx: Tx, actor: Actor, item: Item, programme: string, wanted: boolean): Promise<number> {
  const { id, revision } = item;
  const activity = await loadActivity(tx, actor, id);
  const now = activity.programme;
  if (wanted && now) {
    const reason = now.id === programme ? "该活动已在这个专项中" : `该活动已归入专项“${now.name}”，请先移出`;
    throw new DomainError("wrong-state", { reason });
  }
  if (!wanted && now?.id !== programme) throw new DomainError("wrong-state", { reason: "该活动不在这个专项中" });
  const content = { ...contentOf(activity), programmeId: wanted ? programme : null };
  return (await changeActivity(tx, actor, id, { ...content, revision })).revision;
}

async function titleOf(tx: Tx, actor: Actor, id: string): Promise<string> {
  const found = await tx
    .selectFrom("activity")
    .select("title")
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.title ?? "";
}
