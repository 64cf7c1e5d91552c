import { expect, type Page, test } from "@playwright/test";
import { signInAs } from "./support.ts";

/** Answers everything but the session with a refusal, until it is taken back. */
async function refuse(page: Page, status: number, message: string): Promise<() => Promise<void>> {
  const asked = (url: URL) => url.pathname.startsWith("/api/") && !/^\/api\/(session|demo)/.test(url.pathname);
  const body = JSON.stringify({ error: { code: status === 403 ? "forbidden" : "internal", message } });
  await page.route(asked, (route) => route.fulfill({ status, contentType: "application/json", body }));
  return () => page.unroute(asked);
}

test("a page that did not come says why, and comes when it is tried again", async ({ page }) => {
  await signInAs(page, "department_clerk");
  for (const [path, title] of [
    ["/rounds", "收表"],
    ["/activities", "活动"],
    ["/recognitions", "表彰"],
  ] as const) {
    const takeBack = await refuse(page, 500, "服务器出错，请稍后重试");
    await page.goto(path);
    await expect(page.getByRole("alert").first()).toContainText("服务器出错，请稍后重试");
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await takeBack();
    await page.getByRole("button", { name: "重试" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("table")).toBeVisible();
  }
});

test("what one may not see, and what is not there, has a way out", async ({ page }) => {
  await signInAs(page, "member");
  const takeBack = await refuse(page, 403, "您没有查看的权限");
  await page.goto("/documents");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有权限");
  await takeBack();
  await page.goto("/activities/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到");
  await page.getByRole("link", { name: "返回活动" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("活动");
  await page.goto("/nowhere");
  await page.getByRole("link", { name: "回到首页" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("您好");
});

test("an object leads back to its list as it was filtered, with the focus on the page's heading", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto(`/activities?filter=${encodeURIComponent(JSON.stringify({ text: "党课" }))}`);
  await page.locator("td.lead").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.getByRole("link", { name: "返回活动" }).click();
  await expect(page.getByLabel("名称含")).toHaveValue("党课");
});

test("what was typed is not lost by a slip: pages and dialogs ask first", async ({ page }) => {
  await signInAs(page, "department_clerk");
  const asked: string[] = [];
  let leave = false;
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (leave ? dialog.accept() : dialog.dismiss());
  });
  await page.goto("/rounds/new");
  await page.getByLabel("标题").fill("志愿服务情况");
  await page.getByRole("link", { name: "返回收表" }).click();
  await expect(page.getByLabel("标题")).toHaveValue("志愿服务情况");
  leave = true;
  await page.getByRole("link", { name: "返回收表" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("收表");

  leave = false;
  await page.goto("/people");
  const opener = page.getByRole("button", { name: "登记人员" });
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "登记人员" });
  await dialog.getByLabel("姓名").fill("示例甲");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "返回" }).click();
  await expect(dialog.getByLabel("姓名")).toHaveValue("示例甲");
  expect(asked).toHaveLength(4);
  leave = true;
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("a page is walked from the keyboard: past the menu, and through a menu", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/reports");
  await expect(page.getByRole("button", { name: "新建报告" })).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "跳到正文" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "核对一份文稿" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "新建报告" })).toBeFocused();

  await page.getByRole("link", { name: /第三季度工作简报/ }).click();
  const papers = page.locator("summary", { hasText: "下载" });
  await papers.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: /^报送净稿/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: /^底稿/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(papers).toBeFocused();
  await expect(page.getByRole("button", { name: /^底稿/ })).toBeHidden();
});
