import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { changeCalendar, changeKindWords } from "#server/modules/dictionary/index.ts";
import { changeOutline, createOutline, publishOutline } from "#server/modules/outlines/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { isWeekend } from "#shared/calendar/working-days.ts";
import { addDays } from "#shared/figures/period.ts";
import type { OutlineDocument } from "#shared/report/outline-document.ts";
import { builtInOutline } from "#shared/report/outlines.ts";
import { clerkOn } from "./fill-activities.ts";

/** Invented words of the district: an outline of its own in its second version, holidays, what it calls two kinds. */
export async function fillDictionary(tx: Tx, actor: Actor): Promise<void> {
  const today = dayOf(actor.at);
  await fillOutline(tx, actor, today);
  await fillHolidays(tx, actor, today);
  const clerk = { ...clerkOn(actor, addDays(today, -40)), name: "示例组工干部" };
  await changeKindWords(tx, clerk, "salon", { revision: 0, phrase: null, synonyms: ["红色会客厅"] });
  const exchange = { revision: 0, phrase: "赴先进地区学习交流{n}", synonyms: ["外出考察学习"] };
  await changeKindWords(tx, clerk, "exchange", exchange);
}

async function fillOutline(tx: Tx, actor: Actor, today: string): Promise<void> {
  const source = builtInOutline("periodic");
  if (!source) throw new Error("no outline to copy");
  const id = randomUUID();
  const [first, second] = [addDays(today, -60), addDays(today, -20)];
  const clerk = (day: string) => ({ ...clerkOn(actor, day), name: "示例组工干部" });
  const words = { name: "示例区季度工作报告", about: "在四型机关工作报告的基础上，按示例区的报送要求调整" };
  const document: OutlineDocument = { ...source.document, title: "关于{period}组织工作情况的报告" };
  const origin = `复制自“${source.name}”第 ${source.version} 版`;
  await createOutline(tx, clerk(first), { commandId: randomUUID(), id, ...words, document, origin });
  await publishOutline(tx, clerk(first), id, { revision: 1, note: "首次发布（示例）", from: null });
  const changed = {
    ...document,
    sections: document.sections.map((section, at) => (at === 0 ? shorter(section) : section)),
  };
  await changeOutline(tx, clerk(second), id, { revision: 2, ...words, document: changed });
  await publishOutline(tx, clerk(second), id, { revision: 3, note: "政治型一段的开头改短（示例）", from: null });
}

/** The first sentence said in fewer words. */
const shorter = (section: OutlineDocument["sections"][number]): OutlineDocument["sections"][number] => ({
  ...section,
  paragraphs: section.paragraphs.map((sentences, at) =>
    at === 0
      ? [
          { lead: "", clauses: [{ type: "fact", text: "坚持把政治建设摆在首位，抓实学习传达和贯彻落实" }] },
          ...sentences.slice(1),
        ]
      : sentences,
  ),
});

/** A Saturday on which the department trains, and the beginning of a year that is not announced. */
async function fillHolidays(tx: Tx, actor: Actor, today: string): Promise<void> {
  const year = Number(today.slice(0, 4));
  const clerk = { ...clerkOn(actor, addDays(today, -40)), name: "示例组工干部" };
  const saturday = Array.from({ length: 7 }, (_, index) => `${year}-07-${String(index + 8).padStart(2, "0")}`).find(
    (day) => isWeekend(day) && isWeekend(addDays(day, 1)),
  );
  const training = { day: saturday ?? `${year}-07-11`, kind: "working" as const, name: "集中培训（示例）" };
  await changeCalendar(tx, clerk, year, { revision: 0, settled: false, days: [training] });
  const newYear = { day: `${year + 2}-01-01`, kind: "off" as const, name: "元旦" };
  await changeCalendar(tx, clerk, year + 2, { revision: 0, settled: false, days: [newYear] });
}
