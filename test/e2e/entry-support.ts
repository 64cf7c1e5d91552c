import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { signInAs } from "./support.ts";

export type Town = { name: string; branches: string[]; username: string; password: string };

/** A town of its own with forty branches, a few members in the first, and its cadre: no other test meets them. */
export async function makeTown(page: Page, count = 40): Promise<Town> {
  await signInAs(page, "administrator");
  const mark = randomUUID().slice(0, 6);
  const orgs = (await (await page.request.get("/api/orgs")).json()) as { id: string; parentId: string | null }[];
  const top = orgs.find(({ parentId }) => parentId === null)?.id;
  const send = async (url: string, data: object) => {
    const answer = await page.request.post(url, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer;
  };
  const org = async (kind: string, parentId: string | undefined, name: string, position: number) => {
    const id = randomUUID();
    await send("/api/orgs", {
      ...{ commandId: randomUUID(), id, parentId, kind, code: `E${id.slice(0, 12)}`, name, shortName: name },
      ...{ position, from: "2020-01-01" },
    });
    return id;
  };
  const name = `填报${mark}镇`;
  const town = await org("town", top, name, 900);
  const branches: string[] = [];
  for (let i = 1; i <= count; i += 1) {
    const branch = `${mark}第${i}支部`;
    const id = await org("branch", town, branch, i);
    branches.push(branch);
    if (i > 1) continue;
    for (const person of ["张示例", "李示例", "王示例", "赵示例"]) {
      const membership = { id: randomUUID(), orgId: id, kind: "party", from: "2020-01-01" };
      await send("/api/people", { commandId: randomUUID(), id: randomUUID(), name: person, membership });
    }
  }
  const username = `entry-${mark}`;
  const account = { commandId: randomUUID(), id: randomUUID(), username, name: "填报干部" };
  const issued = await send("/api/accounts", { ...account, role: "town_cadre", orgId: town });
  const first = ((await issued.json()) as { password: string }).password;
  const password = "Maple-Harbor-58";
  await send("/api/session", { username, password: first });
  await send("/api/session/password", { current: first, next: password });
  await send("/api/session", { username, password });
  return { name, branches, username, password };
}
