import { expect, test } from "@playwright/test";
import { composeReport, coverage, issue, meetings, review, text } from "./report-support.ts";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

/** The meeting that a test has cancelled; it counts again afterwards, for whatever else looks at this district. */
let cancelledMeeting: string | null = null;

test.afterEach(async ({ page }) => {
  if (cancelledMeeting === null) return;
  for (const step of ["reopen", "file"]) {
    const { revision } = await (await page.request.get(`/api/activities/${cancelledMeeting}`)).json();
    const answer = await page.request.post(`/api/activities/${cancelledMeeting}/${step}`, { data: { revision } });
    expect(answer.ok()).toBe(true);
  }
  cancelledMeeting = null;
});

test("a report from the first draft to the next one", async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, "department_clerk");
  await composeReport(page);
  await expect(page.getByText("提纲中以下内容本期没有记录，未写入")).toBeVisible();
  const address = page.url();

  await test.step("a figure opens onto its nine records", async () => {
    await expect(meetings(page)).toHaveText("9");
    await meetings(page).click();
    const side = page.getByRole("complementary", { name: "对照" });
    await expect(side.getByRole("heading", { name: "依据的记录（9 项）" })).toBeVisible();
    await expect(side.getByRole("list", { name: "依据的记录" }).getByRole("listitem")).toHaveCount(9);
    await expectAccessible(page);
  });

  await test.step("a typed number is underlined and counted until it is dealt with", async () => {
    await expect(coverage(page)).toContainText("0 个无来源");
    await text(page)
      .locator("p")
      .first()
      .click({ position: { x: 300, y: 12 } });
    await page.keyboard.press("Control+End");
    await page.keyboard.type("3月5日召开会议7次。");
    await expect(text(page).locator(".untraced")).toHaveText(["7次"]);
    await expect(coverage(page)).toContainText("1 个无来源");
    await expect(page.locator(".save-state")).toHaveText("已保存");
    await page.reload();
    await expect(text(page)).toContainText("3月5日召开会议7次。");
  });

  await test.step("an untraced number keeps the report from being issued", async () => {
    await review(page);
    await issue(page);
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText("还有 1 个数字没有来源（“7次”）");
    await page.getByRole("dialog").getByRole("button", { name: "取消" }).click();
    await page.getByRole("button", { name: "退回起草" }).click();
    await expect(page.getByRole("toolbar", { name: "编辑" })).toBeVisible();
  });

  await test.step("it is exempted with a reason", async () => {
    await page.getByRole("button", { name: "下一个无来源" }).click();
    const side = page.getByRole("complementary", { name: "对照" });
    await expect(side.getByRole("heading", { name: "“7次” 没有来源" })).toBeVisible();
    await expect(side.getByRole("list", { name: "匹配的数据" }).getByRole("listitem").first()).toBeVisible();
    await side.getByLabel("理由").fill("计划数，尚未召开");
    await side.getByRole("button", { name: "注明理由" }).click();
    await expect(coverage(page)).toContainText("1 个豁免，0 个无来源");
    await expect(text(page).locator(".untraced")).toHaveCount(0);
  });

  await test.step("reviewed and issued, it can no longer be written in", async () => {
    await review(page);
    await issue(page);
    await expect(page.getByText("已印发", { exact: true })).toBeVisible();
    await expect(text(page)).toHaveAttribute("contenteditable", "false");
    await expect(text(page)).toContainText("召开会议7次");
  });

  await test.step("a corrected record makes it stale, and it says why", async () => {
    const filter = JSON.stringify({ kinds: ["all_staff_meeting"], states: ["filed"] });
    const list = await page.request.get(`/api/activities?limit=50&filter=${encodeURIComponent(filter)}`);
    const [meeting] = (await list.json()).rows;
    const detail = await (await page.request.get(`/api/activities/${meeting.id}`)).json();
    const cancelled = await page.request.post(`/api/activities/${meeting.id}/cancel`, {
      data: { revision: detail.revision, reason: "重复录入" },
    });
    expect(cancelled.ok()).toBe(true);
    cancelledMeeting = meeting.id;
    const banner = page.getByRole("region", { name: "已失效的数字" });
    await expect(async () => {
      await page.reload();
      await expect(banner).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 40_000 });
    await expect(banner.getByRole("button", { name: "9 次 → 8 次" })).toBeVisible();
    await expect(banner.getByRole("link", { name: new RegExp(meeting.title) }).first()).toContainText(
      "已取消（重复录入）",
    );
    await expect(meetings(page)).toHaveText("9");
    await meetings(page).click();
    await expect(page.getByRole("complementary", { name: "对照" })).toContainText("印发时9次，依据 9 项记录");
    await expectAccessible(page);
  });

  await test.step("its numbers are in the register", async () => {
    await page.goto("/register");
    await page.getByLabel("数、语句或口径含").fill("尚未召开");
    const row = page.getByRole("row", { name: /计划数，尚未召开/ }).first();
    await expect(row).toContainText("7次");
    await expect(row).toContainText("示例市委组织部");
    await expectAccessible(page);
  });

  await test.step("rolled forward, the text stays and the numbers are new", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "滚动生成" }).click();
    await page.getByRole("dialog", { name: "滚动生成" }).getByRole("button", { name: "生成新报告" }).click();
    await expect(page).not.toHaveURL(address);
    await expect(page.getByRole("toolbar", { name: "编辑" })).toBeVisible();
    await expect(meetings(page)).toHaveText("8");
    await page.getByRole("button", { name: "上期" }).click();
    await expect(page.getByRole("complementary", { name: "对照" })).toContainText("召开全体干部会议9次");
    await page.getByRole("button", { name: "删除草稿" }).click();
    await page.getByRole("dialog", { name: "删除草稿" }).getByRole("button", { name: "确认删除" }).click();
    await expect(page).toHaveURL(/\/reports$/);
  });
});

test("a figure is inserted from the dictionary by keyboard, and its form chosen", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await composeReport(page);
  await text(page)
    .locator("p")
    .first()
    .click({ position: { x: 300, y: 12 } });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("另外，讨论");
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "插入数据" });
  await dialog.getByLabel("想用哪个数").fill("交流研讨 本期 次数");
  await dialog.getByRole("list", { name: "匹配的数据" }).getByRole("button").first().click();
  await dialog.getByRole("radio", { name: /汉字/ }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "插入", exact: true }).click();
  await expect(text(page)).toContainText(/另外，讨论[一二三四五六七八九十]+次/);
  await expect(coverage(page)).toContainText("0 个无来源");
});

test("what was written is not lost when somebody else saved in between", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await composeReport(page);
  const id = page.url().split("/").at(-1);
  const { revision, frame, document } = await (await page.request.get(`/api/reports/${id}`)).json();
  const other = { revision, document, frame: { ...frame, addressee: "示例市委" } };
  expect((await page.request.put(`/api/reports/${id}`, { data: other })).ok()).toBe(true);
  await text(page)
    .locator("p")
    .first()
    .click({ position: { x: 300, y: 12 } });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("我的补充。");
  const notice = page.getByText("您打开之后，有人修改并保存了这份报告。");
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "以我的内容为准保存" }).click();
  await expect(notice).toBeHidden();
  await expect(page.locator(".save-state")).toHaveText("已保存");
  const stored = await (await page.request.get(`/api/reports/${id}`)).json();
  expect(JSON.stringify(stored.document)).toContain("我的补充。");
});

test("on a phone the ground of a number opens over the text", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInAs(page, "department_clerk");
  await composeReport(page);
  await meetings(page).click();
  const drawer = page.getByRole("dialog", { name: "依据" });
  await expect(drawer.getByRole("list", { name: "依据的记录" }).getByRole("listitem")).toHaveCount(9);
  await expectAccessible(page);
  await drawer.getByRole("button", { name: "关闭" }).click();
  await page.getByRole("button", { name: "公文要素" }).click();
  await page.getByRole("dialog", { name: "公文要素" }).getByLabel("主送").fill("示例市委组织部");
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  await expect(page.getByRole("article", { name: "报告" })).toContainText("示例市委组织部：");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
});

test("what could not be saved is there again after the browser was closed", async ({ page, context }) => {
  await signInAs(page, "department_clerk");
  await composeReport(page);
  const address = page.url();
  await page.route("**/api/reports/*", (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await text(page)
    .locator("p")
    .first()
    .click({ position: { x: 300, y: 12 } });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("断网时写的话。");
  await expect(page.locator(".save-state")).toContainText("连不上服务器");
  await page.close();
  const next = await context.newPage();
  await next.goto(address);
  await expect(next.getByText("已恢复上次在这台设备上没来得及保存的修改。")).toBeVisible();
  await expect(text(next)).toContainText("断网时写的话。");
  await expect(next.locator(".save-state")).toHaveText("已保存");
  await next.reload();
  await expect(text(next)).toContainText("断网时写的话。");
  await expect(next.getByText("已恢复上次")).toBeHidden();
});

test("a leader reads and reviews a draft, and does not write in it", async ({ page }) => {
  await signInAs(page, "department_clerk");
  await composeReport(page);
  const address = page.url();
  await signInAs(page, "department_leader");
  await page.goto(address);
  await expect(text(page)).toHaveAttribute("contenteditable", "false");
  await expect(page.getByRole("toolbar")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "删除草稿" })).toHaveCount(0);
  await meetings(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "依据的记录（9 项）" })).toBeVisible();
  await review(page);
});
