/** What a column of a collection round holds. Only the first five are filled in by whoever is asked. */
export const COLUMN_KINDS = ["number", "text", "choice", "date", "material", "derived", "total"] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export const COLUMN_KIND_NAMES: Record<ColumnKind, string> = {
  number: "数字",
  text: "文字",
  choice: "选择",
  date: "日期",
  material: "素材",
  derived: "系统算出",
  total: "合计",
};

export const COLUMN_KIND_ABOUT: Record<ColumnKind, string> = {
  number: "填一个数",
  text: "填一句话",
  choice: "从给定的几项中选一项",
  date: "填一个日期",
  material: "交一段文字，可附文件，写报告时取用",
  derived: "由已归档的记录算出，不需要填",
  total: "由其他列相加得出，不需要填",
};

export const ROUND_STATES = ["draft", "open", "closed"] as const;
export type RoundState = (typeof ROUND_STATES)[number];
export const ROUND_STATE_NAMES: Record<RoundState, string> = { draft: "未发出", open: "收集中", closed: "已结束" };

export const RECIPIENT_STATES = ["waiting", "answered", "returned", "confirmed"] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];
export const RECIPIENT_STATE_NAMES: Record<RecipientState, string> = {
  waiting: "未报",
  answered: "已报",
  returned: "退回补正",
  confirmed: "已确认",
};

export const isAsked = (kind: ColumnKind): boolean => kind !== "derived" && kind !== "total";
export const isNumeric = (kind: ColumnKind): boolean => kind === "number" || kind === "derived" || kind === "total";
