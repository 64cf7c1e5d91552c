import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

const SENTENCE = "坚持把政治建设摆在首位，健全学习传达、研究部署、推动落实的工作链条";

/** Copies the outline of the release into one of the district. */
async function copyOutline(page: Page, name: string) {
  await page.goto("/dictionary/outlines");
  await page.getByRole("link", { name: "四型机关工作报告", exact: true }).click();
  await page.getByRole("button", { name: "复制为本区提纲" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill(name);
  await dialog.getByRole("button", { name: "新建" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function publish(page: Page, version: number) {
  await page.getByRole("button", { name: "发布", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `发布第 ${version} 版` });
  await dialog.getByRole("button", { name: "发布" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`第 ${version} 版`, { exact: true }).first()).toBeVisible();
}

test("a clerk copies an outline, changes a sentence, publishes it and makes a report along it", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await copyOutline(page, "浏览器测试提纲");
  await publish(page, 1);

  const first = page.getByLabel("第1部分第1段第1句第1分句文字");
  await expect(first).toHaveValue(SENTENCE);
  await first.fill("坚持把政治建设摆在首位，狠抓贯彻落实");
  await expect(page.getByText("有未保存的改动")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("狠抓贯彻落实");

  // Steps can be taken back and again.
  await page.getByRole("button", { name: "删除第5部分", exact: true }).click();
  await expect(page.getByRole("region", { name: "第5部分", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("region", { name: "第5部分", exact: true })).toBeVisible();

  // What is not in order is told at its place and stops publishing, not saving.
  const figure = page.getByLabel("第1部分第1段第3句第1分句文字");
  await figure.fill("参加全体干部会议");
  await expect(page.getByText("缺少 {n}：数字写在哪里")).toBeVisible();
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByText("草稿已保存，发布后用于报告")).toBeVisible();
  await expect(page.getByRole("button", { name: "发布", exact: true })).toBeDisabled();
  await figure.fill("参加全体干部会议{n}");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByRole("button", { name: "发布", exact: true })).toBeEnabled();
  await expectAccessible(page);
  await page.getByRole("button", { name: "发布", exact: true }).click();
  const changes = page.getByRole("dialog").getByRole("list", { name: "不同之处" });
  await expect(changes.getByRole("listitem")).toHaveCount(1);
  await expect(changes).toContainText(SENTENCE);
  await page.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await expect(page.getByText("第 2 版", { exact: true }).first()).toBeVisible();

  await page.goto("/reports");
  await page.getByRole("button", { name: "新建报告" }).click();
  await page.getByRole("radio", { name: /浏览器测试提纲/ }).check();
  await page.getByRole("button", { name: "生成初稿" }).click();
  await expect(page.getByText("浏览器测试提纲（提纲第 2 版）")).toBeVisible();
  await expect(page.getByRole("textbox").filter({ hasText: "狠抓贯彻落实" })).toBeVisible();
});

test("an outline goes out as a file and comes in with what is different", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await copyOutline(page, "往来提纲");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出草稿" }).click();
  const content = await readFile(await (await download).path(), "utf8");
  await page.goto("/dictionary/outlines");
  await page.getByRole("button", { name: "导入提纲" }).click();
  const choose = (text: string) =>
    page
      .getByLabel("提纲文件")
      .setInputFiles({ name: "提纲.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await choose("不是提纲");
  await expect(page.getByRole("alert")).toContainText("“提纲.json”不是提纲文件");
  await choose(content.replace(SENTENCE, "另一区的说法"));
  const changes = page.getByRole("list", { name: "不同之处" });
  await expect(changes).toContainText("另一区的说法");
  await page.getByRole("button", { name: "写入同名提纲的草稿" }).click();
  await expect(page.getByLabel("第1部分第1段第1句第1分句文字")).toHaveValue("另一区的说法");
});

test("themes are renamed and merged, and the figures follow", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/dictionary");
  const create = async (name: string) => {
    await page.getByRole("button", { name: "新建主题" }).click();
    await page.getByRole("dialog").getByLabel("名称").fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "新建" }).click();
    await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
  };
  await create("测试主题甲");
  await create("测试主题乙");
  await page.getByRole("button", { name: "改名：测试主题甲" }).click();
  await page.getByRole("dialog").getByLabel("名称").fill("测试主题丙");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "合并：测试主题丙" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("0 项活动将改标");
  await dialog.getByRole("combobox", { name: "并入" }).click();
  await page.getByRole("option", { name: "测试主题乙" }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "合并", exact: true }).click();
  await expect(page.getByRole("row", { name: /测试主题丙/ })).toHaveCount(0);
  await page.getByLabel("含已停用").check();
  await expect(page.getByRole("row", { name: /测试主题丙/ })).toContainText("已并入“测试主题乙”");
  await page.getByRole("button", { name: "停用：测试主题乙" }).click();
  await expect(page.getByRole("button", { name: "恢复：测试主题乙" })).toBeVisible();
});

test("a word of the district is understood in a question; one that means another kind is refused", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/dictionary/words");
  await page.getByRole("button", { name: "设定措辞：全体干部会议" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("本区别称").fill("党课");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByRole("alert")).toContainText("“党课”已是“党课”的名称");
  await dialog.getByLabel("本区别称").fill("机关大讲堂");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto("/figures");
  await page.getByLabel("想查什么").fill("机关大讲堂 区委组织部 今年 次数");
  await page.getByRole("button", { name: "查询" }).click();
  const found = page.getByRole("region", { name: "结果" });
  await expect(found.getByRole("button", { name: "9", exact: true }).first()).toBeVisible();

  await page.goto("/dictionary/words");
  await page.getByRole("button", { name: "设定措辞：全体干部会议" }).click();
  await page.getByRole("dialog").getByLabel("本区别称").fill("");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("机关大讲堂")).toHaveCount(0);
});

test("a deadline on a holiday is offered the working day after it", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/rounds/new");
  const due = page.getByLabel("报送期限");
  await due.fill("2099-10-03");
  await expect(page.getByText("10月3日是星期六，顺延至 10月5日？")).toContainText("该年节假日待公布");
  await page.getByRole("button", { name: "改为 10月5日" }).click();
  await expect(due).toHaveValue("2099-10-05");
});

test("the holidays of a year that is not announced are entered by the district", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/dictionary/calendar?year=2099");
  await page.getByRole("button", { name: "设定日期" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^自/).fill("2099-05-01");
  await dialog.getByLabel("至（只有一天可不填）").fill("2099-05-03");
  await dialog.getByLabel("名称").fill("劳动节");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("row", { name: /劳动节/ })).toHaveCount(3);
  await page.getByRole("button", { name: "本年已录齐" }).click();
  await expect(page.getByText("尚未随版本提供")).toHaveCount(0);
});

for (const [name, viewport] of [
  ["desktop", { width: 1440, height: 900 }],
  ["phone", PHONE],
] as const) {
  test(`an outline of the district is accessible and fits (${name})`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await signInAs(page, "department_clerk");
    await page.goto("/dictionary/outlines");
    await page.getByRole("link", { name: "示例区季度工作报告" }).click();
    await expect(page.getByRole("heading", { name: "已发布的版本" })).toBeVisible();
    await page
      .getByRole("button", { name: /修改口径/ })
      .first()
      .click();
    await expect(page.getByRole("article")).toContainText("召开全体干部会议");
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
