import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, type Page, test } from "@playwright/test";
import type { ActivityRow } from "#shared/activities/contracts.ts";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

async function meetings(page: Page, count: number): Promise<ActivityRow[]> {
  const filter = JSON.stringify({ kinds: ["all_staff_meeting"], states: ["filed"] });
  const list = await page.request.get(`/api/activities?limit=${count}&filter=${encodeURIComponent(filter)}`);
  return (await list.json()).rows;
}

/** The printed sheets of two meetings behind a blank page, as a scanner would put them into one file. */
async function printedPile(page: Page, pile: readonly ActivityRow[]): Promise<Buffer> {
  const whole = await PDFDocument.create();
  whole.addPage([595, 842]);
  for (const { id } of pile) {
    await page.goto(`/activities/${id}/sheet`);
    await expect(page.getByRole("img", { name: "本活动的归档码" })).toHaveJSProperty("complete", true);
    const printed = await PDFDocument.load(await page.pdf({ format: "A4" }));
    for (const sheet of await whole.copyPages(printed, printed.getPageIndices())) whole.addPage(sheet);
  }
  return Buffer.from(await whole.save());
}

test("a pile of printed sheets finds its meetings; what has no code is asked", async ({ page }) => {
  await signInAs(page, "department_clerk");
  const pile = await meetings(page, 2);
  const buffer = await printedPile(page, pile);
  await page.getByRole("link", { name: "扫描归位" }).first().click();
  const file = { name: "一沓签到表.pdf", mimeType: "application/pdf", buffer };
  await page.getByLabel("签到表扫描件").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "待认定 1 页" })).toBeVisible({ timeout: 40_000 });
  for (const { title } of pile) await expect(page.getByRole("region", { name: title })).toBeVisible();
  await expect(page.getByRole("button", { name: "归入 2 项活动" })).toBeDisabled();
  await expectAccessible(page);

  await page.getByRole("button", { name: "选择活动…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img")).toBeVisible();
  await dialog.getByLabel("举行日期").fill(pile[0]!.heldOn);
  await dialog.getByRole("button", { name: pile[0]!.title }).first().click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "归入 2 项活动" }).click();
  await expect(page.getByText("已归入 2 项活动，作为签到表存在各活动的附件中。")).toBeVisible();

  await page.getByRole("link", { name: pile[0]!.title }).first().click();
  const attached = page.getByRole("link", { name: `${pile[0]!.heldOn} ${pile[0]!.title} 签到表.pdf` });
  await expect(attached).toBeVisible();
  await page.goBack();
  await page.getByRole("button", { name: "撤销归入" }).click();
  await expect(page.getByRole("button", { name: "归入 2 项活动" })).toBeEnabled();
});

test("a file that cannot be read is refused by name, the others go on, on a phone too", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInAs(page, "town_cadre");
  await page.goto("/scans");
  const blank = await PDFDocument.create();
  blank.addPage([595, 842]);
  const locked = await PDFDocument.create();
  locked.addPage([595, 842]);
  locked.encrypt({ userPassword: "secret", ownerPassword: "owner" });
  await page.getByLabel("签到表扫描件").setInputFiles([
    { name: "加密.pdf", mimeType: "application/pdf", buffer: Buffer.from(await locked.save()) },
    { name: "空白.pdf", mimeType: "application/pdf", buffer: Buffer.from(await blank.save()) },
  ]);
  await expect(page.getByText("“加密.pdf”设有打开密码，无法识别", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "识别已接收的 1 个文件" }).click();
  await expect(page.getByRole("heading", { name: "待认定 1 页" })).toBeVisible({ timeout: 40_000 });
  await page.getByRole("button", { name: "不要这一页" }).click();
  await expect(page.getByText("都已有去向", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "放弃" }).click();
  await page.getByRole("button", { name: "确认放弃" }).click();
  await expect(page.getByText("已放弃，没有归入任何活动。")).toBeVisible();
});
