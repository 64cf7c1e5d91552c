import { type Browser, expect, type Page, test } from "@playwright/test";
import type { RoleId } from "#shared/rights/roles.ts";
import { composeReport, coverage, expectSaved, issue, review, stored, text, write } from "./report-support.ts";
import { expectAccessible, signInAs } from "./support.ts";

const side = (page: Page) => page.getByRole("complementary", { name: "对照" });

/** The same page, looked at by somebody else. */
async function openedBy(browser: Browser, role: RoleId, address: string): Promise<Page> {
  const page = await browser.newPage();
  await signInAs(page, role);
  await page.goto(address);
  return page;
}

test("a number from another unit keeps its document and date, into the register", async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, "department_clerk");
  await composeReport(page);
  await write(page, "据通报，居民满意率为96.5%。");
  await expect(text(page).locator(".untraced")).toHaveText(["96.5%"]);

  const save = side(page).getByRole("button", { name: "注明来源" });
  const number = text(page).getByRole("button", { name: "96.5%" });

  await test.step("its source form wants the document and its date", async () => {
    await page.getByRole("button", { name: "下一个无来源" }).click();
    await expect(side(page).getByRole("heading", { name: "“96.5%” 没有来源" })).toBeVisible();
    await expect(save).toBeDisabled();
    await side(page).getByLabel("来源单位和文件").fill("示例区统计局2026年3月通报");
    await expect(save).toBeDisabled();
    await side(page).getByLabel("文件日期").fill("2026-03-31");
    await save.click();
    await expect(side(page).getByRole("heading", { name: "“96.5%” 外部数据" })).toBeVisible();
    await expect(coverage(page)).toContainText("1 个外部，0 个豁免，0 个无来源");
    await expect(text(page).locator(".untraced")).toHaveCount(0);
    await expect(text(page)).toContainText("居民满意率为96.5%。");
    await expectAccessible(page);
  });

  await test.step("the source can be corrected, and is there after loading again", async () => {
    await side(page).getByLabel("来源单位和文件").fill("示例区统计局2026年第一季度通报");
    await side(page).getByRole("button", { name: "更新来源" }).click();
    await expectSaved(page, "2026年第一季度通报");
    await page.reload();
    await number.click();
    await expect(side(page).getByLabel("来源单位和文件")).toHaveValue("示例区统计局2026年第一季度通报");
    await expect(side(page).getByLabel("文件日期")).toHaveValue("2026-03-31");
  });

  await test.step("made plain text again it is untraced, until that is undone", async () => {
    await side(page).getByRole("button", { name: "还原为普通文字" }).click();
    await expect(coverage(page)).toContainText("0 个外部，0 个豁免，1 个无来源");
    await expect(text(page).locator(".untraced")).toHaveText(["96.5%"]);
    await page.getByRole("button", { name: "撤销" }).click();
    await expect(coverage(page)).toContainText("1 个外部，0 个豁免，0 个无来源");
    await expect(page.locator(".save-state")).toHaveText("已保存");
  });

  await test.step("issued, it says its source and stands in the register as external", async () => {
    await review(page);
    await issue(page);
    await expect(page.getByText("已印发", { exact: true })).toBeVisible();
    await number.click();
    await expect(side(page)).toContainText("示例区统计局2026年第一季度通报（2026-03-31）");
    await expect(side(page).getByRole("textbox")).toHaveCount(0);
    await page.goto("/register");
    await page.getByLabel("数、语句或口径含").fill("居民满意率");
    const row = page.getByRole("row", { name: /居民满意率为96\.5%/ }).first();
    await expect(row).toContainText("示例区统计局2026年第一季度通报");
    await expect(row).toContainText("外部");
    await expect(row).toContainText("不比对");
  });
});

test("a fact sentence is given its evidence, and others can follow it", async ({ page, browser }) => {
  await signInAs(page, "department_clerk");
  await composeReport(page);
  await write(page, "党员教育管理得到加强。");
  // The outline's own sentences are facts already.
  await expect(coverage(page)).toContainText("· 4 个事实句，0 个有依据");

  await test.step("the sentence around the caret becomes the fact, without evidence yet", async () => {
    await page.keyboard.press("ArrowLeft"); // before the full stop: behind it no sentence is found
    await page.getByRole("button", { name: "标为事实句，并给出依据" }).click();
    await expect(side(page).getByRole("heading", { name: "事实句 尚无依据" })).toBeVisible();
    await expect(side(page).getByRole("blockquote")).toHaveText("党员教育管理得到加强");
    await expect(coverage(page)).toContainText("· 5 个事实句，0 个有依据");
  });

  const evidence = side(page).getByRole("list", { name: "依据", exact: true }).getByRole("listitem");
  const found = side(page).getByRole("list", { name: "可作依据的活动" }).getByRole("button");

  await test.step("activities of the period are found by their name; one is added, one taken back", async () => {
    await side(page).getByLabel("添加依据").fill("主题党日");
    await expect(found.first()).toContainText("主题党日");
    await found.first().click();
    await found.first().click();
    await expect(evidence).toHaveCount(2);
    await expect(side(page).getByRole("heading", { name: "事实句 依据 2 项" })).toBeVisible();
    await evidence
      .first()
      .getByRole("button", { name: /^移除依据：/ })
      .click();
    await expect(evidence).toHaveCount(1);
    await expect(coverage(page)).toContainText("· 5 个事实句，1 个有依据");
    await expectAccessible(page);
  });

  const link = evidence.getByRole("link");
  const label = (await link.textContent()) ?? "";
  await expectSaved(page, label);

  await test.step("a leader sees what it rests on, changes nothing and opens the record", async () => {
    const leader = await openedBy(browser, "department_leader", page.url());
    await text(leader).getByText("党员教育管理得到加强", { exact: true }).click();
    const seen = side(leader).getByRole("list", { name: "依据", exact: true }).getByRole("link");
    await expect(seen).toHaveText([label]);
    await expect(side(leader).getByRole("button", { name: /移除|不再标为/ })).toHaveCount(0);
    await expect(side(leader).getByLabel("添加依据")).toHaveCount(0);
    await seen.click();
    const title = label.replace(/^\S+ /, ""); // behind the date
    await expect(leader.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
    await leader.close();
  });

  await test.step("no longer a fact, the words stay", async () => {
    await side(page).getByRole("button", { name: "不再标为事实句" }).click();
    await expect(coverage(page)).toContainText("· 4 个事实句，0 个有依据");
    await expect(text(page)).toContainText("党员教育管理得到加强。");
  });
});

test("the review keeps the scan of its sheet, for those who may read it", async ({ page, browser }) => {
  await signInAs(page, "department_clerk");
  await composeReport(page);
  const address = page.url();
  const scan = { name: "审签单 扫描.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n审签\n%%EOF\n") };
  const dialog = page.getByRole("dialog", { name: "审签" });
  const field = dialog.getByLabel("审签单扫描件（可以不传）");

  await test.step("what is no scan is refused with its reason, and does not stick", async () => {
    await page.getByRole("button", { name: "审签", exact: true }).click();
    await field.setInputFiles({
      name: "审签单.exe",
      mimeType: "application/pdf",
      buffer: Buffer.from("MZ\u0090\u0000"),
    });
    await expect(dialog).toContainText("请上传 JPG、PNG 图片，PDF");
    await expectAccessible(page);
  });

  await test.step("the scan is uploaded and the report reviewed", async () => {
    await field.setInputFiles(scan);
    await expect(dialog.getByText("已上传：审签单 扫描.pdf")).toBeVisible();
    await expect(dialog).not.toContainText("请上传 JPG、PNG 图片，PDF");
    await dialog.getByRole("button", { name: "标记已审签" }).click();
    await expect(page.getByRole("button", { name: "印发", exact: true })).toBeVisible();
    await expect(text(page)).toHaveAttribute("contenteditable", "false");
  });

  const link = page.getByRole("link", { name: "审签单扫描件" });
  await expect(link).toBeVisible();
  const file = (await link.getAttribute("href")) ?? "";

  await test.step("clerk and leader download exactly what was uploaded, before and after the report is issued", async () => {
    const expectScan = async (reader: Page) => {
      await expect(reader.getByRole("link", { name: "审签单扫描件" })).toHaveAttribute("href", file);
      const answer = await reader.request.get(file);
      expect(answer.headers()["content-type"]).toBe("application/pdf");
      expect(answer.headers()["content-disposition"]).toContain(encodeURIComponent(scan.name));
      expect(await answer.body()).toEqual(scan.buffer);
    };
    await expectScan(page);
    const leader = await openedBy(browser, "department_leader", address);
    await expectScan(leader);
    await leader.close();
    await issue(page);
    await expect(page.getByText("已印发", { exact: true })).toBeVisible();
    await page.reload();
    await expectScan(page);
    expect((await stored(page)).reviewFileId).toBe(file.split("/").at(-1));
  });

  await test.step("a branch secretary and a stranger do not", async () => {
    const secretary = await openedBy(browser, "org_secretary", "/");
    expect((await secretary.request.get(file)).status()).toBe(404);
    await secretary.close();
    const stranger = await browser.newPage();
    expect((await stranger.request.get(file)).status()).toBe(401);
    await stranger.close();
  });
});
