import { expect, type Page } from "@playwright/test";
import type { ReportDetail } from "#shared/report/contracts.ts";

/** The annual report of the department, made through the pages; ends on the page of the new report. */
export async function composeReport(page: Page): Promise<void> {
  await page.goto("/reports");
  await page.getByRole("button", { name: "新建报告" }).click();
  const dialog = page.getByRole("dialog", { name: "新建报告" });
  await expect(dialog.getByRole("radio").first()).toBeChecked();
  await dialog.getByRole("button", { name: "本年" }).click();
  await dialog.getByRole("button", { name: "生成初稿" }).click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
  await expect(text(page)).toContainText("召开全体干部会议9次");
  await answerPrompt(page);
}

/** Writes over what the outline asks for: a report that still holds a prompt is not issued. */
async function answerPrompt(page: Page): Promise<void> {
  await text(page).locator("p", { hasText: "（请结合实际补充" }).click({ clickCount: 3 });
  await page.keyboard.type("下一步，持续抓好各项任务落实。");
  await expectSaved(page, "持续抓好各项任务落实");
}

export const text = (page: Page) => page.getByRole("textbox", { name: "报告正文" });

/** The figure that says how many all-staff meetings were held. */
export const meetings = (page: Page) =>
  text(page).locator("p", { hasText: "召开全体干部会议" }).getByRole("button").first();

export const coverage = (page: Page) => page.getByText(/个数字：\d+ 个可溯源/);

export async function review(page: Page): Promise<void> {
  await page.getByRole("button", { name: "审签", exact: true }).click();
  await page.getByRole("dialog", { name: "审签" }).getByRole("button", { name: "标记已审签" }).click();
  await expect(page.getByRole("button", { name: "印发", exact: true })).toBeVisible();
}

export async function issue(page: Page): Promise<void> {
  await page.getByRole("button", { name: "印发", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "印发" });
  await dialog.getByLabel("报送对象").fill("示例市委组织部");
  await dialog.getByRole("button", { name: "确认印发" }).click();
}

/** Writes at the end of the first paragraph; returns when the server has it. */
export async function write(page: Page, words: string): Promise<void> {
  await text(page)
    .locator("p")
    .first()
    .click({ position: { x: 300, y: 12 } });
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await expectSaved(page, words);
}

/** The stored report holds these words; what the page says of saving may be of the change before. */
export async function expectSaved(page: Page, words: string): Promise<void> {
  await expect.poll(async () => JSON.stringify((await stored(page)).document)).toContain(words);
}

/** The report of the open page as the server has it. */
export async function stored(page: Page) {
  const answer = await page.request.get(`/api/reports/${page.url().split("/").at(-1)}`);
  return (await answer.json()) as ReportDetail;
}
