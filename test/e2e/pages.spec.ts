import { expect, test } from "@playwright/test";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

test("one click signs in as each role of the demonstration", async ({ page }) => {
  for (const role of ["组工干部", "部领导", "镇街党务干部", "党组织书记", "党员", "审计员", "系统管理员"]) {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("您好");
    await page.getByRole("button", { name: "退出" }).first().click();
    await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
  }
});

test("a number opens onto its definition and its records", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/figures");
  await page.getByLabel("想查什么").fill("全体干部会议 区委组织部 今年 次数");
  await page.getByRole("button", { name: "查询" }).click();
  await page.getByRole("region", { name: "结果" }).getByRole("button", { name: "9", exact: true }).first().click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("link", { name: /全体干部会议/ })).toHaveCount(9);
  await expectAccessible(page);
});

for (const [name, viewport] of [
  ["desktop", { width: 1440, height: 900 }],
  ["phone", PHONE],
] as const) {
  test(`every page is accessible and fits (${name})`, async ({ page }) => {
    // some twenty pages, each looked at by axe
    test.slow();
    await page.setViewportSize(viewport);
    await signInAs(page, "administrator");
    for (const path of [
      "/",
      "/activities",
      "/ledgers",
      "/documents",
      "/documents/regulations",
      "/documents/regulations/branch-work",
      "/documents/new",
      "/record",
      "/entry",
      "/orgs",
      "/people",
      "/accounts",
      "/accounts/sheet",
      "/handovers",
      "/orgs/sheet",
      "/events",
      "/system",
      "/imports",
      "/password",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForLoadState("networkidle");
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}
