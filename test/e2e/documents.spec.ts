import { expect, test } from "@playwright/test";
import { docxOf } from "#server/modules/documents/text/sample-files.fixture.ts";
import { composeReport, expectSaved, write } from "./report-support.ts";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

test("a received document goes its way: found by its text, passed on, planned, closed, cited", async ({ page }) => {
  test.setTimeout(120_000);
  const name = `关于端午节前廉洁提醒的通知${Date.now()}`;
  await signInAs(page, "department_clerk");

  await test.step("it is entered with its Word file in one go", async () => {
    await page.goto("/documents");
    await page.getByRole("link", { name: "登记来文" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("登记来文");
    await page.getByLabel("标题").fill(name);
    await page.getByLabel("来文单位").fill("示例市纪委机关");
    await page.getByLabel("附件（可不传）").setInputFiles({
      name: "来文.docx",
      mimeType: DOCX,
      buffer: Buffer.from(await docxOf("各单位：", "严禁收受粽子礼券，做到廉洁过节。")),
    });
    await expect(page.getByRole("list", { name: "已选附件" })).toContainText("来文.docx");
    await expectAccessible(page);
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByText("文字可查")).toBeVisible();
    await expect(page.getByText("下一步：传达学习")).toBeVisible();
  });

  await test.step("two characters of its text find it, and show where they stand", async () => {
    await page.goto("/documents");
    await page.getByLabel("标题、文号或正文含").fill("粽子");
    const row = page.getByRole("row", { name: new RegExp(name) });
    await expect(row.locator("mark")).toHaveText("粽子");
    await row.getByRole("link", { name }).click();
    await expect(page.getByText("1 处", { exact: true })).toBeVisible();
    await expect(page.locator("mark")).toHaveText("粽子");
  });

  await test.step("its passing on is recorded from it and stands on both pages", async () => {
    await page.getByRole("link", { name: "记录一次传达" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("记录传达学习");
    await expect(page.getByLabel("名称")).toHaveValue(`传达学习《${name}》`);
    await page.getByLabel("报人数").check({ force: true });
    await page.getByLabel("应到人数").fill("10");
    await page.getByLabel("实到人数").fill("9");
    await page.getByRole("button", { name: "归档", exact: true }).click();
    await expect(page.getByText("实到 9")).toBeVisible();
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByText("下一步：制定贯彻方案")).toBeVisible();
    await expect(page.getByRole("link", { name: `传达学习《${name}》` })).toBeVisible();
  });

  await test.step("a plan is made for it, and it is closed", async () => {
    await page.getByRole("link", { name: "新建方案" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("新建贯彻方案");
    await page.getByLabel("标题").fill(`${name}的贯彻方案`);
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: `${name}的贯彻方案` })).toBeVisible();
    await page.getByRole("button", { name: "办结" }).click();
    await page.getByRole("dialog", { name: "办结" }).getByRole("button", { name: "办结" }).click();
    await expect(page.getByText(/下一步/)).toHaveCount(0);
    await expect(page.getByText(`来文“${name}”办结`)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("a fact of a report rests on it", async () => {
    await composeReport(page);
    await write(page, "传达落实廉洁提醒。");
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("button", { name: "标为事实句，并给出依据" }).click();
    const side = page.getByRole("complementary", { name: "对照" });
    await side.getByLabel("添加依据").fill("粽子");
    await side
      .getByRole("list", { name: "可作依据的文件" })
      .getByRole("button", { name: new RegExp(`《${name}》`) })
      .click();
    const evidence = side.getByRole("list", { name: "依据", exact: true }).getByRole("link");
    await expect(evidence).toHaveText([`《${name}》`]);
    await expectSaved(page, name);
    await evidence.click();
    await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  });
});

test("a file with a secrecy marking is removed, and the page says why", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await page.goto("/documents/new?type=policy");
  await page.getByLabel("标题").fill(`示例制度${Date.now()}`);
  await page.getByLabel("附件（可不传）").setInputFiles({
    name: "原件.docx",
    mimeType: DOCX,
    buffer: Buffer.from(await docxOf("秘密★五年", "正文")),
  });
  await page.getByRole("button", { name: "登记", exact: true }).click();
  const files = page.getByRole("list", { name: "附件" });
  await expect(files.getByText("已移除")).toBeVisible();
  await expect(files).toContainText("本系统不得存储、处理国家秘密");
  await expect(files.getByRole("link")).toHaveCount(0);
});

test("the regulations library says what held on a day, and opens onto its versions", async ({ page }) => {
  await signInAs(page, "org_secretary");
  await page.goto("/documents/regulations");
  await page.getByLabel("名称、简称或文号含").fill("处分条例");
  await expect(page.getByRole("row", { name: /中国共产党纪律处分条例/ })).toContainText("2023年第三次修订");
  await page.getByLabel("按哪一天的状态").fill("2023-12-31");
  await expect(page.getByRole("row", { name: /中国共产党纪律处分条例/ })).toContainText("2003年");
  await page.getByRole("link", { name: "中国共产党纪律处分条例" }).click();
  await expect(page.getByRole("heading", { level: 3 })).toHaveText([/2023年第三次修订/, /2003年/]);
  await expectAccessible(page);
});

test("what is typed into a form is not lost by a slip", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInAs(page, "town_cadre");
  await page.goto("/documents/new?type=incoming");
  await page.getByLabel("标题").fill("还没有写完");
  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.getByRole("link", { name: "首页" }).click();
  await expect(page.getByLabel("标题")).toHaveValue("还没有写完");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText("来文单位");
  await expectAccessible(page);
});
