import { readFile } from "node:fs/promises";
import { type Download, expect, type Page, test } from "@playwright/test";
import { RIGHTS_HEADINGS } from "#shared/rights/sheet.ts";
import { rowsOf, type SheetRow, sheetOf } from "../support/sheet-input.ts";
import { expectAccessible, PHONE, signInAs } from "./support.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function downloaded(page: Page, button: string): Promise<SheetRow[]> {
  const arrives = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file: Download = await arrives;
  return rowsOf(await readFile(await file.path()));
}

async function bring(page: Page, rows: SheetRow[]): Promise<void> {
  const buffer = Buffer.from(await sheetOf(RIGHTS_HEADINGS, rows));
  await page.getByLabel("改好的表（.xlsx）").setInputFiles({ name: "权限表.xlsx", mimeType: XLSX, buffer });
}

async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel(/^密码/).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test("rights go out as a sheet, come back with a mistake, then right, and the new ones get their passwords", async ({
  page,
}) => {
  await signInAs(page, "administrator");
  await page.goto("/accounts");
  await page.getByRole("link", { name: "用表格修改" }).click();
  const rows = (await downloaded(page, "下载权限表")).map((row) => row.slice(0, 6));
  const cadre = rows.find((row) => row[3] === "镇街党务干部");
  expect(rows.length).toBeGreaterThan(5);

  const added = ["示测新", "shice-new", String(cadre?.[2]), "党务干部", "", ""];
  await bring(page, [...rows, added]);
  const place = `表 D${rows.length + 2}`;
  await expect(page.getByRole("row", { name: new RegExp(place) })).toContainText("没有“党务干部”这个角色");
  await expect(page.getByRole("button", { name: /^确认写入/ })).toBeDisabled();
  await expectAccessible(page);

  added[3] = "镇街党务干部";
  await bring(page, [...rows, added]);
  await expect(page.getByText("新账号 1", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "确认写入 2 项" }).click();
  await expect(page.getByRole("heading", { name: "新账号的初始密码" })).toBeVisible();
  await expectAccessible(page);
  const [issued] = await downloaded(page, "下载初始密码表");
  expect(issued?.slice(0, 2)).toEqual(["示测新", "shice-new"]);

  // The same sheet again changes nothing.
  await bring(page, [...rows, added]);
  await expect(page.getByText("与现有内容相同")).toBeVisible();

  await page.goto("/accounts");
  await page.getByLabel("姓名、用户名或组织含").fill("示测新");
  await page.getByRole("link", { name: "shice-new" }).click();
  await expect(page.getByRole("row", { name: /镇街党务干部/ })).toBeVisible();
  await page.getByRole("button", { name: /^收回镇街党务干部/ }).click();
  await expect(page.getByRole("heading", { name: "已收回的权限" })).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("没有权限：登录后什么也看不到")).toHaveCount(0);
});

test("who changes post hands over, both get a sheet to sign, and the new one must change the password", async ({
  page,
}) => {
  await signInAs(page, "administrator");
  const from = { commandId: crypto.randomUUID(), id: crypto.randomUUID(), username: "shice-old", name: "示测旧" };
  const orgs = (await (await page.request.get("/api/orgs")).json()) as { id: string; kind: string }[];
  const orgId = orgs.find(({ kind }) => kind === "town")?.id;
  const made = await page.request.post("/api/accounts", { data: { ...from, role: "town_cadre", orgId } });
  expect(made.ok()).toBe(true);

  await page.goto(`/accounts/${from.id}`);
  await page.getByRole("link", { name: "工作交接" }).click();
  await expect(page.getByRole("checkbox", { name: /镇街党务干部/ })).toBeChecked();
  await page.getByLabel("新开通账号").check();
  await page.getByLabel("接任者姓名").fill("示测接");
  await page.getByLabel("接任者用户名").fill("shice-next");
  await page.getByLabel("同时停用示测旧的账号").check();
  await page.getByLabel("说明").fill("钥匙两把");
  await expectAccessible(page);
  await page.getByRole("button", { name: "办理交接…" }).click();
  await page.getByRole("button", { name: "确认交接" }).click();
  const dialog = page.getByRole("dialog", { name: "初始密码" });
  await expect(dialog).toContainText("shice-next");
  const password = (await dialog.locator("dd").nth(1).textContent()) ?? "";
  await dialog.getByRole("button", { name: "已抄下" }).click();

  const sheet = page.getByRole("article", { name: "工作交接清单" });
  await expect(sheet).toContainText("示测旧（账号停用）");
  await expect(sheet).toContainText("钥匙两把");
  await expect(sheet.getByRole("row", { name: /镇街党务干部.*移交/ })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "打印" })).toBeHidden();
  await expect(sheet).toContainText("接任者（签名）");
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "返回交接记录" }).click();
  await expect(page.getByRole("row", { name: /示测旧.*示测接/ })).toContainText("权限 1 项");

  await page.setViewportSize(PHONE);
  await signIn(page, "shice-next", password);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("密码");
  await page.getByLabel("当前密码").fill(password);
  await page.getByLabel(/^新密码/).fill("Larch-Valley-58");
  await page.getByLabel("再输一次新密码").fill("Larch-Valley-58");
  await page.getByRole("button", { name: /保存|修改/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("您好");
});
