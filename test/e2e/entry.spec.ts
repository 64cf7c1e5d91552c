import { expect, type Page, test } from "@playwright/test";
import { makeTown } from "./entry-support.ts";
import { expectAccessible, PHONE } from "./support.ts";

/** Puts a block on the clipboard's way into the sheet, as Ctrl+V does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", block);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, text);
}

test("a town cadre fills in forty branches from the keyboard", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { branches } = await makeTown(page);
  const [first = "", second = "", third = ""] = branches;
  await page.goto("/");
  await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "批量填报" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("批量填报");
  await page.getByText("名称、地点、主持人、主题、内容也相同").click();
  const common = page.getByRole("region", { name: "各行相同的内容" });
  await common.getByLabel("地点").fill("党群服务中心");
  await common.getByLabel("内容").fill("集中学习并交流");
  await page.getByRole("button", { name: "为所辖支部各加一行" }).click();
  const grid = page.getByRole("grid", { name: "批量填报" });
  await expect(grid.getByRole("row")).toHaveCount(41);
  await expect(page.getByText("0 行可以保存，40 行待填，不保存")).toBeVisible();
  await expectAccessible(page);

  // numbers down a column, the common ones filled down
  const cell = (row: number, column: string) => grid.getByLabel(`第 ${row} 行 ${column}`, { exact: true });
  await grid.getByRole("row").nth(5).getByRole("gridcell").nth(6).click();
  await expect(cell(5, "实到")).toBeFocused();
  await page.keyboard.type("11");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(cell(6, "应到")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.down("Shift");
  for (let i = 0; i < 35; i += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.up("Shift");
  await page.keyboard.press("Control+d");
  await expect(page.getByText("36 行可以保存，4 行待填，不保存")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("1 行可以保存，39 行待填，不保存")).toBeVisible();
  await page.keyboard.press("Control+Shift+Z");
  await expect(page.getByText("36 行可以保存")).toBeVisible();

  // a block out of Excel in another order, with a flaw
  await paste(
    page,
    `党支部名称\t活动时间\t应到人数\t实到人数\t活动内容\n${third}\t3月5日\t9\t10\t"学习\n讨论"\n${second}\t2026.3.6\t8\t8\t志愿服务\n`,
  );
  await expect(page.getByText("2 行按组织名对上了表中的行")).toBeVisible();
  await expect(page.getByText("37 行可以保存，1 行需要核对，2 行待填，不保存")).toBeVisible();
  const problems = page.getByRole("region", { name: "需要核对" });
  await expect(problems).toContainText("实到 10 人多于应到 9 人");
  await problems.getByRole("button", { name: "下一处" }).click();
  await expect(cell(3, "实到")).toBeFocused();
  await expect(cell(3, "实到")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await expect(problems).toHaveCount(0);

  // a roll call out of the group chat
  await grid.getByRole("button", { name: "第 1 行：粘贴接龙" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("群里的接龙")
    .fill("#接龙\n3月主题党日\n1. 张示例\n2. 李示例 请假（出差）\n3、王例示 迟到\n4 外来人");
  await expect(dialog.getByText("还有 2 个名字要选定")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("王例示是谁").selectOption({ index: 1 });
  await dialog.getByLabel("外来人是谁").selectOption({ label: "列席人员" });
  await dialog.getByLabel("都记缺席").check();
  await expect(dialog.getByText("应到 4 人，实到 2 人")).toBeVisible();
  await dialog.getByRole("button", { name: "用作出勤" }).click();
  await expect(grid.getByText("点名 2/4")).toBeVisible();

  // what is marked as secret never gets into a cell
  await cell(4, "组织").or(grid.getByRole("row").nth(4).getByRole("gridcell").nth(3)).last().click();
  await paste(page, "机密★一年");
  await expect(page.getByText(/带有密级标志/).first()).toBeVisible();

  // all of it survives a closed tab
  await page.waitForTimeout(400);
  await page.reload();
  await expect(page.getByText("已恢复上次未提交的 40 行。")).toBeVisible();
  await expect(page.getByText("39 行可以保存，1 行待填，不保存")).toBeVisible();

  // a line that cannot be reached does not lose anything
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "归档 39 行" }).click();
  await expect(page.getByText("连不上服务器，内容仍保留在本页，请稍后重试")).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "归档 39 行" }).click();
  await expect(page.getByText("已保存 39 项活动，计入数据。")).toBeVisible();
  await page.getByRole("link", { name: "在活动列表中查看" }).click();
  await expect(page.getByText(/共 39 项/)).toBeVisible();
  await page.goto("/entry");
  await expect(page.getByText(/2 个支部还没有/)).toBeVisible();
  await expect(page.getByText(/37 个支部本月已有主题党日，没有列入/)).toBeVisible();

  // the roll call is the attendance of the first branch, the block's text the third's
  const filter = JSON.stringify({ text: "主题党日" });
  const list = await page.request.get(`/api/activities?limit=200&filter=${encodeURIComponent(filter)}`);
  const { rows } = (await list.json()) as {
    rows: { hosts: string[]; expected: number; present: number; guests: number; place: string; heldOn: string }[];
  };
  const of = (branch: string) => rows.find(({ hosts }) => hosts.includes(branch));
  expect(of(first)).toMatchObject({ expected: 4, present: 2, guests: 1, place: "党群服务中心" });
  expect(of(third)).toMatchObject({ expected: 9, present: 9, heldOn: "2026-03-05" });
});

test("a double is asked about, and a list of people becomes a roll", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { branches } = await makeTown(page, 2);
  const [first = ""] = branches;
  await page.goto("/entry");
  const grid = page.getByRole("grid", { name: "批量填报" });
  await grid.getByRole("row").nth(1).getByRole("gridcell").first().click();
  await paste(page, `组织\t实到\n${first}\t3\n${first}\t4`);
  await expect(page.getByText("1 行可以保存，1 行需要核对")).toBeVisible();
  await page.getByRole("button", { name: "下一处" }).click();
  const told = page.getByRole("status").filter({ hasText: "第 2 行 组织：与第 1 行同一组织、同一类型、同一天" });
  await expect(told).toBeVisible();
  await grid.getByRole("button", { name: "第 2 行：不是重复" }).click();
  await page.getByRole("button", { name: "归档 2 行" }).click();
  await expect(page.getByText("已保存 2 项活动，计入数据。")).toBeVisible();

  await page.getByText("一行一人（点名）").click();
  await page.getByLabel("组织").fill(first);
  await page.getByRole("option", { name: first }).click();
  await page.getByRole("button", { name: "列出名册全员" }).click();
  const roll = page.getByRole("grid", { name: "点名" });
  await roll.getByRole("row").nth(2).getByRole("gridcell").nth(1).click();
  await page.keyboard.type("请假");
  await page.keyboard.press("Tab");
  await page.keyboard.type("出差");
  await page.keyboard.press("Enter");
  await expectAccessible(page);
  await page.getByLabel("名称").fill("点名的主题党日");
  await page.getByRole("button", { name: "归档并保存点名" }).click();
  await page.getByRole("link", { name: "查看活动" }).click();
  await expect(page.getByText("应到 4，实到 3")).toBeVisible();
});

test("on a phone a line is filled at a time", async ({ page }) => {
  await page.setViewportSize(PHONE);
  const { branches } = await makeTown(page, 2);
  const [first = ""] = branches;
  await page.goto("/entry");
  await page.getByRole("button", { name: "为所辖支部各加一行" }).click();
  await page.getByRole("button", { name: new RegExp(`1\\. ${first}`) }).click();
  await page.getByLabel("实到").fill("3");
  await page.getByLabel("地点").last().click();
  await expect(page.getByText("1 行可以保存，1 行待填，不保存")).toBeVisible();
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "归档 1 行" }).click();
  await expect(page.getByText("已保存 1 项活动，计入数据。")).toBeVisible();
});
