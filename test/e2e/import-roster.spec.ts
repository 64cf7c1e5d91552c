import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

const BRANCH = "甲镇产业园支部";
const HEAD = "姓名,性别,出生年月,所在党支部,人员类别";

async function bring(page: Page, rows: string[]): Promise<void> {
  await page.goto("/people");
  await page.getByRole("link", { name: "导入花名册" }).click();
  const buffer = Buffer.from([HEAD, ...rows].join("\r\n"), "utf8");
  await page.getByLabel("文件", { exact: true }).setInputFiles({ name: "党员名册.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "上传并查看" }).click();
}

test("a roster comes in, and the next one is confirmed as a difference", async ({ page }) => {
  await signInAs(page, "town_cadre");
  const first = `示测甲,男,1981.05,${BRANCH},正式党员`;
  const second = `示测乙,女,1986.11,${BRANCH},预备党员`;
  await bring(page, [first, second]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "确认并写入 2 项" }).click();
  await expect(page.getByText("新增 2 人，划转 0 人，变更 0 人，转出 0 人").first()).toBeVisible();

  await bring(page, [`示测甲,男,1981.05,${BRANCH},正式党员`]);
  await expect(page.getByRole("button", { name: "确认并写入 0 项" })).toBeDisabled();
  await page.getByRole("button", { name: /^转出 / }).click();
  await page.getByLabel("写入示测乙").check();
  await page.getByRole("button", { name: "确认并写入 1 项" }).click();
  await expect(page.getByText("转出 1 人").first()).toBeVisible();

  await page.goto("/people");
  await page.getByLabel("查找").fill("示测乙");
  await expect(page.getByRole("row", { name: /示测乙/ })).toContainText("已离开");
});

test("a roster with an unknown branch is refused at its cell, on a phone too", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInAs(page, "town_cadre");
  await bring(page, ["示测丙,男,1981.05,没有的支部,正式党员"]);
  await expect(page.getByText("D2", { exact: false }).first()).toBeVisible();
  await expect(page.getByText(/没有找到组织“没有的支部”/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "确认并写入 0 项" })).toBeDisabled();
  await expectAccessible(page);
});
