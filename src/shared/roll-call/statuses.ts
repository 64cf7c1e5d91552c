import type { AttendanceStatus } from "#shared/activities/contracts.ts";

/** A word that says how somebody stood to a meeting. `keep` words say more than the status and stay as its note. */
type StatusWord = { words: RegExp; status: AttendanceStatus; keep: boolean };

/**
 * The first that is found decides, so the more telling stand first: 请假后补学 is an excuse, 迟到 is no 到. A reason for
 * not coming (出差, 病假) counts as excused; that nobody asked leave cannot be seen from a chat.
 */
const WORDS: readonly StatusWord[] = [
  { words: /无故(?:缺席|未到|缺勤)|旷会|未请假|没请假/, status: "absent", keep: true },
  { words: /[请告](?:了)?(?:个)?假|已请|报备/, status: "excused", keep: false },
  { words: /[病事产婚丧公休年探]假|丧事|住院|生病|身体不适|因[病事公]|有事|休假|陪护/, status: "excused", keep: true },
  {
    words: /出差|外出|在外(?:地)?|值班|公差|公务|驻村|培训学习|参加培训|流动党员|不能参加|无法参加|来不了|去不了/,
    status: "excused",
    keep: true,
  },
  { words: /补学|补课|补会/, status: "excused", keep: true },
  { words: /缺席|缺勤|未到(?:会)?|没到|未参加|没参加|没来|未出席|不参加/, status: "absent", keep: false },
  { words: /迟到|晚到|迟来|晚来/, status: "late", keep: false },
  { words: /晚(?=\d+分)/, status: "late", keep: false },
  { words: /早退/, status: "present", keep: true },
  {
    words: /线上(?:参会|参加|到会|学习)?|网上|视频(?:参会|参加|会议)?|腾讯会议|钉钉(?:会议)?|远程|语音参会/,
    status: "present",
    keep: true,
  },
  { words: /代签到?|代接龙/, status: "present", keep: true },
  {
    words:
      /已?(?:到会|到场|到达|参会|参加|出席|签到|报到|按时|准时|实到)|已到|全程|(?<=^|[\s:—-])(?:到|在|来|是|好|好的|能|可以|收到)(?=$|\s)/,
    status: "present",
    keep: false,
  },
];

export type StatusFound = { status: AttendanceStatus; note: string; at: number; length: number };

/** The first status that a text tells; `note` is what the word says beyond it. */
export function findStatus(text: string): StatusFound | null {
  for (const { words, status, keep } of WORDS) {
    const found = words.exec(text);
    if (found) return { status, note: keep ? found[0].trim() : "", at: found.index, length: found[0].length };
  }
  return null;
}

/** Headings under which a list of names stands: 请假：张示例、李示例. */
const LABELS: readonly [RegExp, AttendanceStatus | "guest"][] = [
  [/列席/, "guest"],
  [/迟到|晚到/, "late"],
  [/请假|病假|事假|出差|外出/, "excused"],
  [/缺席|缺勤|未到|未参加|没来/, "absent"],
  [/到会|参会|参加|出席|签到|实到|人员|名单|已到|线上|现场/, "present"],
];

/** What a label in front of names says of them; null for one that is about something else (时间：, 地点：). */
export function labelStatus(label: string): AttendanceStatus | "guest" | null {
  if (/时间|地点|内容|主题|方式|要求|说明|备注|议程|记录|主持|应到/.test(label)) return null;
  return LABELS.find(([words]) => words.test(label))?.[1] ?? null;
}
