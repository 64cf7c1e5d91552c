import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openDb, openPool } from "#server/platform/db.ts";
import { CHECK_CONTEXT, checkOf, DRAFT_TEXT, draftOf, readCheck } from "../../../../test/support/check-input.ts";
import { difference, snapshot } from "../../../../test/support/ledger-of-changes.ts";
import { makeApp } from "../../../../test/support/signed-in.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { annotatedCopy } from "./annotate-check.ts";
import { deleteCheck } from "./delete-check.ts";
import { checkTasks } from "./index.ts";
import { loadCheck } from "./load-check.ts";
import { docxOf, p } from "./reading/docx.fixture.ts";
import { resultOf } from "./result-of.ts";
import { runCheck } from "./run-check.ts";
import { recheck, startCheck } from "./start-check.ts";

const NOTHING = { tables: [], xids: [], events: [], commands: 0 };

const docx = async (...paragraphs: string[]) => ({
  fileName: "汇报.docx",
  bytes: await docxOf({ body: paragraphs.map((text) => p(text)).join("") }),
});

async function ofTown() {
  const world = await makeWorld();
  return { world, town: await world.org("town", world.root, "示例镇") };
}

/** Payloads of the queue's jobs about a check. */
async function queued({ ownerUrl }: World, check: string) {
  const db = openDb(openPool(ownerUrl, 1));
  const { rows } = await sql<{ payload: Record<string, unknown> }>`
    SELECT payload FROM graphile_worker._private_jobs WHERE payload ->> 'check' = ${check}`.execute(db);
  await db.destroy();
  return rows.map(({ payload }) => payload);
}

const storedAs = async (world: World, check: string) =>
  (await world.run((tx) => loadCheck(tx, world.system, check))).sha256!;

describe("a draft that is handed in", () => {
  it("waits under its title with what it says of itself, and is told in the history", async () => {
    const { world, town } = await ofTown();
    const before = await snapshot(world);
    const order = { id: randomUUID(), commandId: randomUUID(), orgId: town, title: "", context: null };
    const text = "关于2026年上半年工作的报告\r\n召开党员大会3次。\u0000\r\n示例镇\r\n2026年7月3日";
    await startCheck(world.deps, world.system, order, { text });
    const { tables, events, commands } = difference(before, await snapshot(world));
    expect([tables, events.map(({ verb, object }) => [verb, object]), commands]).toEqual([
      ["draft_check"],
      [["draft.checked", order.id]],
      1,
    ]);
    const waiting = await readCheck(world, order.id);
    expect(waiting).toMatchObject({
      ...{ title: "关于2026年上半年工作的报告", orgName: "示例镇", fileName: "", annotatable: false },
      ...{ state: "waiting", progress: 0, message: "", claims: [], coverage: null, revision: 1 },
      context: { from: "2026-01-01", to: "2026-06-30", cutoff: "2026-06-30", on: "2026-07-03" },
    });
    expect(waiting.paragraphs.map((one) => one.text)).toEqual([
      "关于2026年上半年工作的报告",
      "召开党员大会3次。",
      "示例镇",
      "2026年7月3日",
    ]);
    const done = await snapshot(world);
    expect(await startCheck(world.deps, world.system, order, { text })).toEqual({ id: order.id });
    expect(difference(done, await snapshot(world))).toEqual(NOTHING);
  });

  it("keeps the file that came in, whatever it is called", async () => {
    const { world, town } = await ofTown();
    const before = await snapshot(world);
    const file = { ...(await docx("召开党员大会3次。")), fileName: "a/b\\c.docx" };
    const check = await draftOf(world, { orgId: town, file });
    expect(difference(before, await snapshot(world)).tables).toEqual(["draft_check", "file"]);
    expect(await readCheck(world, check)).toMatchObject({ annotatable: true, title: "召开党员大会3次。" });
    const sha256 = await storedAs(world, check);
    expect(Buffer.from(await world.deps.files.read(sha256))).toEqual(Buffer.from(file.bytes));
  });

  it("is refused with nothing kept when it is secret, unreadable or empty", async () => {
    const { world, town } = await ofTown();
    const before = await snapshot(world);
    const refused = async (submitted: Parameters<typeof startCheck>[3]) => {
      const order = { id: randomUUID(), commandId: randomUUID(), orgId: town, title: "", context: null };
      const error = await startCheck(world.deps, world.system, order, submitted).catch((one) => one);
      return [error.code, error.field];
    };
    const stored = async (bytes: Uint8Array) => {
      const hash = Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(bytes))).toString("hex");
      return world.deps.files.read(hash).then(
        () => true,
        () => false,
      );
    };
    const secret = await docx(`召开党员大会3次${randomUUID()}。`, "机密★1年");
    expect(await refused(secret)).toEqual(["secret-marking", "file"]);
    expect(await stored(secret.bytes)).toBe(false);
    expect(await refused({ ...(await docx("召开党员大会3次。")), fileName: "汇报（机密）.docx" })).toEqual([
      "secret-marking",
      "file",
    ]);
    const titled = { id: randomUUID(), commandId: randomUUID(), orgId: town, title: "汇报（秘密）", context: null };
    await expect(startCheck(world.deps, world.system, titled, { text: DRAFT_TEXT })).rejects.toMatchObject({
      ...{ code: "secret-marking", field: "title" },
    });
    expect(await refused({ text: "秘密★3年\n召开党员大会3次。" })).toEqual(["secret-marking", "text"]);
    expect(await refused({ fileName: "a.docx", bytes: Uint8Array.of(80, 75, 3, 4, 5) })).toEqual(["file-type", "file"]);
    expect(await refused({ text: " \n\u0000 " })).toEqual(["invalid", "text"]);
    expect(difference(before, await snapshot(world))).toEqual(NOTHING);
  });
});

describe("the check of a draft", () => {
  it("tells how far it is while it runs", async () => {
    const { world, town } = await ofTown();
    const check = await draftOf(world, { orgId: town, file: await docx(DRAFT_TEXT) });
    const { files } = world.deps;
    const seen: unknown[] = [];
    const watched = async (sha256: string) => {
      const { state, progress, message } = await readCheck(world, check);
      seen.push([state, progress, message]);
      return files.read(sha256);
    };
    await runCheck({ ...world.deps, files: { ...files, read: watched } }, world.system, check);
    expect(seen).toEqual([["running", 80, "正在核对版式"]]);
    const steps: unknown[] = [];
    const draft = await world.run((tx) => loadCheck(tx, world.system, check));
    await resultOf(world.deps, world.system, draft, async (...step) => void steps.push(step));
    expect(steps).toEqual([
      [10, "正在读取数字、引文和文字"],
      [40, "正在与记录核对 1 个数字"],
      [80, "正在核对版式"],
    ]);
  });

  it("finds what there is, and does nothing when run twice", async () => {
    const { world, town } = await ofTown();
    const check = await draftOf(world, { orgId: town });
    await runCheck(world.deps, world.system, check);
    const done = await readCheck(world, check);
    expect(done).toMatchObject({ state: "done", progress: 100, message: "", revision: 1 });
    expect(done.claims.map(({ span, verdict }) => [span, verdict])).toEqual([["9次", "unrecorded"]]);
    expect(done.findings.map(({ rule, start, length }) => [rule, start, length])).toEqual([
      ["words.按装", DRAFT_TEXT.indexOf("按装"), 2],
    ]);
    const after = await snapshot(world);
    await runCheck(world.deps, world.system, check);
    expect(difference(after, await snapshot(world))).toEqual(NOTHING);
  });

  it("says that it failed when the file is gone, and can be asked for again", async () => {
    const { world, town } = await ofTown();
    const file = await docx(`召开党员大会3次。${randomUUID()}`);
    const check = await draftOf(world, { orgId: town, file });
    await world.deps.files.remove(await storedAs(world, check));
    await runCheck(world.deps, world.system, check);
    const failed = await readCheck(world, check);
    expect(failed).toMatchObject({
      ...{
        state: "failed",
        progress: 100,
        message: "核对时出错，没有得出结果，请重新核对",
        claims: [],
        coverage: null,
      },
    });
    await expect(annotatedCopy(world.deps, world.system, check)).rejects.toMatchObject({ code: "wrong-state" });
    await world.deps.files.put(file.bytes);
    await recheck(world.deps, world.system, check, { revision: 1, context: null, submitted: null });
    expect(await readCheck(world, check)).toMatchObject({ state: "waiting", progress: 0, message: "", revision: 2 });
    await runCheck(world.deps, world.system, check);
    expect(await readCheck(world, check)).toMatchObject({ state: "done", revision: 2 });
  });

  it("is done with the rights that whoever asked has by then", async () => {
    const { world, town } = await ofTown();
    const app = await makeApp(world);
    const account = await app.account("town_cadre", town);
    const cookie = await app.signIn(account);
    const ask = async () => {
      const id = randomUUID();
      const payload = { id, commandId: randomUUID(), orgId: town, text: DRAFT_TEXT, context: null };
      const answer = await app.send({ method: "POST", url: "/api/checks/text", payload }, cookie);
      expect(answer.statusCode, answer.body).toBe(200);
      return id;
    };
    const [first, second] = [await ask(), await ask()];
    const [job] = await queued(world, first);
    expect(job).toEqual({ district: world.district, check: first, account: account.id });
    const run = checkTasks(world.deps)["check-draft"]!;
    await run(job!);
    expect(await readCheck(world, first)).toMatchObject({ state: "done", createdBy: "测试town_cadre" });
    await world.run((tx) =>
      tx
        .updateTable("role_grant")
        .set({ revoked_at: world.clock.now() })
        .where("district_id", "=", world.district)
        .where("account_id", "=", account.id)
        .execute(),
    );
    await run({ ...job, check: second });
    expect(await readCheck(world, second)).toMatchObject({
      ...{ state: "failed", progress: 100, claims: [] },
      message: "提交核对的人已经无权核对这份文稿，请由有权限的人重新核对",
    });
  });

  it("is not done for a draft that was taken back", async () => {
    const { world, town } = await ofTown();
    const app = await makeApp(world);
    const account = await app.account("town_cadre", town);
    const check = await draftOf(world, { orgId: town });
    await world.run((tx) => deleteCheck(tx, world.system, check, 1));
    const after = await snapshot(world);
    await checkTasks(world.deps)["check-draft"]!({ district: world.district, check, account: account.id });
    expect(difference(after, await snapshot(world))).toEqual(NOTHING);
  });
});

describe("a draft that comes again", () => {
  it("takes the place of the one before, whose file goes", async () => {
    const { world, town } = await ofTown();
    const { id, revision } = await checkOf(world, { orgId: town, file: await docx("召开党员大会3次。") });
    const before = await snapshot(world);
    const corrected = { fileName: "改.docx", bytes: await docxOf({ body: p("召开党员大会4次。") }) };
    await recheck(world.deps, world.system, id, { revision, context: CHECK_CONTEXT, submitted: corrected });
    const { tables, events } = difference(before, await snapshot(world));
    expect([tables, events.map(({ verb }) => verb)]).toEqual([["draft_check", "file"], ["draft.rechecked"]]);
    const files = await world.run((tx) => tx.selectFrom("file").select("name").execute());
    expect(files).toEqual([{ name: "改.docx" }]);
    await runCheck(world.deps, world.system, id);
    expect((await readCheck(world, id)).claims.map(({ span }) => span)).toEqual(["4次"]);
  });

  it("is refused at an old revision, when it is secret, and while the check runs, and keeps nothing", async () => {
    const { world, town } = await ofTown();
    const { id } = await checkOf(world, { orgId: town });
    const stale = { revision: 0, context: null, submitted: await docx("召开党员大会3次。") };
    const before = await snapshot(world);
    await expect(recheck(world.deps, world.system, id, stale)).rejects.toMatchObject({ code: "conflict" });
    expect(difference(before, await snapshot(world))).toEqual(NOTHING);
    const secret = { revision: 1, context: null, submitted: await docx("召开党员大会3次。", "机密★1年") };
    await expect(recheck(world.deps, world.system, id, secret)).rejects.toMatchObject({ code: "secret-marking" });
    expect(difference(before, await snapshot(world))).toEqual(NOTHING);
    await recheck(world.deps, world.system, id, { revision: 1, context: null, submitted: null });
    const waiting = { revision: 2, context: null, submitted: { text: "召开党员大会3次。" } };
    await expect(recheck(world.deps, world.system, id, waiting)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is checked in another period", async () => {
    const { world, town } = await ofTown();
    await world.activity({ orgs: [{ orgId: town, role: "host" }], heldOn: "2025-05-05" });
    const { id, revision } = await checkOf(world, { orgId: town, text: "召开全体干部会议1次。" });
    expect((await readCheck(world, id)).claims[0]).toMatchObject({ verdict: "definition" });
    const context = { from: "2025-01-01", to: "2025-12-31", cutoff: "2025-12-31", on: "2026-01-04" };
    await recheck(world.deps, world.system, id, { revision, context, submitted: null });
    await runCheck(world.deps, world.system, id);
    expect(await readCheck(world, id)).toMatchObject({ context, claims: [{ verdict: "agrees" }] });
  });
});

describe("a draft that nobody needs any longer", () => {
  it("goes with its file, its findings and what was decided", async () => {
    const { world, town } = await ofTown();
    const { id, revision } = await checkOf(world, { orgId: town, file: await docx(DRAFT_TEXT) });
    await expect(world.run((tx) => deleteCheck(tx, world.system, id, revision + 1))).rejects.toMatchObject({
      code: "conflict",
    });
    await world.run((tx) => deleteCheck(tx, world.system, id, revision));
    for (const table of ["draft_check", "draft_decision", "file"] as const)
      expect([table, await world.run((tx) => tx.selectFrom(table).select("district_id").execute())]).toEqual([
        table,
        [],
      ]);
    await expect(readCheck(world, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
