import { randomUUID } from "node:crypto";
import type { InjectOptions } from "fastify";
import { beforeAll, describe, expect, it } from "vitest";
import { loadActivity } from "#server/modules/activities/index.ts";
import { history } from "#server/modules/traces/index.ts";
import { contentOf } from "#shared/activities/content.ts";
import type { ScanBatch, ScanPlacing } from "#shared/scans/contracts.ts";
import { jpegOf, sheetsPdf, uploadBytes } from "../../../../test/support/scan-scene.ts";
import { makeApp, type TestApp } from "../../../../test/support/signed-in.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { readBatch } from "./index.ts";
import { openPdf } from "./pages/open-pdf.ts";
import { readPdfPage } from "./pages/read-page.ts";

let world: World;
let app: TestApp;
let town: string;
let otherTown: string;
let cookie: string;
let accountId: string;

beforeAll(async () => {
  world = await makeWorld();
  app = await makeApp(world);
  town = await world.org("town", world.root);
  otherTown = await world.org("town", world.root);
  const account = await app.account("town_cadre", town);
  accountId = account.id;
  cookie = await app.signIn(account);
});

async function call<T>(method: "GET" | "POST" | "PUT" | "DELETE", url: string, body: Partial<InjectOptions> = {}) {
  const answer = await app.send({ method, url, ...body }, cookie);
  const json = answer.json<T & { error?: { message: string } }>();
  return { status: answer.statusCode, json, refusal: json.error?.message };
}

const view = async (id: string) => (await call<ScanBatch>("GET", `/api/scans/${id}`)).json;
const addTo = (id: string, name: string, bytes: Uint8Array) =>
  call<{ fileId: string; revision: number }>("POST", `/api/scans/${id}/files`, uploadBytes(name, bytes));

async function step(id: string, name: "read" | "attach" | "detach" | "discard") {
  const { revision } = await view(id);
  return call<{ attached: number; repeated: number }>("POST", `/api/scans/${id}/${name}`, { payload: { revision } });
}

async function place(id: string, pages: ScanPlacing["pages"], to: ScanPlacing["to"]) {
  const { revision } = await view(id);
  return call<{ revision: number }>("PUT", `/api/scans/${id}/pages`, { payload: { revision, pages, to } });
}

async function begin(...files: [name: string, bytes: Uint8Array][]): Promise<string> {
  const id = randomUUID();
  await call("POST", "/api/scans", { payload: { commandId: randomUUID(), id } });
  for (const [name, bytes] of files) {
    const { status, refusal } = await addTo(id, name, bytes);
    expect(status, refusal).toBe(200);
  }
  return id;
}

/** What the job does, with the rights of the account. */
async function read(id: string): Promise<ScanBatch> {
  expect((await step(id, "read")).status).toBe(200);
  await readBatch(world.deps, { ...(await world.actor("town_cadre", town)), accountId }, id);
  return view(id);
}

const meeting = (title: string, org = town, heldOn = "2026-06-15") =>
  world.activity({ title, heldOn, orgs: [{ orgId: org, role: "host" }] });
const shown = (batch: ScanBatch) => batch.pages.map(({ finding, placed, activityId }) => [finding, placed, activityId]);
const attachments = async (id: string) =>
  (await world.run((tx) => loadActivity(tx, world.system, id))).attachments.map(({ name, purpose, fileId }) => ({
    name,
    purpose,
    fileId,
  }));

/** The codes on each page of a stored file. */
async function codesIn(fileId: string): Promise<string[]> {
  const row = await world.run((tx) =>
    tx.selectFrom("file").select("sha256").where("id", "=", fileId).executeTakeFirstOrThrow(),
  );
  const pdf = await openPdf(await world.deps.files.read(row.sha256));
  const codes: string[] = [];
  for (let page = 1; page <= pdf.pages; page += 1) codes.push((await readPdfPage(pdf, page)).activityIds.join());
  return codes;
}

describe("a batch of scans", () => {
  it("finds its meetings, asks for the rest, is attached in one step and taken back", async () => {
    const [june, july, foreign] = [
      await meeting("六月例会"),
      await meeting("七月例会"),
      await meeting("别镇", otherTown),
    ];
    const id = await begin(
      ["一沓.pdf", await sheetsPdf([null, june, null, july, foreign])],
      ["补拍.jpg", await jpegOf(june)],
    );
    const batch = await read(id);
    expect([batch.state, batch.progress, batch.total]).toEqual(["sorting", 6, 6]);
    expect(shown(batch)).toEqual([
      ["no-code", "open", null],
      ["code", "read", june],
      ["continuation", "continued", june],
      ["code", "read", july],
      ["unseen", "open", null],
      ["code", "read", june],
    ]);
    expect(batch.activities.map((activity) => activity.title).sort()).toEqual(["七月例会", "六月例会"]);
    expect((await step(id, "attach")).refusal).toContain("还有 2 页没有认定");

    const [fileId] = batch.files.map((file) => file.fileId) as [string];
    const noneBefore = await place(id, [{ fileId, page: 1 }], { kind: "previous" });
    expect(noneBefore.refusal).toContain("前面没有已归入活动的页");
    expect((await place(id, [{ fileId, page: 1 }], { kind: "activity", activityId: foreign })).status).toBe(404);
    expect((await place(id, [{ fileId, page: 1 }], { kind: "activity", activityId: july })).status).toBe(200);
    expect((await place(id, [{ fileId, page: 5 }], { kind: "left_out" })).status).toBe(200);
    expect((await step(id, "attach")).json).toEqual({ attached: 3, repeated: 0 });

    const ofJune = await attachments(june);
    expect(ofJune.map(({ name, purpose }) => [name, purpose])).toEqual([
      ["2026-06-15 六月例会 签到表.jpg", "sign_in"],
      ["2026-06-15 六月例会 签到表.pdf", "sign_in"],
    ]);
    expect(await codesIn(ofJune[1]!.fileId)).toEqual([june, ""]);
    const [ofJuly] = await attachments(july);
    expect(await codesIn(ofJuly!.fileId)).toEqual(["", july]);
    expect(await attachments(foreign)).toEqual([]);

    expect((await step(id, "detach")).status).toBe(200);
    expect([await attachments(june), await attachments(july)]).toEqual([[], []]);
    expect((await step(id, "attach")).json).toEqual({ attached: 3, repeated: 0 });
  });

  it("reads again what a killed run left, and nothing when all is done", async () => {
    const [one, two] = [await meeting("甲"), await meeting("乙")];
    const id = await begin(["两场.pdf", await sheetsPdf([one, two, null])]);
    const whole = await read(id);
    await world.run(async (tx) => {
      await tx.deleteFrom("scan_page").where("batch_id", "=", id).where("page", ">", 1).execute();
      await tx.updateTable("scan_file").set({ state: "waiting" }).where("batch_id", "=", id).execute();
      await tx.updateTable("scan_batch").set({ state: "reading", progress: 1 }).where("id", "=", id).execute();
    });
    const actor = await world.actor("town_cadre", town);
    await readBatch(world.deps, actor, id);
    const again = await view(id);
    expect({ ...again, revision: 0 }).toEqual({ ...whole, revision: 0 });
    await readBatch(world.deps, actor, id);
    expect(await view(id)).toEqual(again);
  });

  it("is stopped by giving it up while it is read", async () => {
    const id = await begin(["一页.pdf", await sheetsPdf([null])]);
    await step(id, "read");
    expect((await step(id, "discard")).status).toBe(200);
    await readBatch(world.deps, await world.actor("town_cadre", town), id);
    expect(await view(id)).toMatchObject({ state: "discarded", pages: [] });
  });

  it("asks about a cancelled meeting, and takes the answer", async () => {
    const gone = await meeting("已取消的会");
    await world.run((tx) => tx.updateTable("activity").set({ state: "cancelled" }).where("id", "=", gone).execute());
    const id = await begin(["取消.pdf", await sheetsPdf([gone])]);
    const batch = await read(id);
    expect(shown(batch)).toEqual([["cancelled", "open", null]]);
    expect(batch.pages[0]!.named).toEqual([gone]);
    const page = { fileId: batch.files[0]!.fileId, page: 1 };
    expect((await place(id, [page], { kind: "activity", activityId: gone })).status).toBe(200);
    expect((await step(id, "attach")).json).toEqual({ attached: 1, repeated: 0 });
  });

  it("tells of the same bytes, within the batch and in an earlier one, and attaches nothing twice", async () => {
    const one = await meeting("重复");
    const bytes = await sheetsPdf([one]);
    const first = await begin(["原件.pdf", bytes]);
    expect((await addTo(first, "副本.pdf", bytes)).refusal).toBe(
      "“副本.pdf”与本批中的“原件.pdf”内容完全相同，没有重复接收",
    );
    await read(first);
    await step(first, "attach");
    world.clock.set("2026-11-20T10:30:00+08:00");
    const second = await begin(["又一次.pdf", bytes]);
    const batch = await read(second);
    expect(batch.files[0]!.sameAs).toMatchObject({ batchId: first, state: "attached" });
    expect((await step(second, "attach")).json).toEqual({ attached: 0, repeated: 1 });
    expect((await attachments(one)).length).toBe(1);
  });

  it("is not taken back when somebody changed the files since, but is after other changes", async () => {
    const one = await meeting("改动");
    const id = await begin(["改动.pdf", await sheetsPdf([one])]);
    await read(id);
    await step(id, "attach");
    const save = async (change: object) => {
      const activity = await world.run((tx) => loadActivity(tx, world.system, one));
      const payload = { ...contentOf(activity), ...change, revision: activity.revision };
      expect((await call("PUT", `/api/activities/${one}`, { payload })).status).toBe(200);
    };
    await save({ title: "改动后的会" });
    const kept = contentOf(await world.run((tx) => loadActivity(tx, world.system, one))).files;
    await save({ files: [] });
    const refused = await step(id, "detach");
    expect(refused.refusal).toContain("“改动后的会”的附件后来有改动");
    await save({ files: kept });
    expect((await step(id, "detach")).status).toBe(200);
    expect(await attachments(one)).toEqual([]);
  });

  it("leaves a trace of each step", async () => {
    const one = await meeting("留痕");
    const id = await begin(["留痕.pdf", await sheetsPdf([one])], ["多余.jpg", await jpegOf(null)]);
    const { files, revision } = await view(id);
    await call("DELETE", `/api/scans/${id}/files/${files[1]!.fileId}?revision=${revision}`);
    await read(id);
    await place(id, [{ fileId: files[0]!.fileId, page: 1 }], { kind: "activity", activityId: one });
    await step(id, "attach");
    const events = await world.run((tx) =>
      history(tx, world.district, { objectType: "scan", objectId: id, limit: 50 }),
    );
    expect(events.map((event) => event.sentence.replaceAll(/“2026-[^”]* 扫描件”/g, "“批次”")).sort()).toEqual(
      [
        "新建扫描批次“批次”",
        "向“批次”添加“留痕.pdf”，1 页",
        "向“批次”添加“多余.jpg”，1 页",
        "从“批次”移除“多余.jpg”",
        "开始识别“批次”，1 页",
        "识别“批次”：1 页，认出 1 项活动，0 页待认定",
        "认定“批次”的页面：“留痕.pdf”第 1 页，归入“留痕”（2026-06-15）",
        "将“批次”的 1 页归入 1 项活动",
      ].sort(),
    );
  });

  it("goes on with the others when a file cannot be read any more", async () => {
    const one = await meeting("完好");
    const id = await begin(["坏.pdf", await sheetsPdf([null])], ["好.pdf", await sheetsPdf([one])]);
    await world.run((tx) =>
      tx
        .updateTable("scan_file")
        .set({ sha256: "0".repeat(64) })
        .where("batch_id", "=", id)
        .where("position", "=", 1)
        .execute(),
    );
    const batch = await read(id);
    expect(batch.files.map(({ state, reason }) => [state, reason])).toEqual([
      ["refused", "“坏.pdf”识别时出错，请移除后重新上传"],
      ["read", ""],
    ]);
    expect(shown(batch)).toEqual([["code", "read", one]]);
  });

  it("refuses what another saved in between", async () => {
    const id = await begin(["冲突.pdf", await sheetsPdf([null])]);
    const { revision, files } = await read(id);
    const payload = { revision, pages: [{ fileId: files[0]!.fileId, page: 1 }], to: { kind: "left_out" } };
    expect((await call("PUT", `/api/scans/${id}/pages`, { payload })).status).toBe(200);
    expect((await call("PUT", `/api/scans/${id}/pages`, { payload })).status).toBe(409);
  });
});
