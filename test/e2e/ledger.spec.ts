import { expect, test } from "@playwright/test";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

test("a ledger is grouped, its columns are remembered, its rows lead to the record", async ({ page, browser }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/ledgers");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("三会一课台账");
  await page.getByLabel("台账", { exact: true }).selectOption({ label: "全体干部会议台账" });
  await expect(page.getByText(/共 9 项/)).toBeVisible();
  await page.getByLabel("分组").selectOption({ label: "按月份" });
  await expect(page.locator("tr.group").first()).toContainText(/^\d{4}年\d{1,2}月$/);
  await page.getByRole("button", { name: "移除地点" }).click();
  await expect(page.getByRole("columnheader", { name: "地点" })).toHaveCount(0);
  await expectAccessible(page);

  const elsewhere = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await signInAs(elsewhere, "department_clerk");
  await elsewhere.goto("/ledgers");
  await elsewhere.getByLabel("台账", { exact: true }).selectOption({ label: "全体干部会议台账" });
  await expect(elsewhere.locator("tr.group").first()).toBeVisible();
  await expect(elsewhere.getByRole("columnheader", { name: "地点" })).toHaveCount(0);
  await elsewhere.context().close();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 Word" }).click();
  expect((await download).suggestedFilename()).toBe("全体干部会议台账.docx");

  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/activities\/[0-9a-f-]{36}$/);
});

test("on a phone the rows come before the filter", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInAs(page, "org_secretary");
  await page.goto("/ledgers");
  await expect(page.getByRole("table").getByRole("link").first()).toBeInViewport();
  await expectAccessible(page);
});
