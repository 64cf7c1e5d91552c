import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, Packer, Paragraph, TextRun } from "docx";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemOf } from "#server/modules/access/index.ts";
import { createAuth } from "#server/modules/accounts/index.ts";
import { annotatedCopy } from "#server/modules/checks/annotate-check.ts";
import { readDraftInWorker } from "#server/modules/checks/index.ts";
import { loadCheck } from "#server/modules/checks/load-check.ts";
import { runCheck } from "#server/modules/checks/run-check.ts";
import { startCheck } from "#server/modules/checks/start-check.ts";
import { firstStart } from "#server/modules/demo/demonstration.ts";
import { findDistricts } from "#server/modules/demo/districts.ts";
import { composeReport } from "#server/modules/reports/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { asAppRole, openDb, openPool } from "#server/platform/db.ts";
import { openFileStore } from "#server/platform/file-store.ts";
import { withActor } from "#server/platform/tx.ts";
import { OPEN_VERDICTS } from "#shared/checks/coverage.ts";
import { builtInOutline } from "#shared/report/outlines.ts";
import { APP_PASSWORD, testDatabase } from "./support/cluster.ts";
import { testClock } from "./support/world.ts";

let deps: Deps;
let actor: Actor;
let close: () => Promise<void>;
let department: string;
/** The annual report of the demonstration as its Word file reads, with one regulation cited. */
let lines: string[];

beforeAll(async () => {
  const { ownerUrl, drop } = await testDatabase(`retyped_${process.pid}`);
  const pool = openPool(asAppRole(ownerUrl, APP_PASSWORD), 4);
  const files = openFileStore(join(tmpdir(), "shilu-test-files"));
  deps = { db: openDb(pool), clock: testClock(), files, rosterKey: "test-key" };
  const auth = createAuth(pool, { publicUrl: "http://127.0.0.1", secret: "a-secret-of-the-tests-that-is-long-enough" });
  close = async () => {
    await pool.end();
    await drop();
  };
  await firstStart(ownerUrl, deps, auth, { empty: false, secret: "test" });
  const [district] = await findDistricts(ownerUrl);
  actor = await systemOf(deps, district!.id);
  const org = await withActor(deps.db, actor, (tx) =>
    tx.selectFrom("org").select("id").where("short_name", "=", "区委组织部").executeTakeFirstOrThrow(),
  );
  department = org.id;
  const today = deps.clock.now().toISOString().slice(0, 10);
  const context = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31`, cutoff: today };
  const report = await withActor(deps.db, actor, (tx) =>
    composeReport(tx, actor, builtInOutline("periodic")!, department, context, false),
  );
  const { draft } = await readDraftInWorker(report.bytes, "报告.docx");
  lines = draft.text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.includes("请结合实际"))
    .map((line) => line.replace("坚持把政治建设", "认真落实《中国共产党党员教育管理工作条例》，坚持把政治建设"));
}, 120_000);

afterAll(() => close());

/** Typed by hand into a file without any formatting, handed in, and checked. */
async function handedIn(typed: readonly string[]) {
  const children = typed.map((line) => new Paragraph({ children: [new TextRun(line)] }));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const order = {
    id: crypto.randomUUID(),
    commandId: crypto.randomUUID(),
    orgId: department,
    title: "",
    context: null,
  };
  const { id } = await startCheck(deps, actor, order, { fileName: "报来的报告.docx", bytes });
  await runCheck(deps, actor, id);
  const check = await withActor(deps.db, actor, (tx) => loadCheck(tx, actor, id));
  const { claims, findings } = check.result!;
  const open = claims.filter(({ verdict }) => OPEN_VERDICTS.has(verdict));
  const wrong = findings.filter(({ severity }) => severity !== "hint");
  return { id, claims, open, wrong, text: check.content };
}

/** The first number behind these words becomes another one; throws where they do not stand. */
function changed(text: string, words: string, by: number): string {
  const pattern = new RegExp(`(${words})(\\d+)`, "u");
  if (!pattern.test(text)) throw new Error(`no number behind ${words}`);
  return text.replace(pattern, (_, before: string, number: string) => `${before}${Number(number) + by}`);
}

describe("the annual report of the demonstration, retyped by hand", () => {
  it("agrees in every number and has nothing wrong when nothing was changed", async () => {
    const { claims, open, wrong } = await handedIn(lines);
    expect(claims.length).toBeGreaterThan(50);
    expect(open.map(({ span, why }) => [span, why])).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it("comes back with exactly what was changed, as verdicts and as comments in the file", async () => {
    let text = lines.join("\n");
    text = changed(text, "开展交流研讨", 1);
    text = changed(text, "参加全体干部会议", 10);
    text = changed(text, "举办夜间党校", -2);
    text = text.replace("《中国共产党党员教育管理工作条例》", "《党员教育管理条例》");
    text = text.replace("三、聚焦主责主业", "四、聚焦主责主业").replace("压实党风廉政", "切实压实压实党风廉政");
    const { id, open, wrong } = await handedIn(text.split("\n"));
    expect(open.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ["交流研讨", "differs"],
      ["参加全体干部会议", "differs"],
      ["夜间党校", "differs"],
    ]);
    expect(wrong.map(({ rule, suggestion }) => [rule, suggestion])).toEqual([
      ["citation.near", "《中国共产党党员教育管理工作条例》"],
      ["headings.sequence", "三、"],
      ["repeats.word", "压实"],
    ]);
    const { bytes } = await annotatedCopy(deps, actor, id);
    const zip = await JSZip.loadAsync(bytes);
    const comments = await zip.file("word/comments.xml")!.async("string");
    expect(comments.match(/<w:comment /gu)).toHaveLength(6);
    const document = await zip.file("word/document.xml")!.async("string");
    expect([document.match(/<w:del /gu)?.length, document.match(/<w:ins /gu)?.length]).toEqual([2, 2]);
  });
});
