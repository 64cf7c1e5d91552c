import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { Document, HeadingLevel, Packer, Paragraph } from "docx";
import JSZip from "jszip";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import type { ReportRow } from "#shared/report/contracts.ts";
import { text as reportText } from "./report-support.ts";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

const LINES = ["召开全体干部会议9次，部务会99次。", "发放学习资料2000余份。", "认真执行《干部教育培训条例》。"];

async function draftFile(name: string, lines: readonly string[] = LINES) {
  const head = new Paragraph({ text: "一、工作开展情况", heading: HeadingLevel.HEADING_1 });
  const title = new Paragraph("中共示例区委组织部2026年工作总结");
  const children = [title, head, ...lines.map((line) => new Paragraph(line))];
  const buffer = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  return { name, mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer };
}

/** Hands in the draft through the page; ends on the page of the check, done. */
async function handIn(page: Page, name: string): Promise<void> {
  await page.goto("/checks");
  await page.getByLabel("文稿文件").setInputFiles(await draftFile(name));
  await page.getByRole("button", { name: "开始核对" }).click();
  await expect(page).toHaveURL(/\/checks\/[0-9a-f-]{36}$/);
  await expect(mark(page, "9次，一致")).toBeVisible();
}

const mark = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const count = (page: Page, name: RegExp) =>
  page.getByRole("region", { name: "核对结果" }).getByRole("button", { name });
const side = (page: Page) => page.getByRole("complementary", { name: "核对意见" });
const head = (page: Page, words: string) => page.getByRole("heading", { name: `“${words}”` });

test.beforeEach(async ({ page }) => {
  await signInAs(page, "department_clerk");
});

test("a Word draft is checked number by number; what one decides holds when it is checked again", async ({ page }) => {
  await handIn(page, "示例总结.docx");
  await expect(mark(page, "99次，不一致")).toBeVisible();
  await expect(mark(page, "2000余份，无记录")).toBeVisible();
  await expect(mark(page, "《干部教育培训条例》，请核对")).toBeVisible();
  await expect(page.getByRole("heading", { name: "一、工作开展情况" })).toBeVisible();
  await expectAccessible(page);

  await mark(page, "9次，一致").click();
  await side(page).getByRole("button", { name: "打开记录（9 项）" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: /全体干部会议/ })).toHaveCount(9);
  await page.keyboard.press("Escape");

  await mark(page, "2000余份，无记录").focus();
  await page.keyboard.press("Enter");
  await expect(head(page, "2000余份")).toBeFocused();
  await expectAccessible(page);
  await side(page).getByText("标为无需核对").click();
  await side(page).getByLabel("理由").fill("发放登记在纸质台账上");
  await side(page).getByRole("button", { name: "无需核对", exact: true }).click();
  await expect(count(page, /无需核对 1/)).toBeVisible();
  await expect(side(page).getByText("已注明无需核对：发放登记在纸质台账上")).toBeVisible();

  await mark(page, "《干部教育培训条例》，请核对").click();
  await expect(side(page).getByText("《干部教育培训工作条例》").last()).toBeVisible();
  await side(page).getByRole("button", { name: "这样写没有错" }).click();
  await expect(count(page, /引文 1/)).toBeVisible();

  await page.getByRole("button", { name: "重新核对" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "重新核对" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(mark(page, "2000余份，无需核对")).toBeVisible();
  await expect(mark(page, "《干部教育培训条例》，无需处理")).toBeVisible();

  await mark(page, "2000余份，无需核对").click();
  await side(page).getByRole("button", { name: "撤销认定" }).click();
  await expect(mark(page, "2000余份，无记录")).toBeVisible();

  await page.goto("/checks");
  const row = page.getByRole("row", { name: /示例总结\.docx/ });
  await expect(row).toContainText("3 个数字：1 一致 · 1 不一致 · 1 无记录；引文 1 处无误");
});

test("one goes from place to place by keyboard, and may switch that off", async ({ page }) => {
  await handIn(page, "逐处看.docx");
  await page.keyboard.press("n");
  await expect(head(page, "99次")).toBeVisible();
  await expect(mark(page, "99次，不一致")).toBeFocused();
  await page.keyboard.press("j");
  await expect(head(page, "2000余份")).toBeVisible();
  await expect(side(page).getByText("2 / 3")).toBeVisible();
  await page.keyboard.press("p");
  await expect(head(page, "99次")).toBeVisible();
  await page.keyboard.press("Tab");
  await side(page).getByRole("button", { name: "返回清单" }).click();
  const items = side(page).getByRole("list").getByRole("button");
  await items.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(items.nth(1)).toBeFocused();

  await count(page, /^○?\s*无记录/).click();
  await expect(side(page).getByRole("list").getByRole("button")).toHaveCount(1);
  await expect(mark(page, "99次，不一致")).toHaveCount(0);

  await side(page)
    .getByLabel(/用键盘 n/)
    .uncheck();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("n");
  await expect(side(page).getByRole("button", { name: "返回清单" })).toHaveCount(0);
});

test("findings go back into the file as comments", async ({ page }) => {
  await handIn(page, "批注用.docx");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载批注稿" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("批注用（批注）.docx");
  const zip = await JSZip.loadAsync(await readFile(await download.path()));
  expect(await zip.file("word/comments.xml")!.async("string")).toContain("【数据不一致】部务会");
});

test("a number goes into a report that is being written, computed there", async ({ page }) => {
  const orgs: { id: string; kind: string }[] = await (await page.request.get("/api/orgs")).json();
  const orgId = orgs.find(({ kind }) => kind === "department")!.id;
  const [outline]: { id: string }[] = await (await page.request.get("/api/outlines")).json();
  const id = randomUUID();
  const period = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-20" };
  const order = { id, commandId: randomUUID(), orgId, template: outline!.id, ...period };
  const made = await page.request.post("/api/reports", { data: order });
  expect(made.ok(), await made.text()).toBe(true);

  await handIn(page, "进报告.docx");
  await mark(page, "9次，一致").click();
  await side(page).getByRole("button", { name: "放进报告草稿" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio").first()).toBeChecked();
  await dialog.getByRole("button", { name: "放进去" }).click();
  await dialog.getByRole("link", { name: /^打开《/ }).click();
  await expect(page).toHaveURL(new RegExp(`/reports/${id}$`));
  await expect(reportText(page).locator("p").last()).toContainText("召开全体干部会议9次。");
});

test("another figure may stand for what the draft means", async ({ page }) => {
  await handIn(page, "改数据.docx");
  await mark(page, "99次，不一致").click();
  await side(page).getByRole("button", { name: "改用别的数据" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("查找数据").fill("全体干部会议 次数");
  await dialog
    .getByRole("button", { name: /全体干部会议 · 次数/ })
    .first()
    .click();
  await expect(side(page).getByText("已由人选定用这个数据核对")).toBeVisible();
  await expect(side(page).getByText("9 次", { exact: true }).first()).toBeVisible();
});

test("words are pasted on a phone, looked through in a sheet and taken away again", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto("/checks");
  await expectAccessible(page);
  await page.getByLabel("粘贴文字").check();
  await page.getByLabel("文稿全文").fill(["关于2026年上半年工作情况的报告", ...LINES].join("\n"));
  await page.getByText("按文稿自己写的").click();
  await page.getByRole("button", { name: "本年" }).click();
  await page.getByRole("button", { name: "开始核对" }).click();
  await expect(page.getByText("2026年1月1日至12月31日")).toBeVisible();
  await mark(page, "99次，不一致").click();
  const sheet = page.getByRole("dialog", { name: /^第 1 处，共 \d+ 处$/ });
  await expect(sheet.getByRole("button", { name: "改用别的数据" })).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "下一处" }).click();
  await expect(page.getByRole("dialog").getByRole("heading", { name: "“2000余份”" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(mark(page, "2000余份，无记录")).toBeFocused();
  await expect(page.getByText("上传 Word 文件可下载批注稿")).toBeVisible();

  await page.getByRole("button", { name: "删除", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除", exact: true }).click();
  await expect(page).toHaveURL(/\/checks$/);
  await expect(page.getByRole("link", { name: "关于2026年上半年工作情况的报告" })).toHaveCount(0);
});

test("a copy of an issued report shows which number was changed in it", async ({ page }) => {
  const issued = encodeURIComponent(JSON.stringify({ states: ["issued"] }));
  const [report]: ReportRow[] = await (await page.request.get(`/api/reports?filter=${issued}`)).json();
  const word = await page.request.get(`/api/reports/${report!.id}/word?copy=clean`);
  const file = { name: "印发稿.docx", mimeType: "application/octet-stream", buffer: await word.body() };
  const id = randomUUID();
  const order = `id=${id}&commandId=${randomUUID()}&org=${report!.orgId}`;
  expect((await page.request.post(`/api/checks?${order}`, { multipart: { file } })).ok()).toBe(true);
  const copy = async () => (await (await page.request.get(`/api/checks/${id}`)).json()) as CheckDetail;
  await expect.poll(async () => (await copy()).state).toBe("done");
  const { paragraphs, returned } = await copy();
  const text = paragraphs.map((one) => one.text).join("\n");
  const { start, length, issued: was, label } = returned!.figures[0]!;

  await page.goto("/checks");
  await page.getByLabel("粘贴文字").check();
  await page.getByLabel("文稿全文").fill(`${text.slice(0, start)}88次${text.slice(start + length)}`);
  await page.getByRole("button", { name: "开始核对" }).click();
  await expect(page.getByRole("heading", { name: `这是已印发的《${report!.title}》的一份稿件` })).toBeVisible();
  const changed = page.getByRole("region", { name: "被改动的数字" });
  await expect(changed.getByText(`“${label}”印发时是 ${was}，现在写 88次`)).toBeVisible();
  await changed.getByRole("button", { name: "看这一处" }).click();
  await expect(mark(page, "88次，与印发稿不同")).toBeFocused();
  await expectAccessible(page);
});

test("what cannot be read and what must not be kept is refused beside its field", async ({ page }) => {
  await page.goto("/checks");
  const old = { name: "旧格式.doc", mimeType: "application/msword", buffer: Buffer.from("d0cf11e0a1b11ae1", "hex") };
  await page.getByLabel("文稿文件").setInputFiles(old);
  await page.getByRole("button", { name: "开始核对" }).click();
  await expect(page.getByRole("alert")).toContainText("“旧格式.doc”");
  await expect(page.getByLabel("文稿文件")).toBeFocused();

  await page.getByLabel("粘贴文字").check();
  await page.getByLabel("文稿全文").fill("机密★1年\n关于示例工作的报告\n召开会议9次。");
  await page.getByRole("button", { name: "开始核对" }).click();
  await expect(page.getByRole("alert")).toContainText("机密");
  await expect(page).toHaveURL(/\/checks$/);
});
