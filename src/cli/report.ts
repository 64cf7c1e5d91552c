import { writeFile } from "node:fs/promises";
import { listOutlineChoices, newestOutline } from "#server/modules/outlines/index.ts";
import { composeReport } from "#server/modules/reports/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { findOrg, readContext } from "./figures.ts";
import { type Session, withSession } from "./session.ts";
import { type Options, UsageError } from "./usage.ts";

/** `report render`: composes a report from the records and writes it as .docx; nothing is kept in the system. */
export function renderReport([verb, template]: string[], options: Options): Promise<unknown> {
  if (verb !== "render" || template === undefined) throw new UsageError("用法：report render <提纲的编号或名称>");
  const output = options.output;
  if (typeof output !== "string") throw new UsageError("请用 -o 给出要写的文件");
  const context = readContext(options);
  return withSession(async (session) => {
    const outline = await session.run((tx) => findOutline(session, tx, template));
    const orgId = await session.run((tx) =>
      findOrg(session, tx, typeof options.org === "string" ? options.org : undefined),
    );
    const composed = await session.run((tx) =>
      composeReport(tx, session.actor, outline, orgId, context, options.working === true),
    );
    await writeFile(output, composed.bytes);
    return { file: output, title: composed.title, figures: composed.figures, omitted: composed.omitted };
  });
}

/** An outline of the release or of the district, by its id or its name. */
async function findOutline({ actor }: Session, tx: Tx, wanted: string) {
  const choices = (await listOutlineChoices(tx, actor)).filter(({ retired }) => !retired);
  const choice = choices.find(({ id, name }) => id === wanted || name === wanted);
  const outline = choice && (await newestOutline(tx, actor, choice.id));
  if (outline) return outline;
  const known = choices.map(({ id, name, own }) => (own ? name : `${id}（${name}）`));
  throw new UsageError(`没有提纲“${wanted}”，可用：${known.join("、")}`);
}
