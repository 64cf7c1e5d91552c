import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DRAFT_TEXT } from "../../../../test/support/check-input.ts";
import { makeApp, upload, uploadBytes } from "../../../../test/support/signed-in.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { docxOf, p } from "./reading/docx.fixture.ts";
import { runCheck } from "./run-check.ts";

async function ofTown() {
  const world = await makeWorld();
  return { world, town: await world.org("town", world.root, "示例镇") };
}

describe("drafts over HTTP", () => {
  it("are seen by those of the organisation and of none beside it", async () => {
    const { world, town } = await ofTown();
    const other = await world.org("town", world.root, "样板镇");
    const app = await makeApp(world);
    const [own, foreign] = await Promise.all(
      [town, other].map(async (org) => app.signIn(await app.account("town_cadre", org))),
    );
    const id = randomUUID();
    const url = `/api/checks?id=${id}&commandId=${randomUUID()}&org=${town}&title=${encodeURIComponent("半年汇报")}`;
    const handed = await app.send({ method: "POST", url, ...upload("a.txt", DRAFT_TEXT) }, own);
    expect([handed.statusCode, handed.json()]).toEqual([200, { id }]);
    await runCheck(world.deps, world.system, id);
    const list = async (cookie: string | undefined, query = "") =>
      (await app.send({ method: "GET", url: `/api/checks${query}` }, cookie)).json();
    const [row, ...more] = await list(own);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      ...{ id, title: "半年汇报", orgName: "示例镇", fileName: "a.txt", state: "done", createdBy: "测试town_cadre" },
      coverage: { claims: 1, errors: 1 },
    });
    expect(await list(own, `?text=${encodeURIComponent("年度")}`)).toEqual([]);
    expect(await list(own, `?after=${id}`)).toEqual([]);
    expect(await list(foreign)).toEqual([]);
    const read = await app.send({ method: "GET", url: `/api/checks/${id}` }, foreign);
    expect(read.statusCode).toBe(404);
    for (const [method, path, payload] of [
      ["POST", "again", { revision: 1, context: null, text: null }],
      ["PUT", "claims", { fingerprint: "", decision: null }],
      ["PUT", "findings", { rule: "words.按装", start: 0, length: 2, settled: true }],
    ] as const)
      expect((await app.send({ method, url: `/api/checks/${id}/${path}`, payload }, foreign)).statusCode).toBe(404);
  });

  it("are refused when they are no files, too large a text, or malformed", async () => {
    const { world, town } = await ofTown();
    const app = await makeApp(world);
    const cookie = await app.signIn(await app.account("town_cadre", town));
    const status = async (url: string, payload: object) => {
      const { statusCode, body } = await app.send({ method: "POST", url, payload }, cookie);
      return [statusCode, JSON.parse(body).error.code];
    };
    const query = `id=${randomUUID()}&commandId=${randomUUID()}&org=${town}`;
    expect(await status(`/api/checks?${query}`, {})).toEqual([422, "invalid"]);
    const order = { id: randomUUID(), commandId: randomUUID(), orgId: town, context: null };
    expect(await status("/api/checks/text", { ...order, text: "" })).toEqual([422, "invalid"]);
    expect(await status("/api/checks/text", { ...order, text: "甲".repeat(300_001) })).toEqual([422, "invalid"]);
    expect(await status("/api/checks/text", { ...order, id: "1", text: "甲" })).toEqual([422, "invalid"]);
    const url = `/api/checks?${query}`;
    const secret = uploadBytes("a.docx", await docxOf({ body: p("机密★1年") }));
    const refused = await app.send({ method: "POST", url, ...secret }, cookie);
    expect([refused.statusCode, refused.json().error.code]).toEqual([422, "secret-marking"]);
    const broken = await app.send({ method: "POST", url, ...upload("a.docx", "PK\u0003\u0004坏的") }, cookie);
    expect([broken.statusCode, broken.json().error.code]).toEqual([415, "file-type"]);
  });
});
