import { expect, test } from "@playwright/test";
import { signInAs } from "./support.ts";

const LEDGER = [
  "示例甲镇第一社区党支部2025年三会一课台账,,,,,",
  "填报单位：第一社区支部,,,,,",
  ",,,,,",
  "序号,时间,类别,内容,参会情况,备注",
  "1,2025.3.5,支部党员大会,讨论年度计划,应到13人实到12人,",
  "2,３月１２日,支委会,研究党员教育,3/3,",
  "3,2025年4月8日,主题党日,清洁家园,应到13人实到11人,雨天改室内",
  "4,2025-02-30,党课,讲党课,13,日期有误",
  "合计,,,4次,,",
].join("\r\n");

test("a messy ledger goes in once, its bad row is named at its cell", async ({ page }) => {
  await signInAs(page, "org_secretary");
  await page.goto("/imports");
  const file = { name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(LEDGER, "utf8") };
  await page.getByLabel("文件", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "上传并查看" }).click();
  await expect(page.getByText(/将会：新增 3/)).toBeVisible();
  await expect(page.getByText(/B8/)).toBeVisible();
  await expect(page.getByRole("button", { name: "导入 3 项" })).toBeDisabled();
  await page.getByLabel("有问题的行不导入").check();
  await page.getByRole("button", { name: "导入没有问题的 3 项" }).click();
  await expect(page.getByText("新增 3 项").first()).toBeVisible();

  await page.goto("/imports");
  await page.getByLabel("文件", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "上传并查看" }).click();
  await expect(page.getByText(/将会：新增 0，更正 0，已导入过 3/)).toBeVisible();

  await page.goto("/imports");
  const corrected = { ...file, buffer: Buffer.from(LEDGER.replace("实到12人", "实到13人"), "utf8") };
  await page.getByLabel("文件", { exact: true }).setInputFiles(corrected);
  await page.getByRole("button", { name: "上传并查看" }).click();
  await expect(page.getByText(/新增 0，更正 1，已导入过 2/)).toBeVisible();
  await expect(page.getByText(/“12\/13”→“13\/13”/)).toBeVisible();
});

test("an old .xls is refused with how to save it", async ({ page }) => {
  await signInAs(page, "org_secretary");
  await page.goto("/imports");
  const buffer = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  await page
    .getByLabel("文件", { exact: true })
    .setInputFiles({ name: "旧台账.xls", mimeType: "application/vnd.ms-excel", buffer });
  await page.getByRole("button", { name: "上传并查看" }).click();
  await expect(page.getByText(/另存为/).last()).toBeVisible();
});
