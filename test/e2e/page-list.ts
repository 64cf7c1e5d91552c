import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, type Page } from "@playwright/test";
import type { RoleId } from "#shared/rights/roles.ts";

/** The paths of the pages that the router knows, read off its source: a page without an entry below is noticed. */
export function routedPaths(): string[] {
  const source = readFileSync(new URL("../../src/web/routes.tsx", import.meta.url), "utf8");
  return [...source.matchAll(/\bpage\("([^"]+)"/g)].map(([, path]) => path!);
}

type Found = string | Promise<string>;
export type WalkedPage = {
  role: RoleId;
  /** where it stands in the demonstration; the path itself where nothing has to be found */
  at?: (page: Page) => Found;
};

const clerk = (at?: WalkedPage["at"]): WalkedPage => ({ role: "department_clerk", ...(at && { at }) });

const admin = (at: (page: Page) => Found): WalkedPage => ({ role: "administrator", at });

/** Every page, as somebody for whom there is something on it. */
export const PAGES: Record<string, WalkedPage> = {
  "/": { role: "town_cadre" },
  "/search": clerk(() => `/search?q=${encodeURIComponent("党课")}`),
  "/password": { role: "member" },
  "/activities": clerk(),
  "/activities/$id": clerk((page) => ofFirst(page, "/api/activities", { states: ["filed"] }, "/activities/$id")),
  "/activities/$id/sheet": clerk((page) => ofFirst(page, "/api/activities", {}, "/activities/$id/sheet")),
  "/ledgers": { role: "department_leader" },
  "/documents": clerk(),
  "/documents/new": clerk(),
  "/documents/regulations": { role: "member" },
  "/documents/regulations/$id": clerk(() => "/documents/regulations/branch-work"),
  "/documents/$id": clerk((page) => ofFirst(page, "/api/documents", {}, "/documents/$id")),
  "/documents/$id/edit": clerk((page) => ofFirst(page, "/api/documents", {}, "/documents/$id/edit")),
  "/record": { role: "org_secretary" },
  "/entry": { role: "town_cadre" },
  "/programmes": clerk(),
  "/programmes/$id": clerk((page) => ofFirst(page, "/api/programmes", {}, "/programmes/$id")),
  "/programmes/$id/collect": clerk((page) => ofFirst(page, "/api/programmes", {}, "/programmes/$id/collect")),
  "/groups": clerk(),
  "/groups/$id": clerk((page) => ofFirst(page, "/api/groups", {}, "/groups/$id")),
  "/recognitions": clerk(),
  "/recognitions/new": clerk(),
  "/figures": clerk(() => `/figures?q=${encodeURIComponent("主题党日 全区 今年 次数")}`),
  "/rounds": { role: "town_cadre" },
  "/rounds/new": clerk(),
  "/rounds/$id": clerk((page) => ofFirst(page, "/api/rounds", { states: ["open"] }, "/rounds/$id")),
  "/rounds/$id/edit": clerk(async (page) => `${await draftedRound(page)}/edit`),
  "/rounds/$id/answer": { role: "town_cadre", at: answeredRound },
  "/reports": clerk(),
  "/reports/$id": clerk((page) => ofFirst(page, "/api/reports", { states: ["draft"] }, "/reports/$id")),
  "/checks": clerk(),
  "/checks/rules": clerk(),
  "/checks/rules/terms": clerk(),
  "/checks/$id": clerk(checkedDraft),
  "/register": clerk(),
  "/imports/$id": { role: "org_secretary", at: importedLedger },
  "/imports": { role: "org_secretary" },
  "/scans/$id": { role: "org_secretary", at: scannedPage },
  "/scans": { role: "org_secretary" },
  "/orgs": { role: "administrator" },
  "/orgs/sheet": { role: "administrator" },
  "/people": { role: "auditor" },
  "/accounts": { role: "administrator" },
  "/accounts/sheet": { role: "administrator" },
  "/accounts/$id": admin((page) => accountOf(page, "/accounts/$id")),
  "/accounts/$id/handover": admin((page) => accountOf(page, "/accounts/$id/handover")),
  "/handovers": { role: "administrator" },
  "/handovers/$id": admin((page) => ofFirst(page, "/api/handovers", {}, "/handovers/$id")),
  "/dictionary": clerk(),
  "/dictionary/calendar": clerk(),
  "/dictionary/outlines": clerk(),
  "/dictionary/outlines/$id": clerk(ownOutline),
  "/dictionary/words": clerk(),
  "/events": { role: "auditor" },
  "/system": { role: "administrator" },
};

type Row = { id: string; mine?: { recipientId: string } | null };

async function rowsOf(page: Page, api: string, filter: object): Promise<Row[]> {
  const answer = await page.request.get(`${api}?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  expect(answer.ok(), api).toBe(true);
  const list: { rows?: Row[] } | Row[] = await answer.json();
  return Array.isArray(list) ? list : (list.rows ?? []);
}

async function ofFirst(page: Page, api: string, filter: object, path: string): Promise<string> {
  const [row] = await rowsOf(page, api, filter);
  expect(row, path).toBeDefined();
  return path.replace("$id", row!.id);
}

/** The cadre of a town, whose work could be handed over. */
async function accountOf(page: Page, path: string): Promise<string> {
  return ofFirst(page, "/api/accounts", { roles: ["town_cadre"], state: "active" }, path);
}

async function ownOutline(page: Page): Promise<string> {
  const outlines: { id: string; own: boolean }[] = await (await page.request.get("/api/dictionary/outlines")).json();
  return `/dictionary/outlines/${outlines.find(({ own }) => own)!.id}`;
}

async function answeredRound(page: Page): Promise<string> {
  const [row] = await rowsOf(page, "/api/rounds", { states: ["open"] });
  return `/rounds/${row!.id}/answer?recipient=${row!.mine!.recipientId}`;
}

/** A round that is not sent out yet, by its page. */
async function draftedRound(page: Page): Promise<string> {
  const orgs: { id: string; kind: string; can: { rounds: boolean } }[] = await (
    await page.request.get("/api/orgs")
  ).json();
  const asked = orgs.filter(({ kind, can }) => kind === "town" && can.rounds).map(({ id }) => id);
  const id = randomUUID();
  const columns = [
    { code: "A", label: "党员志愿者", kind: "number", unit: "人" },
    { code: "B", label: "群众志愿者", kind: "number", unit: "人" },
    { code: "C", label: "志愿者合计", kind: "total", unit: "人", formula: "A + B" },
    { code: "D", label: "是否成立服务队", kind: "choice", options: ["是", "否"] },
    { code: "E", label: "主要做法", kind: "material" },
  ].map((column) => ({ id: randomUUID(), ...column }));
  const answer = await page.request.post("/api/rounds", {
    data: {
      ...{
        commandId: randomUUID(),
        id,
        orgId: orgs.find(({ kind }) => kind === "district")!.id,
        title: "志愿服务情况",
      },
      ...{ from: "2026-01-01", to: "2026-12-31", dueOn: "2026-12-20", columns, checks: ["A <= C"], recipients: asked },
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return `/rounds/${id}`;
}

/** A draft with something right, something wrong and a regulation that is named otherwise. */
async function checkedDraft(page: Page): Promise<string> {
  const orgs: { id: string; kind: string }[] = await (await page.request.get("/api/orgs")).json();
  const id = randomUUID();
  const text = [
    "中共示例区委组织部2026年工作总结",
    "召开全体干部会议9次，部务会99次，发放学习资料2000余份。",
    "执行《干部教育培训条例》，整改率98%。",
  ].join("\n");
  const orgId = orgs.find(({ kind }) => kind === "department")!.id;
  const answer = await page.request.post("/api/checks/text", { data: { id, commandId: randomUUID(), orgId, text } });
  expect(answer.ok(), await answer.text()).toBe(true);
  await expect.poll(async () => (await (await page.request.get(`/api/checks/${id}`)).json()).state).toBe("done");
  return `/checks/${id}`;
}

/** A ledger that waits for its questions to be answered: one row of it has no such day. */
async function importedLedger(page: Page): Promise<string> {
  const session: { grants: { orgId: string }[] } = await (await page.request.get("/api/session")).json();
  const ledger =
    "时间,类别,内容,参会情况\r\n2025.3.5,支部党员大会,讨论年度计划,应到13人实到12人\r\n2025-02-30,党课,讲党课,13";
  const file = { name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(ledger, "utf8") };
  const answer = await page.request.post(`/api/imports?org=${session.grants[0]!.orgId}`, { multipart: { file } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return `/imports/${(await answer.json()).id}`;
}

/** A batch with one page that says nothing of itself. */
async function scannedPage(page: Page): Promise<string> {
  const blank = await PDFDocument.create();
  blank.addPage([595, 842]);
  const id = randomUUID();
  const made = await page.request.post("/api/scans", { data: { id, commandId: randomUUID() } });
  expect(made.ok(), await made.text()).toBe(true);
  const file = { name: "签到表.pdf", mimeType: "application/pdf", buffer: Buffer.from(await blank.save()) };
  const taken = await page.request.post(`/api/scans/${id}/files`, { multipart: { file } });
  expect(taken.ok(), await taken.text()).toBe(true);
  return `/scans/${id}`;
}
