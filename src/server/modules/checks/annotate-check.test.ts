import { describe, expect, it } from "vitest";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { checkOf, DRAFT_TEXT, readCheck } from "../../../../test/support/check-input.ts";
import { difference, snapshot } from "../../../../test/support/ledger-of-changes.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { annotatedCopy, notesOf } from "./annotate-check.ts";
import { filesOf, partOf } from "./annotating/annotated.fixture.ts";
import { decideClaim, settleFinding } from "./decide.ts";
import { docxOf, p } from "./reading/docx.fixture.ts";

async function checkedFile() {
  const world = await makeWorld();
  const orgId = await world.org("town", world.root, "示例镇");
  await world.activity({ orgs: [{ orgId, role: "host" }], kinds: ["theme_day"] });
  const bytes = await docxOf({ body: p(DRAFT_TEXT) + p("开展主题党日1次。") });
  return { world, orgId, bytes, check: await checkOf(world, { orgId, file: { fileName: "汇报.docx", bytes } }) };
}

const misspelt = ({ findings }: CheckDetail) => findings.find(({ rule }) => rule === "words.按装")!;

const commentsOf = async (bytes: Uint8Array) => {
  const xml = await partOf(bytes, "word/comments.xml");
  return [...xml.matchAll(/<w:comment [^>]*w:author="([^"]*)"[^>]*>(.*?)<\/w:comment>/gs)].map(
    ([, author, content]) => [
      author,
      [...content!.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
    ],
  );
};

const WHY = "【数据无记录】全体干部会议 · 次数 · 示例镇及下级（主办）：没有已归档的记录，请补录或者补充依据";

describe("the annotated copy", () => {
  it("has a comment at each open number and finding, the safe correction as a change, and is told", async () => {
    const { world, check } = await checkedFile();
    expect(check.claims.map(({ verdict }) => verdict)).toEqual(["unrecorded", "agrees"]);
    const before = await snapshot(world);
    const { name, bytes } = await annotatedCopy(world.deps, world.system, check.id);
    const { tables, events } = difference(before, await snapshot(world));
    expect([name, tables, events.map(({ verb, object }) => [verb, object])]).toEqual([
      ...["汇报（批注）.docx", []],
      [["draft.annotated", check.id]],
    ]);
    const word = misspelt(check);
    expect(await commentsOf(bytes)).toEqual([
      ["实录核对（系统）", WHY],
      ["实录核对（系统）", `【错误】${word?.message}建议：安装`],
    ]);
    const body = await partOf(bytes, "word/document.xml");
    expect(body).toContain("<w:delText");
    expect([...body.matchAll(/<w:ins [^>]*>.*?<w:t[^>]*>([^<]*)<\/w:t>/gs)].map(([, text]) => text)).toEqual(["安装"]);
  });

  it("leaves out what is settled", async () => {
    const { world, check, bytes } = await checkedFile();
    const { fingerprint } = check.claims[0]!;
    const decision = { action: "exempt", reason: "上级口径" } as const;
    await world.run((tx) => decideClaim(tx, world.system, check.id, { fingerprint, decision }));
    const { rule, start, length } = misspelt(check);
    await world.run((tx) => settleFinding(tx, world.system, check.id, { rule, start, length, settled: true }));
    expect(notesOf(await readCheck(world, check.id))).toEqual([]);
    const copy = await annotatedCopy(world.deps, world.system, check.id);
    expect(await filesOf(copy.bytes)).toEqual(await filesOf(bytes));
  });

  it("has no hints: they stay on the page", async () => {
    const { check } = await checkedFile();
    expect(check.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["layout-plain", "hint"],
      ["words.按装", "error"],
    ]);
    expect(notesOf({ claims: [], findings: check.findings }).map(({ start }) => start)).toEqual([
      misspelt(check).start,
    ]);
  });

  it("is refused for a text and for another file", async () => {
    const { world, orgId } = await checkedFile();
    const refused = { code: "wrong-state", details: { reason: "批注只能写回 .docx 文件；请用 Word 文件核对" } };
    const text = await checkOf(world, { orgId });
    await expect(annotatedCopy(world.deps, world.system, text.id)).rejects.toMatchObject(refused);
    const file = { fileName: "a.txt", bytes: new TextEncoder().encode(DRAFT_TEXT) };
    const plain = await checkOf(world, { orgId, file });
    await expect(annotatedCopy(world.deps, world.system, plain.id)).rejects.toMatchObject(refused);
  });
});
