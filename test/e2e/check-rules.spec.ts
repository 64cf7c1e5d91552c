import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

const mark = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const side = (page: Page) => page.getByRole("complementary", { name: "核对意见" });

/** A draft of the department, handed in and checked; ends on its page. */
async function checked(page: Page, text: string): Promise<void> {
  const orgs: { id: string; kind: string }[] = await (await page.request.get("/api/orgs")).json();
  const orgId = orgs.find(({ kind }) => kind === "department")!.id;
  const id = randomUUID();
  const answer = await page.request.post("/api/checks/text", { data: { id, commandId: randomUUID(), orgId, text } });
  expect(answer.ok(), await answer.text()).toBe(true);
  const state = async () => ((await (await page.request.get(`/api/checks/${id}`)).json()) as CheckDetail).state;
  // right after the first start other jobs come first
  await expect.poll(state, { timeout: 30_000 }).toBe("done");
  await page.goto(`/checks/${id}`);
}

async function checkAgain(page: Page): Promise<void> {
  await page.getByRole("button", { name: "重新核对" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "重新核对" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("region", { name: "核对结果" })).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await signInAs(page, "department_clerk");
});

test("a rule that is switched off is silent when the draft is checked again, and speaks when it is on", async ({
  page,
}) => {
  await checked(page, "示例工作汇报\n新设备已按装到位，工作已布署完毕。");
  await expect(mark(page, "按装，错误")).toBeVisible();

  await page.goto("/checks");
  await page.getByRole("link", { name: "校对规则" }).click();
  await expect(page.getByRole("heading", { name: "校对规则", level: 1 })).toBeVisible();
  await page.getByLabel("规则或标准含").fill("按装");
  const lever = page.getByRole("switch", { name: "“按装”应为“安装”" });
  await lever.focus();
  await page.keyboard.press("Space");
  await expect(lever).not.toBeChecked();
  await page.getByLabel("规则或标准含").fill("");
  await page.getByLabel("显示", { exact: true }).selectOption("只看停用的");
  await expect(page.getByRole("switch")).toHaveCount(1);
  await expect(page.getByText("停用 1 条", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await checked(page, "示例工作汇报\n新设备已按装到位，工作已布署完毕。");
  await expect(mark(page, "布署，错误")).toBeVisible();
  await expect(mark(page, "按装，错误")).toHaveCount(0);

  await mark(page, "布署，错误").click();
  await side(page).getByRole("button", { name: "停用这条规则" }).click();
  const toast = page.getByRole("status").filter({ hasText: "已停用" });
  await expect(toast).toContainText("“布署”应为“部署”");
  await toast.getByRole("button", { name: "撤销" }).click();
  await expect.poll(async () => shown(page, "words.布署")).toBe(true);
  await side(page).getByRole("button", { name: "停用这条规则" }).click();
  await expect(side(page).getByRole("button", { name: "启用这条规则" })).toBeVisible();
  await checkAgain(page);
  await expect(mark(page, "布署，错误")).toHaveCount(0);

  await page.goto("/checks/rules");
  await page.getByLabel("显示", { exact: true }).selectOption("只看停用的");
  await page.getByRole("switch", { name: "“按装”应为“安装”" }).click();
  await page.getByRole("switch", { name: "“布署”应为“部署”" }).click();
  await expect(page.getByText("没有停用的规则")).toBeVisible();
});

async function shown(page: Page, rule: string): Promise<boolean | undefined> {
  const { rules }: { rules: { id: string; shown: boolean }[] } = await (
    await page.request.get("/api/checks/rules")
  ).json();
  return rules.find(({ id }) => id === rule)?.shown;
}

test("a matter of style that is switched on is shown unasked", async ({ page }) => {
  const results = page.getByRole("region", { name: "核对结果" });
  await checked(page, "示例工作汇报\n工作已经 完成。");
  await expect(results.getByLabel("显示文体提示（1）")).not.toBeChecked();
  await expect(results.getByRole("button")).toHaveCount(0);
  await page.goto("/checks/rules");
  await page.getByLabel("显示", { exact: true }).selectOption("只看文体提示");
  const lever = page.getByRole("switch", { name: "汉字之间的空格" });
  await lever.click();
  await expect.poll(async () => shown(page, "width.spaces")).toBe(true);
  await checked(page, "示例工作汇报\n工作已经 完成。");
  await expect(
    page.getByRole("region", { name: "核对结果" }).getByRole("button", { name: /文体提示 1/ }),
  ).toBeVisible();
  await page.goto("/checks/rules");
  await page.getByLabel("显示", { exact: true }).selectOption("只看文体提示");
  await lever.click();
  await expect.poll(async () => shown(page, "width.spaces")).toBe(false);
});

test("a switch that could not be turned goes back and says why", async ({ page }) => {
  await page.goto("/checks/rules");
  await page.getByLabel("规则或标准含").fill("惯彻");
  const lever = page.getByRole("switch", { name: "“惯彻”应为“贯彻”" });
  await page.route("**/api/checks/rules", (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await lever.click();
  await expect(page.getByText("连不上服务器")).toBeVisible();
  await expect(lever).toBeChecked();
});

test("the district's own words are found, changed, and switched off and on", async ({ page }) => {
  await page.goto("/checks/rules/terms");
  await expect(page.getByText("还没有本区词条")).toBeVisible();
  await page.getByRole("button", { name: "新增词条" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("错误写法").fill("红");
  await dialog.getByLabel("正确写法").fill("红色驿站");
  await dialog.getByRole("button", { name: "新增" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("错误写法：至少两个字");
  await expect(dialog.getByLabel("错误写法")).toBeFocused();
  await expectAccessible(page);
  await dialog.getByLabel("错误写法").fill("红色驿栈");
  await dialog.getByLabel("说明").fill("示例：本区阵地的名称");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /红色驿栈/ });
  await expect(row).toContainText("红色驿站");

  await page.getByRole("button", { name: "新增词条" }).click();
  await dialog.getByLabel("错误写法").fill("红色驿栈");
  await dialog.getByLabel("正确写法").fill("红色驿站");
  await dialog.getByRole("button", { name: "新增" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("“红色驿栈”已经在词条里");
  page.once("dialog", (question) => question.accept());
  await dialog.getByRole("button", { name: "返回" }).click();
  await expect(dialog).toBeHidden();

  await checked(page, "示例工作汇报\n建成红色驿栈。");
  await mark(page, "红色驿栈，错误").click();
  await expect(side(page).getByText("本区词条 · “红色驿栈”应为“红色驿站”（示例：本区阵地的名称）")).toBeVisible();
  await side(page).getByRole("button", { name: "停用这个词条" }).click();
  await expect(side(page).getByRole("button", { name: "启用这个词条" })).toBeVisible();
  await checkAgain(page);
  await expect(mark(page, "红色驿栈，错误")).toHaveCount(0);

  await page.goto("/checks/rules/terms");
  await expect(row.getByRole("switch")).not.toBeChecked();
  await row.getByRole("switch").click();
  await expect(row.getByRole("switch")).toBeChecked();
  await row.getByRole("button", { name: "修改词条：红色驿栈" }).click();
  await dialog.getByLabel("级别").selectOption("请核对");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(row).toContainText("请核对");
  await expectAccessible(page);
  await checked(page, "示例工作汇报\n建成红色驿栈。");
  await expect(mark(page, "红色驿栈，请核对")).toBeVisible();
});

test("who may not change the rules sees them and why not; the lexicon is searched on a phone", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInAs(page, "town_cadre");
  await page.goto("/checks/rules");
  await expect(page.getByText(/^只能查看：/)).toBeVisible();
  await page.getByText("标题序号", { exact: true }).click();
  await expect(page.getByRole("switch").first()).toBeDisabled();
  await expectAccessible(page);
  await page.getByLabel("规则或标准含").fill("应为");
  await expect(page.getByRole("switch")).toHaveCount(100);
  await page.getByRole("button", { name: "再显示 100 条" }).click();
  await expect(page.getByRole("switch")).toHaveCount(200);
  await expectAccessible(page);
  await page.goto("/checks/rules/terms");
  await expect(page.getByRole("button", { name: "新增词条" })).toHaveCount(0);
});

test("a table of the draft stands as a table", async ({ page }) => {
  const orgs: { id: string; kind: string }[] = await (await page.request.get("/api/orgs")).json();
  const orgId = orgs.find(({ kind }) => kind === "department")!.id;
  const file = {
    name: "情况.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("事项,次数\n全体干部会议,9次\n部务会,99次"),
  };
  const id = randomUUID();
  const order = `id=${id}&commandId=${randomUUID()}&org=${orgId}`;
  expect((await page.request.post(`/api/checks?${order}`, { multipart: { file } })).ok()).toBe(true);
  await page.goto(`/checks/${id}`);
  const table = page.getByRole("region", { name: "表格" }).getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("row").nth(2).getByRole("cell")).toHaveText(["部务会", "99次"]);
  await table.getByRole("button", { name: /^99次/ }).click();
  await expect(side(page).getByRole("heading", { name: "“99次”" })).toBeVisible();
  await expectAccessible(page);
});
