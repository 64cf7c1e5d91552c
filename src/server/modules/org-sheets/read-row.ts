import type { HeadedRow } from "#server/modules/imports/index.ts";
import type { Org } from "#server/modules/orgs/index.ts";
import { readDate } from "#shared/cells/dates.ts";
import { ORG_KINDS, orgKindName } from "#shared/orgs/kinds.ts";
import { ORG_STATES, type OrgHeading } from "#shared/orgs/sheet.ts";

type Row = HeadedRow<OrgHeading>;

export type KnownOrg = Org & {
  /** its first day, and the first day of where it stands now */
  founded: string;
  placed: string;
  /** may the one who uploads the sheet change it? */
  mine: boolean;
};

export type Complain = (row: Row, heading: OrgHeading, message: string) => void;

/** One row, read: what it says of one organisation, what it leaves open filled in from what is there. */
export type SheetOrg = {
  row: Row;
  id: string;
  /** undefined: a new one */
  org: KnownOrg | undefined;
  name: string;
  shortName: string;
  kind: string;
  position: number;
  founded: string;
  /** 生效日期, "" where there is none */
  day: string;
  closes: boolean;
  /** what is different of what can simply be changed, in words */
  fields: { heading: OrgHeading; text: string }[];
};

const DEFAULT_POSITION = 1000;

export function readRow(row: Row, org: KnownOrg | undefined, newId: () => string, complain: Complain): SheetOrg {
  const closed = org !== undefined && org.active_to !== null;
  const state = row.text("状态");
  if (state !== "" && state !== ORG_STATES.active && state !== ORG_STATES.closed)
    complain(row, "状态", `不认识的状态“${state}”，应为“存续”或“撤销”`);
  if (closed && state === ORG_STATES.active)
    complain(row, "状态", `“${org.name}”已于 ${org.active_to} 撤销，不能恢复；确需设立的，请用新的编码增设`);
  if (!org && state === ORG_STATES.closed) complain(row, "状态", "新设的组织不能一设立就撤销");
  const name = row.text("名称") || org?.name || "";
  const shortName = row.text("简称") || org?.short_name || name.slice(0, 40);
  if (name.length < 2 || name.length > 80) complain(row, "名称", name === "" ? "没有填写名称" : "名称为 2～80 个字");
  if (shortName.length > 40) complain(row, "简称", "简称不超过 40 个字");
  const position = readPosition(row, org, complain);
  const founded = org?.founded ?? readDay(row, "成立日期", complain);
  if (!org && founded === "" && row.text("成立日期") === "") complain(row, "成立日期", "新设的组织要填写成立日期");
  const next = { 名称: name, 简称: shortName, 排序: String(position) };
  const now = { 名称: org?.name, 简称: org?.short_name, 排序: org && String(org.position) };
  const headings = ["名称", "简称", "排序"] as const;
  return {
    ...{ row, org, name, shortName, position, founded },
    id: org?.id ?? newId(),
    kind: readKind(row, org, complain),
    day: closed ? "" : readDay(row, "生效日期", complain),
    closes: !closed && org !== undefined && state === ORG_STATES.closed,
    fields:
      org && !closed
        ? headings
            .filter((heading) => next[heading] !== now[heading])
            .map((heading) => ({ heading, text: `${heading}由“${now[heading]}”改为“${next[heading]}”` }))
        : [],
  };
}

function readKind(row: Row, org: KnownOrg | undefined, complain: Complain): string {
  const text = row.text("类别").replaceAll("(", "（").replaceAll(")", "）");
  const kind = ORG_KINDS.find(({ name }) => name === text)?.id;
  if (org) {
    if (text !== "" && kind !== org.kind)
      complain(row, "类别", `“${org.name}”是${orgKindName(org.kind)}，类别不能改；性质变了的，请撤销后另设`);
    return org.kind;
  }
  if (!kind) {
    const names = ORG_KINDS.map(({ name }) => name).join("、");
    complain(row, "类别", text === "" ? "新设的组织要填写类别" : `没有“${text}”这个类别，应为${names}中的一个`);
  }
  return kind ?? "";
}

function readPosition(row: Row, org: KnownOrg | undefined, complain: Complain): number {
  const text = row.text("排序");
  if (text === "") return org?.position ?? DEFAULT_POSITION;
  const number = Number(text);
  if (/^\d{1,7}$/.test(text) && number <= 1_000_000) return number;
  complain(row, "排序", `“${text}”不是排序号，应为 0～1000000 的整数，数字小的排前面`);
  return org?.position ?? DEFAULT_POSITION;
}

/** A day, or "" where nothing stands or something is wrong with it. */
function readDay(row: Row, heading: OrgHeading, complain: Complain): string {
  const cell = row.cell(heading);
  if (cell.text.trim() === "") return "";
  const { start, end, rest } = readDate(cell, {});
  if (start !== null && end === null && rest.trim() === "") return start;
  complain(row, heading, `“${cell.text.trim()}”不是日期，请写成 2026-03-01`);
  return "";
}
