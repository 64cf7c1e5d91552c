import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { RoleId } from "#shared/rights/roles.ts";

/** Signs in as one of the demonstration's roles. */
export async function signInAs(page: Page, role: RoleId): Promise<void> {
  const answer = await page.request.post("/api/demo/session", { data: { role } });
  expect(answer.ok()).toBe(true);
}

/** Nothing that axe calls serious or critical. @param where which of several pages it is, if they are walked */
export async function expectAccessible(page: Page, where?: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  const grave = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  const soft = where === undefined ? expect : expect.soft;
  const found = grave.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  soft(found, where).toEqual([]);
}

export const PHONE = { width: 390, height: 844 };
