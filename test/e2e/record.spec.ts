import { expect, test } from "@playwright/test";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

test.describe("recording on a phone", () => {
  test.use({ viewport: PHONE });

  test("a secretary records a theme day, marks who was away and finds it counted", async ({ page }) => {
    await signInAs(page, "org_secretary");
    await page.goto("/record");
    const everybody = page.getByText(/应到 (\d+) 人，实到 \1 人/);
    await expect(everybody).toBeVisible();
    const due = Number(/应到 (\d+) 人/.exec((await everybody.textContent()) ?? "")?.[1]);
    await page
      .getByRole("group", { name: "何示远" })
      .or(page.getByRole("group").filter({ hasText: "到" }).nth(2))
      .first()
      .getByLabel("请假")
      .check({ force: true });
    await page.getByLabel("内容").fill("学习有关文件，讨论社区服务安排。");
    await expect(page.getByText(`应到 ${due} 人，实到 ${due - 1} 人`)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "归档", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("主题党日");
    await expect(page.getByText(`应到 ${due}，实到 ${due - 1}`)).toBeVisible();
    await expect(page.getByText("已归档").first()).toBeVisible();
    await expect(page.getByText(/记录活动“\d+月主题党日”/)).toBeVisible();
  });

  test("a draft survives leaving the page and can be thrown away", async ({ page }) => {
    await signInAs(page, "org_secretary");
    await page.goto("/record");
    await page.getByLabel("地点").fill("社区活动室三楼");
    await page.waitForTimeout(100);
    await page.goto("/activities");
    await page.goto("/record");
    await expect(page.getByLabel("地点")).toHaveValue("社区活动室三楼");
    await page.getByRole("button", { name: "放弃，重新填写" }).click();
    await expect(page.getByLabel("地点")).toHaveValue("");
  });

  test("a double tap makes one record", async ({ page }) => {
    await signInAs(page, "org_secretary");
    await page.goto("/record");
    const name = `双击测试${Date.now()}`;
    await page.getByLabel("名称").fill(name);
    await expect(page.getByText(/应到 \d+ 人/)).toBeVisible();
    await page.getByRole("button", { name: "归档", exact: true }).dblclick();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    const filter = JSON.stringify({ text: name });
    const list = await page.request.get(`/api/activities?filter=${encodeURIComponent(filter)}`);
    expect(((await list.json()) as { total: { count: number } }).total.count).toBe(1);
  });
});

test("two people editing the same activity see the conflict and lose nothing", async ({ browser }) => {
  const [one, other] = await Promise.all([browser.newPage(), browser.newPage()]);
  for (const page of [one, other]) await signInAs(page, "department_clerk");
  const list = await one.request.get(
    `/api/activities?limit=1&filter=${encodeURIComponent(JSON.stringify({ kinds: ["lectern"] }))}`,
  );
  const { rows } = (await list.json()) as { rows: { id: string }[] };
  const id = rows[0]?.id ?? "";
  for (const page of [one, other]) await page.goto(`/record?edit=${id}`);
  await one.getByLabel("地点").fill("甲会议室");
  await other.getByLabel("地点").fill("乙会议室");
  await one.getByRole("button", { name: "保存修改" }).click();
  await expect(one.getByText("甲会议室").first()).toBeVisible();
  await other.getByRole("button", { name: "保存修改" }).click();
  await expect(other.getByText("有人修改并保存了这项活动")).toBeVisible();
  await expect(other.getByLabel("地点")).toHaveValue("乙会议室");
  await other.getByRole("button", { name: "以我的内容为准保存" }).click();
  await expect(other.getByText("乙会议室").first()).toBeVisible();
});
