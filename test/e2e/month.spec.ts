import { readFile } from "node:fs/promises";
import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, type Page, test } from "@playwright/test";
import { readXlsx, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { RoleId } from "#shared/rights/roles.ts";
import { PHONE, signInAs } from "./support.ts";

const DESK = { width: 1440, height: 900 };
const BRANCH = "甲镇第二社区支部";

async function become(page: Page, role: RoleId, viewport = DESK): Promise<void> {
  await page.setViewportSize(viewport);
  await signInAs(page, role);
  await page.goto("/");
}

/** A roll call as a group chat has it: everybody of the branch, two of them away. */
async function rollCall(page: Page): Promise<{ text: string; due: number }> {
  const orgs = (await (await page.request.get("/api/orgs")).json()) as { id: string; shortName: string }[];
  const branch = orgs.find(({ shortName }) => shortName === BRANCH)!;
  const { today } = (await (await page.request.get("/api/session")).json()) as { today: string };
  const url = `/api/activities/expected?orgs=${branch.id}&kind=party_lecture&date=${today}`;
  const people = (await (await page.request.get(url)).json()) as { name: string }[];
  const away = ["请假（出差）", "请假"];
  const lines = people.map(({ name }, at) => `${at + 1}. ${name} ${away[at] ?? ""}`.trim());
  return { text: ["#接龙", "本月党课", ...lines].join("\n"), due: people.length };
}

/** The sheet as a town sends it back: opened, filled in by the letters of its columns, saved. */
async function fillSheet(path: string, values: Record<string, number | string>): Promise<Buffer> {
  const { sheets } = await readXlsx(await readFile(path));
  const filled: WriteSheet[] = sheets.map(({ name, rows, veryHidden }) => ({
    ...{ name, veryHidden: veryHidden ?? false },
    rows: rows.map((row) => row.with(2, values[String(row[0])] ?? row[2] ?? null)),
  }));
  return Buffer.from(await writeXlsx({ sheets: filled }));
}

test("a month, as four roles live it", async ({ page }) => {
  test.setTimeout(180_000);
  const title = `${Date.now()}号党课`;

  await test.step("a secretary records a meeting on the phone", async () => {
    await become(page, "org_secretary", PHONE);
    await page.getByRole("link", { name: "记录一次活动" }).click();
    await expect(page.getByText(/应到 \d+ 人，实到 \d+ 人/)).toBeVisible();
    await page.getByLabel("内容").fill("集中学习，讨论社区服务。");
    await page.getByRole("button", { name: "归档", exact: true }).click();
    await expect(page.getByText("已归档").first()).toBeVisible();
  });

  await test.step("a town cadre enters a branch's lecture out of its roll call", async () => {
    await become(page, "town_cadre");
    const { text, due } = await rollCall(page);
    await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "批量填报" }).click();
    await page.getByLabel("类型", { exact: false }).first().selectOption({ label: "党课" });
    const grid = page.getByRole("grid", { name: "批量填报" });
    await grid.getByRole("row").nth(1).getByRole("gridcell").first().click();
    await page.evaluate((block) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", block);
      document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, `组织\t名称\t地点\n${BRANCH}\t${title}\t党群服务中心`);
    await grid.getByRole("button", { name: "第 1 行：粘贴接龙" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("群里的接龙").fill(text);
    await expect(dialog.getByText(`应到 ${due} 人，实到 ${due - 2} 人`)).toBeVisible();
    await dialog.getByRole("button", { name: "用作出勤" }).click();
    await page.getByRole("button", { name: "归档 1 行" }).click();
    await expect(page.getByText("已保存 1 项活动，计入数据。")).toBeVisible();
    await page.getByRole("link", { name: "在活动列表中查看" }).click();
    await page.getByRole("link", { name: title }).click();
    await expect(page.getByText(`应到 ${due}，实到 ${due - 2}`)).toBeVisible();
  });

  await test.step("its signed sheet comes back in a pile and finds it", async () => {
    await page
      .getByRole("link", { name: /签到表/ })
      .first()
      .click();
    await expect(page.getByRole("img", { name: "本活动的归档码" })).toHaveJSProperty("complete", true);
    const pile = await PDFDocument.create();
    pile.addPage([595, 842]);
    const printed = await PDFDocument.load(await page.pdf({ format: "A4" }));
    for (const sheet of await pile.copyPages(printed, printed.getPageIndices())) pile.addPage(sheet);
    await page.goto("/scans");
    const file = { name: "本月签到表.pdf", mimeType: "application/pdf", buffer: Buffer.from(await pile.save()) };
    await page.getByLabel("签到表扫描件").setInputFiles(file);
    await expect(page.getByRole("region", { name: title })).toBeVisible({ timeout: 40_000 });
    await page.getByRole("button", { name: "不要这一页" }).click();
    await page.getByRole("button", { name: "归入 1 项活动" }).click();
    await expect(page.getByText("已归入 1 项活动", { exact: false })).toBeVisible();
  });

  const asked = `${title}之外的志愿服务`;
  await test.step("a clerk asks the towns for what no record holds", async () => {
    await become(page, "department_clerk");
    await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "收表" }).click();
    await page.getByRole("link", { name: "新建收表" }).click();
    await page.getByRole("textbox", { name: /^标题 / }).fill(asked);
    await page.getByLabel(/^收表单位/).fill("示例甲镇");
    await page.getByRole("option", { name: /^示例甲镇/ }).click();
    await page.getByLabel(/^收表单位/).fill("示例乙镇");
    await page.getByRole("option", { name: /^示例乙镇/ }).click();
    await page.getByRole("button", { name: "＋ 数字" }).click();
    await page.getByLabel("列名").last().fill("党课次数");
    await page.getByRole("button", { name: "由系统算出" }).first().click();
    for (const [label, unit] of [
      ["志愿者人次", "人次"],
      ["其中党员", "人次"],
    ] as const) {
      await page.getByRole("button", { name: "＋ 数字" }).click();
      await page.getByLabel("列名").last().fill(label);
      await page.getByLabel("单位", { exact: true }).last().fill(unit);
    }
    await page.getByRole("button", { name: "＋ 核对关系" }).click();
    await page.getByRole("textbox", { name: "核对关系 1" }).fill("C <= B");
    await page.getByRole("button", { name: "保存并预览" }).click();
    await page.getByRole("button", { name: "发出" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "发出" }).click();
    await expect(page.getByText("未报 2 个", { exact: false })).toBeVisible();
  });

  await test.step("a town answers in the sheet that it was given, and what does not add up is told", async () => {
    await become(page, "town_cadre");
    await page.getByRole("link", { name: /次收表等待填报/ }).click();
    await page.getByRole("link", { name: asked }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载预填表" }).click();
    const path = await (await download).path();
    const send = async (values: Record<string, number>) => {
      const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      const file = { name: "甲镇报回.xlsx", mimeType, buffer: await fillSheet(path, values) };
      await page.getByLabel("填好的预填表").setInputFiles(file);
    };
    const back = page.getByRole("list", { name: "报回的表" });
    await send({ B: 60, C: 66 });
    await expect(back.getByText("应当其中党员 ≤ 志愿者人次，现为 66 与 60")).toBeVisible();
    await send({ B: 66, C: 60 });
    await expect(back.getByText("≤")).toHaveCount(0);
    await expect(back.getByRole("row", { name: "其中党员 空 60" })).toBeVisible();
    await page.getByRole("button", { name: "确认报送" }).click();
    await expect(page.getByText("已写入 1 份")).toBeVisible();
  });

  await test.step("the clerk sends a cell back, sees who is missing, confirms and closes", async () => {
    await become(page, "department_clerk");
    await page.goto("/rounds");
    await page.getByRole("link", { name: asked }).click();
    await page.getByRole("button", { name: "示例甲镇 志愿者人次：66" }).click();
    const cell = page.getByRole("dialog");
    await cell.getByRole("textbox", { name: "退回并说明" }).fill("是否含群众，请核对");
    await cell.getByRole("button", { name: "退回并说明" }).click();
    await expect(page.getByText("已退回：是否含群众，请核对")).toBeVisible();
    await page.getByText("未报 2 个", { exact: false }).click();
    await expect(page.getByLabel("提醒文字")).toHaveValue(new RegExp(`报送《${asked}》：示例甲镇、示例乙镇。`));

    await become(page, "town_cadre");
    await page.getByRole("link", { name: /次收表等待填报/ }).click();
    await page.getByRole("link", { name: asked }).click();
    await expect(page.getByText("请补正：是否含群众，请核对")).toBeVisible();
    await page.getByLabel(/志愿者人次/).fill("70");
    await page.getByRole("button", { name: "报送", exact: true }).click();
    await expect(page.getByText("已报送").first()).toBeVisible();

    await become(page, "department_clerk");
    await page.goto("/rounds");
    await page.getByRole("link", { name: asked }).click();
    await page.getByRole("button", { name: "确认示例甲镇" }).click();
    await expect(page.getByRole("row", { name: /^示例甲镇.*已确认.*70.*60/ })).toBeVisible();
    await page.getByRole("button", { name: "结束收表" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "结束收表" }).click();
    await expect(page.getByText("已结束", { exact: true }).first()).toBeVisible();
  });

  await test.step("a leader opens a number of the first page, down to the scan", async () => {
    await become(page, "department_leader");
    await page.getByRole("link", { name: "示例甲镇" }).click();
    const card = page.locator("section", { has: page.getByRole("heading", { name: /示例甲镇 · 四型机关/ }) });
    await card.getByRole("button").first().click();
    const records = page.getByRole("dialog").getByRole("list", { name: "依据的记录" });
    await records.getByRole("link", { name: title }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
    const scan = page.getByRole("link", { name: new RegExp(`${title}.*\\.pdf`) });
    const answer = await page.request.get((await scan.getAttribute("href")) ?? "");
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  });
});
