import { describe, expect, it } from "vitest";
import { checkLayout } from "#server/modules/checks/layout/index.ts";
import { readDraft } from "#server/modules/checks/reading/index.ts";
import { renderCleanCopy, renderWorkingCopy } from "#server/modules/reports/word/index.ts";
import { SAMPLE, SAMPLE_ANNEXES, SAMPLE_FRAME } from "#server/modules/reports/word/sample.fixture.ts";

async function findingsIn(docx: Uint8Array) {
  const { draft, docx: map } = await readDraft(docx, "示例.docx");
  if (!map) throw new Error("no map");
  return checkLayout(docx, draft, map);
}

describe("what we write ourselves keeps to the standard that we check", () => {
  it("the clean copy, with and without attachments, without addressee and date", async () => {
    const bare = { ...SAMPLE_FRAME, addressee: "", date: null, attachments: [] };
    for (const input of [SAMPLE, { ...SAMPLE, annexes: SAMPLE_ANNEXES }, { ...SAMPLE, frame: bare }]) {
      expect(await findingsIn(await renderCleanCopy(input))).toEqual([]);
    }
  });

  it("the working copy too", async () => {
    expect(await findingsIn(await renderWorkingCopy(SAMPLE))).toEqual([]);
  });
});
