import { activityKind } from "#shared/catalogue/kinds.ts";
import { addDays } from "#shared/figures/period.ts";

/** The last half year that ended at least five days ago, and the day on which its summary was written. */
export type HalfYear = { name: string; from: string; to: string; on: string };

export function lastHalfYear(today: string): HalfYear {
  const before = addDays(today, -4);
  const year = Number(before.slice(0, 4));
  const second = before.slice(5) < "07-01";
  const [name, from, to] = second
    ? [`${year - 1}年下半年`, `${year - 1}-07-01`, `${year - 1}-12-31`]
    : [`${year}年上半年`, `${year}-01-01`, `${year}-06-30`];
  return { name, from, to, on: addDays(to, 5) };
}

/** What the summary counts of the department's own work, part by part. */
export const COUNTED = {
  learning: ["theory_group", "special_study", "seminar", "document_study", "lectern", "reading_class"],
  meetings: ["department_meeting", "all_staff_meeting"],
  conduct: ["visit", "discipline_study", "warning_education", "integrity_meeting", "salon"],
} as const;

/** Those of them that it states wrongly. */
export const MISSTATED = ["document_study", "department_meeting"] as const;

/** Of how many times each kind is spoken, by its id; what never took place is left out. */
export type Stated = ReadonlyMap<string, number>;

/**
 * An invented summary as an office would write it: besides two wrong numbers it takes the theme days of the whole
 * district for its own, states one thing that nobody recorded, shortens the title of a regulation and doubles a word.
 */
export function summaryText({ name, on }: HalfYear, stated: Stated, themeDaysOfAll: number): string {
  const said = (kinds: readonly string[]) => kinds.flatMap((kind) => sentence(kind, stated.get(kind) ?? 0)).join("，");
  const [year, month, day] = on.split("-").map(Number);
  return [
    `中共示例区委组织部${name}工作总结（示例）`,
    `${name}，区委组织部围绕中心、服务大局，抓学习、建队伍、强基础，各项工作有序推进。现将有关情况总结如下。`,
    "一、抓实理论学习",
    `坚持把学习摆在首位，健全领导带头学、科室跟进学、支部经常学的机制。${said(COUNTED.learning)}。学习中注重联系岗位实际，把学到的理论转化为改进工作的办法，认真执行《干部教育培训条例》，突出政治训练，按照岗位需要安排课程，让参加学习的干部听得懂、用得上。`,
    "二、规范议事决策",
    `坚持民主集中制，重要事项集体研究、会前充分酝酿、会后逐项督办。${said(COUNTED.meetings)}，扎实推进推进重点任务，议定事项都明确了牵头科室和完成时限，办理情况定期通报。`,
    "三、严格组织生活",
    `落实组织生活各项制度，丰富活动内容，提高活动质量。开展主题党日${themeDaysOfAll}次，引导党员立足岗位作表率，主动承担急难任务。发放学习资料2000余份，方便党员随时学习。`,
    "四、转变工作作风",
    `坚持眼睛向下、脚步向下，到镇街和村社了解情况、解决问题。${said(COUNTED.conduct)}。对走访中发现的问题列出清单，能当场解决的当场解决，需要协调的按程序报送。`,
    "五、存在的不足",
    "对照工作要求，仍有一些不足：理论学习的深度还不够，联系基层的办法还不多，资料整理还不及时，部分工作重安排、轻检查。下一步，将加强统筹调度，完善工作台账，把各项任务抓细抓实。",
    "中共示例区委组织部",
    `${year}年${month}月${day}日`,
  ].join("\n");
}

function sentence(id: string, times: number): string[] {
  const kind = activityKind(id);
  return kind && times > 0 ? [kind.phrase.replace("{n}", `${times}${kind.measure}`)] : [];
}
