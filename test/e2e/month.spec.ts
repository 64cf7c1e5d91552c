import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, type Page, test } from "@playwright/test";
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
