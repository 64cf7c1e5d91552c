import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { addVersion } from "#server/modules/documents/index.ts";
import { versionInput } from "#shared/documents/contracts.ts";
import { type EvidenceRef, reportDocument } from "#shared/report/document.ts";
import { documentOf } from "../../../../test/support/document-input.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { withFrozenEvidence } from "./freeze-evidence.ts";

const resting = (evidence: EvidenceRef[]) =>
  reportDocument.parse({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 1 } },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "依据" },
          { type: "text", text: "制定制度", marks: [{ type: "fact", attrs: { id: randomUUID(), evidence } }] },
        ],
      },
    ],
  });

it("a fact rests on the version of the day of issue; other evidence stays as it is", async () => {
  const world = await makeWorld();
  const [first, second] = [randomUUID(), randomUUID()];
  const document = await documentOf(world, {
    ...{ orgId: world.root, title: "学习管理办法", number: "测组发〔2025〕1号" },
    version: { id: first, label: "试行", effectiveFrom: "2025-01-01" },
  });
  const revision = { commandId: randomUUID(), id: second, revision: 1, supersedes: first };
  const next = versionInput.parse({ label: "修订", effectiveFrom: "2026-11-20" });
  await world.run((tx) => addVersion(tx, world.system, document, { ...revision, ...next }));

  const activity: EvidenceRef = { type: "activity", id: randomUUID(), label: "会议" };
  const unseen: EvidenceRef = { type: "document", id: randomUUID(), label: "看不到的文件" };
  const before = resting([activity, { type: "document", id: document, label: "学习管理办法" }, unseen]);
  const issue = (day: string) =>
    world.run((tx) => withFrozenEvidence(tx, { ...world.system, at: new Date(`${day}T10:00:00+08:00`) }, before));
  const evidence = async (day: string) => {
    const [node] = (await issue(day)).content[1]!.content!.slice(1);
    return node?.type === "text" ? node.marks?.[0]?.attrs.evidence : undefined;
  };
  const cited = (version: string, label: string) => [
    activity,
    { type: "document", id: document, version, label },
    unseen,
  ];
  expect(await evidence("2026-11-19")).toEqual(cited(first, "《学习管理办法》（测组发〔2025〕1号，试行）"));
  expect(await evidence("2026-11-20")).toEqual(cited(second, "《学习管理办法》（测组发〔2025〕1号，修订）"));
  expect(reportDocument.parse(await issue("2026-11-20"))).toEqual(await issue("2026-11-20"));
});

it("a text of version 1 is one of version 2, unchanged", () => {
  const old = resting([{ type: "file", id: randomUUID(), label: "附件" }]);
  expect(reportDocument.parse(JSON.parse(JSON.stringify(old)))).toEqual(old);
});
