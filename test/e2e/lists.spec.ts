import { expect, test } from "@playwright/test";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

test("a word finds people, organisations and activities, from the keyboard", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/orgs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("组织");
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: /搜索/ });
  await box.fill("党日");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("option").first()).toContainText("主题党日");
  await expectAccessible(page);
  const all = dialog.getByRole("option", { name: "全部“党日”的活动" });
  while ((await all.getAttribute("aria-selected")) !== "true") await box.press("ArrowDown");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=.*&type=activity/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("搜索活动");
  await page
    .getByRole("link", { name: /主题党日/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/activities\//);
});

test("a filter is kept as a view, opened again and deleted with a way back", async ({ page }) => {
  await signInAs(page, "town_cadre");
  await page.goto("/activities");
  await page.getByLabel("名称含").fill("主题党日");
  await page.getByRole("button", { name: "保存当前筛选" }).click();
  await page.getByRole("dialog").getByLabel("名字").fill("主题党日们");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存筛选“主题党日们”")).toBeVisible();
  await page.goto("/activities");
  await page.getByRole("navigation", { name: "常用筛选" }).getByRole("link", { name: "主题党日们" }).click();
  await expect(page.getByLabel("名称含")).toHaveValue("主题党日");
  await page.getByRole("button", { name: "删除“主题党日们”" }).click();
  await expect(page.getByRole("link", { name: "主题党日们" })).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("link", { name: "主题党日们" })).toBeVisible();
});

test("several activities are filed in one step, and the step is taken back", async ({ page }) => {
  await signInAs(page, "department_clerk");
  const held = encodeURIComponent(JSON.stringify({ states: ["held"] }));
  await page.goto(`/activities?filter=${held}`);
  const rows = page.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  expect(before).toBeGreaterThan(0);
  await page.getByRole("checkbox", { name: "选择列出的全部活动" }).check();
  await page.getByRole("toolbar", { name: "对所选活动的操作" }).getByRole("button", { name: "归档" }).click();
  await expect(page.getByText(`已归档 ${before} 项`)).toBeVisible();
  await expect(page.getByText("没有符合条件的活动")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(rows).toHaveCount(before);
});

test("a leader opens a figure of the first page down to a record", async ({ page }) => {
  await signInAs(page, "department_leader");
  await page.goto("/");
  const card = page.locator("section", { has: page.getByRole("heading", { name: /四型机关/ }) });
  await expect(card.locator("svg")).toBeVisible();
  await expectAccessible(page);
  await card.getByRole("button").first().click();
  const drawer = page.getByRole("dialog");
  await expect(drawer).toContainText("政治型各类活动");
  await drawer.getByRole("list", { name: "依据的记录" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/activities\//);
});

test("a secretary's phone offers one button to record", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInAs(page, "org_secretary");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: /组织生活/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "记录一次活动" }).click();
  await expect(page).toHaveURL(/\/record/);
});
