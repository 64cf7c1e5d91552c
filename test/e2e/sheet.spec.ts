import { expect, test } from "@playwright/test";
import { expectAccessible, signInAs } from "./support.ts";

test("a meeting's sign-in sheet lists who is expected and carries its code", async ({ page }) => {
  await signInAs(page, "department_clerk");
  const filter = JSON.stringify({ kinds: ["all_staff_meeting"], states: ["filed"] });
  const list = await page.request.get(`/api/activities?limit=1&filter=${encodeURIComponent(filter)}`);
  const [meeting] = (await list.json()).rows;
  await page.goto(`/activities/${meeting.id}`);
  await page.getByRole("link", { name: "签到表" }).click();
  const sheet = page.getByRole("article", { name: `${meeting.title}签到表` });
  await expect(sheet.getByRole("row")).toHaveCount(1 + meeting.expected + 6);
  await expect(sheet.getByRole("img")).toHaveJSProperty("complete", true);
  await expect(sheet).toContainText(meeting.id.slice(0, 8).toUpperCase());
  await expectAccessible(page);
});
