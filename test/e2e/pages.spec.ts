import { expect, test } from "@playwright/test";
import type { RoleId } from "#shared/rights/roles.ts";
import { PAGES, routedPaths } from "./page-list.ts";
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

test("every page that the router knows is walked", () => {
  expect(Object.keys(PAGES).sort()).toEqual(routedPaths().sort());
});

for (const [name, viewport] of [
  ["desktop", { width: 1440, height: 900 }],
  ["phone", PHONE],
] as const) {
  test(`every page is accessible, fits, has its name and runs clean (${name})`, async ({ page }) => {
    test.setTimeout(Object.keys(PAGES).length * 6_000);
    await page.setViewportSize(viewport);
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(`${page.url()} ${message.text()}`));
    page.on("pageerror", (error) => problems.push(`${page.url()} ${error.message}`));
    let signedIn: RoleId | null = null;
    const inRoles = Object.entries(PAGES).sort(([, one], [, other]) => one.role.localeCompare(other.role));
    for (const [path, { role, at }] of inRoles) {
      if (role !== signedIn) await signInAs(page, role);
      signedIn = role;
      await page.goto(at ? await at(page) : path);
      // The headings of a report are the paper's first level, and say on which level of the page they stand.
      const heading = page.locator("h1:not([aria-level])");
      await expect(heading, path).toHaveCount(1);
      await expect(page.getByRole("status", { name: "正在加载" })).toHaveCount(0);
      await expect.soft(page, path).toHaveTitle(`${await heading.textContent()} · 实录`);
      await test.step(path, () => expectAccessible(page, path));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, path).toBeLessThanOrEqual(0);
    }
    expect(problems).toEqual([]);
  });
}
