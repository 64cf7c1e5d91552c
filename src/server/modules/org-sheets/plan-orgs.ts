import type { HeadedRow } from "#server/modules/imports/index.ts";
import { type CreatedOrg, labelOf, type Reform } from "#server/modules/orgs/index.ts";
import { mayStandBelow, type OrgKindId, orgKindName } from "#shared/orgs/kinds.ts";
import { foldOrgName, orgNameReader } from "#shared/orgs/names.ts";
import type { OrgHeading, OrgSheetChange, OrgStep } from "#shared/orgs/sheet.ts";
import type { CellProblem } from "#shared/sheets/contracts.ts";
import { type Complain, type KnownOrg, readRow, type SheetOrg } from "./read-row.ts";

export type OrgPlan = Reform & { changes: OrgSheetChange[]; unchanged: number; problems: CellProblem[] };

type Row = HeadedRow<OrgHeading>;

/** Where an organisation stands once the sheet is written. */
type Node = {
  id: string;
  name: string;
  kind: string;
  parentId: string | null;
  closed: boolean;
  founded: string;
  /** may the one who uploads the sheet put something below it? */
  mine: boolean;
};

/**
 * What a sheet of organisations would change. A row is recognised by its code; rows that are not there any more change
 * nothing, and a sheet that was written once changes nothing the second time.
 * @param newId makes the id of a new organisation; labels and paths follow from it
 */
export function planOrgs(rows: readonly Row[], known: readonly KnownOrg[], newId: () => string): OrgPlan {
  const plan: Writable = {
    ...{ created: [], changed: [], moved: [], closed: [], changes: [], unchanged: 0, problems: [] },
  };
  const complain: Complain = (row, heading, message) => void plan.problems.push({ place: row.place(heading), message });
  const byCode = new Map(known.map((org) => [org.code, org]));
  const read = uniqueRows(rows, complain).map((row) => readRow(row, byCode.get(row.text("编码")), newId, complain));
  const nodes = new Map<string, Node>(
    known.map((org) => [org.id, { ...org, parentId: org.parent_id, closed: org.active_to !== null }]),
  );
  for (const one of read) {
    const { id, name, kind, founded } = one;
    if (!one.org) nodes.set(id, { id, name, kind, parentId: null, closed: false, founded, mine: true });
  }
  const parentOf = parentReader(known, read);
  for (const one of read) place(one, { nodes, parentOf, complain });
  for (const one of read) check(one, { nodes, complain });
  if (plan.problems.length > 0) return plan;
  for (const one of read) write(plan, one, nodes);
  return { ...plan, created: withPaths(plan.created, known) };
}

type Writable = { -readonly [K in keyof OrgPlan]: OrgPlan[K] extends readonly (infer T)[] ? T[] : OrgPlan[K] };

function uniqueRows(rows: readonly Row[], complain: Complain): Row[] {
  const seen = new Map<string, Row>();
  return rows.filter((row) => {
    const code = row.text("编码");
    const first = seen.get(code);
    if (code === "") complain(row, "编码", "没有填写编码；新设的组织请给它一个全区唯一的编码");
    else if (code.length > 40) complain(row, "编码", "编码不超过 40 个字");
    else if (first) complain(row, "编码", `编码“${code}”与第 ${first.number} 行重复，请删去一行或改正编码`);
    else {
      seen.set(code, row);
      return true;
    }
    return false;
  });
}

/** By code or name, the old name or the one of the sheet, of what is there or is about to be. */
function parentReader(known: readonly KnownOrg[], read: readonly SheetOrg[]) {
  const named = known.filter((org) => org.active_to === null).map((org) => ({ ...org, shortName: org.short_name }));
  const added = read.flatMap(({ id, org, row, name, shortName }) => {
    const renamed = org !== undefined && foldOrgName(org.name) !== foldOrgName(name);
    if (org === undefined) return [{ id, code: row.text("编码"), name, shortName }];
    return renamed ? [{ id, code: name, name, shortName }] : [];
  });
  const reader = orgNameReader<{ id: string; code: string; name: string; shortName: string }>([...named, ...added]);
  // A code says it, whatever else is called so.
  const codes = new Map([...named, ...added].map((org) => [org.code, org.id]));
  return (text: string): string | "unknown" | "several" => {
    const id = codes.get(text);
    if (id !== undefined) return id;
    const found = reader(text);
    return typeof found === "string" ? found : found.id;
  };
}

type Placing = { nodes: Map<string, Node>; parentOf: ReturnType<typeof parentReader>; complain: Complain };

/** Reads where it is to stand and whether it goes on, into the nodes. */
function place(one: SheetOrg, { nodes, parentOf, complain }: Placing): void {
  const { row, org, id } = one;
  const node = nodes.get(id);
  if (!node) return;
  const text = row.text("上级");
  if (text !== "") {
    const parent = parentOf(text);
    if (parent === "several") complain(row, "上级", `叫“${text}”的组织不止一个，请改为编码`);
    else if (parent === "unknown")
      complain(row, "上级", `没有找到上级“${text}”，请改为系统中的编码或名称，或在表中增设它`);
    else node.parentId = parent;
  } else if (!org) complain(row, "上级", "新设的组织要填写上级");
  if (one.closes) node.closed = true;
}

/** What is wrong with where it stands, once everything has found its place. */
function check(one: SheetOrg, { nodes, complain }: Pick<Placing, "nodes" | "complain">): void {
  const { row, org, id, day } = one;
  const node = nodes.get(id);
  if (!node || (org && org.active_to !== null)) return;
  const parent = node.parentId === null ? null : nodes.get(node.parentId);
  const moves = org !== undefined && node.parentId !== org.parent_id;
  if (parent && (moves || !org)) {
    if (!mayStandBelow(node.kind, parent.kind))
      complain(row, "上级", `“${orgKindName(node.kind)}”不能设在“${orgKindName(parent.kind)}”之下`);
    if (!parent.mine) complain(row, "上级", `您无权管理上级“${parent.name}”`);
    if (parent.closed) complain(row, "上级", `“${parent.name}”已撤销，不能作上级`);
    const from = org ? day : node.founded;
    if (from !== "" && from < parent.founded)
      complain(row, org ? "生效日期" : "成立日期", `上级“${parent.name}”成立于 ${parent.founded}，日期不能早于它`);
    if (inCircle(id, nodes)) complain(row, "上级", "不能划归到自己或自己的下级");
  }
  if (!org) {
    const twin = [...nodes.values()].find(
      (other) => other.id !== id && !other.closed && other.parentId === node.parentId && other.name === node.name,
    );
    if (twin && node.parentId !== null)
      complain(
        row,
        "编码",
        `“${parent?.name ?? ""}”下已有“${node.name}”，编码不同。表格不能改编码，请改回原编码，或到“组织”页修改`,
      );
  }
  if ((moves || (one.closes && org)) && day === "")
    complain(row, "生效日期", `${one.closes ? "撤销" : "划转"}要填写生效日期，如 2026-03-01`);
  else if (moves && org && day < org.placed)
    complain(row, "生效日期", `“${org.name}”在 ${org.placed} 已有变动，生效日期不能早于它`);
  else if (one.closes && org && day < org.founded)
    complain(row, "生效日期", `“${org.name}”成立于 ${org.founded}，撤销日期不能早于它`);
  if (one.closes) {
    const child = [...nodes.values()].find((other) => other.parentId === id && !other.closed);
    if (child) complain(row, "状态", `下级“${child.name}”尚未撤销或划转`);
  }
  if (org && !org.mine && (moves || one.closes || one.fields.length > 0))
    complain(row, "编码", `您无权管理“${org.name}”，请从表中删去这一行`);
}

function inCircle(id: string, nodes: ReadonlyMap<string, Node>): boolean {
  const seen = new Set<string>();
  for (let at = nodes.get(id); at; at = at.parentId === null ? undefined : nodes.get(at.parentId)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

function write(plan: Writable, one: SheetOrg, nodes: ReadonlyMap<string, Node>): void {
  const { row, org, id, name, shortName, position, day, fields } = one;
  const before = plan.changes.length;
  const parentId = nodes.get(id)?.parentId ?? null;
  const above = (of: string | null) => (of === null ? "" : (nodes.get(of)?.name ?? ""));
  const note = (heading: OrgHeading, step: OrgStep, text: string) =>
    void plan.changes.push({ place: row.place(heading), step, code: row.text("编码"), name, text });
  if (!org) {
    const kind = one.kind as OrgKindId; // readRow knows it, or complained
    plan.created.push({
      id,
      parentId,
      kind,
      code: row.text("编码"),
      name,
      shortName,
      position,
      from: one.founded,
      path: "",
    });
    note("编码", "create", `${orgKindName(kind)}，设在“${above(parentId)}”下，自 ${one.founded}`);
    return;
  }
  if (org.active_to !== null) {
    plan.unchanged += 1;
    return;
  }
  if (fields.length > 0) plan.changed.push({ org, next: { name, short_name: shortName, position } });
  const named = fields.filter(({ heading }) => heading !== "排序");
  if (named.length > 0) note("名称", "change", named.map(({ text }) => text).join("；"));
  for (const { heading, text } of fields.filter((field) => field.heading === "排序")) note(heading, "order", text);
  if (parentId !== null && parentId !== org.parent_id) {
    plan.moved.push({ org, parentId, from: day });
    note("上级", "move", `由“${above(org.parent_id)}”划归“${above(parentId)}”，自 ${day}`);
  }
  if (one.closes) {
    plan.closed.push({ org, from: day });
    note("状态", "close", `自 ${day} 撤销`);
  }
  if (plan.changes.length === before) plan.unchanged += 1;
}

/** New organisations, above before below, with the paths that they will have before anything else is moved. */
function withPaths(created: readonly CreatedOrg[], known: readonly KnownOrg[]): CreatedOrg[] {
  const paths = new Map(known.map(({ id, path }) => [id, path]));
  const waiting = [...created];
  const placed: CreatedOrg[] = [];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parentId }) => parentId !== null && paths.has(parentId));
    if (ready.length === 0) throw new Error("new organisations in a circle");
    for (const org of ready) {
      const path = `${paths.get(org.parentId ?? "")}.${labelOf(org.id)}`;
      paths.set(org.id, path);
      placed.push({ ...org, path });
      waiting.splice(waiting.indexOf(org), 1);
    }
  }
  return placed;
}
