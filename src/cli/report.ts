import { writeFile } from "node:fs/promises";
import { composeReport } from "#server/modules/reports/index.ts";
import { OUTLINES, outlineOf } from "#shared/report/outlines.ts";
import { findOrg, readContext } from "./figures.ts";
import { withSession } from "./session.ts";
import { type Options, UsageError } from "./usage.ts";

/** `report render`: composes a report from the records and writes it as .docx; nothing is kept in the system. */
export function renderReport([verb, template]: string[], options: Options): Promise<unknown> {
  const outline = template === undefined ? undefined : outlineOf(template);
  if (verb !== "render" || !outline) {
    throw new UsageError(
      `用法：report render <提纲>，提纲为 ${OUTLINES.map((one) => `${one.id}（${one.name}）`).join("、")} 之一`,
    );
  }
  const output = options.output;
  if (typeof output !== "string") throw new UsageError("请用 -o 给出要写的文件");
  const context = readContext(options);
  return withSession(async (session) => {
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
