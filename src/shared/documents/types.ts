/** What a document is. The list is closed and grows by an entry; whatever depends on a type asks for it by id. */
export const DOCUMENT_TYPES = [
  { id: "incoming", name: "来文", about: "上级或其他单位发来，要求传达、贯彻或者报送的文件" },
  { id: "plan", name: "方案", about: "本单位的实施方案、工作安排" },
  { id: "policy", name: "内部制度", about: "本单位制定、可以修订的制度" },
  { id: "normative", name: "规范性文件", about: "意见、通知、规划等" },
  { id: "regulation", name: "党内法规", about: "条例、规定、办法、规则、细则" },
] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number]["id"];

export const DOCUMENT_TYPE_IDS = DOCUMENT_TYPES.map((type) => type.id) as [DocumentType, ...DocumentType[]];

export function documentTypeName(id: string): string {
  return DOCUMENT_TYPES.find((type) => type.id === id)?.name ?? id;
}

/** The types that stand beside the regulations library: what is laid down, not what was received or planned. */
export const LAID_DOWN: readonly DocumentType[] = ["regulation", "normative", "policy"];

/** How sure one is of the days of a version. */
export const VERIFIED = ["seen", "second-hand", "memory"] as const;
export type Verified = (typeof VERIFIED)[number];
export const VERIFIED_NAMES: Record<Verified, string> = {
  seen: "见过原文",
  "second-hand": "转引，待核对原文",
  memory: "未见原文，待核对",
};

/** How far the text of a file has been read. */
export const READINGS = ["waiting", "done", "empty", "failed", "refused"] as const;
export type Reading = (typeof READINGS)[number];
export const READING_NAMES: Record<Reading, string> = {
  waiting: "等待读取文字",
  done: "文字可查",
  empty: "没有文字",
  failed: "没有读出文字",
  refused: "已移除",
};

/** What a document may be tied to, and what that is called. */
export const RELATIONS = ["passed_on", "plan", "carried_out", "based_on"] as const;
export type Relation = (typeof RELATIONS)[number];
export const RELATION_NAMES: Record<Relation, string> = {
  passed_on: "传达学习",
  plan: "贯彻方案",
  carried_out: "落实活动",
  based_on: "制定依据",
};

/** How a document is cited: 《…》（示委发〔2026〕1号，2026年修订）. */
export function citation({ title, number, label }: { title: string; number: string; label: string }): string {
  const rest = [number, label].filter(Boolean).join("，");
  return `${quoted(title)}${rest ? `（${rest}）` : ""}`.slice(0, 200);
}

/** The name with its title marks, as it is quoted. */
export function quoted(title: string): string {
  return title.startsWith("《") ? title : `《${title}》`;
}
