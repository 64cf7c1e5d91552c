import { randomUUID as id } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { moveOrg } from "#server/modules/orgs/index.ts";
import { documentQuery, type NewLink, versionInput } from "#shared/documents/contracts.ts";
import type { Relation } from "#shared/documents/types.ts";
import { DomainError } from "#shared/errors.ts";
import { documentInput, documentOf, fileOf } from "../../../../test/support/document-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { addDocument } from "./add-document.ts";
import { changeDocument } from "./change-document.ts";
import { addVersion, changeVersion } from "./change-version.ts";
import { linkDocument } from "./link-document.ts";
import { documentsOfActivity, listDocuments } from "./queries.ts";
import { readDocument } from "./read-document.ts";
import { readDocumentFile } from "./read-file.ts";
import { deleteDocument } from "./retire-document.ts";
import { closeIncoming, waivePlan } from "./settle-incoming.ts";
import { docxOf } from "./text/sample-files.fixture.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const text = (content: string) => new TextEncoder().encode(content);
const read = (document: string, as = world.system) => world.run((tx) => readDocument(tx, as, document), as);

function link(relation: Relation, to: Partial<NewLink>): NewLink {
  return { commandId: id(), id: id(), relation, activityId: null, documentId: null, regulation: null, ...to };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.code} ${error.field ?? ""}`.trim();
  }
}

describe("a received document", () => {
  it("goes its way by what is linked to it, as far as the reader sees it", async () => {
    const [townA, townB] = [await world.org("town", world.root), await world.org("town", world.root)];
    const document = await documentOf(world, { orgId: world.root, type: "incoming", districtWide: true });
    const [cadreA, cadreB] = [await world.actor("town_cadre", townA), await world.actor("town_cadre", townB)];
    const step = async (as = world.system) => {
      const query = documentQuery.parse({ types: ["incoming"] });
      const { rows } = await world.run((tx) => listDocuments(tx, as, query, { after: null, limit: 50 }), as);
      return rows.find((row) => row.id === document)?.incoming?.step;
    };
    expect(await step(cadreA)).toBe("received");

    // A town passes on for itself what the department sent to all; another town has still to do so.
    const held = await world.activity({ orgs: [{ orgId: townA, role: "host" }], kinds: ["document_study"] }, cadreA);
    await world.run((tx) => linkDocument(tx, cadreA, document, link("passed_on", { activityId: held })), cadreA);
    expect([await step(), await step(cadreA), await step(cadreB)]).toEqual(["passed_on", "passed_on", "received"]);
    const passed = await world.run((tx) => documentsOfActivity(tx, cadreA, held), cadreA);
    expect(passed.map(({ id: one, relation }) => [one, relation])).toEqual([[document, "passed_on"]]);

    const plan = await documentOf(world, { orgId: townA, type: "plan", title: "甲镇实施方案" });
    await world.run((tx) => linkDocument(tx, cadreA, document, link("plan", { documentId: plan })), cadreA);
    expect([await step(), await step(cadreA), await step(cadreB)]).toEqual(["planned", "planned", "received"]);
    expect((await read(document, cadreB)).links).toEqual([]);
    expect((await read(plan, cadreA)).links.map(({ relation, label, inward }) => [relation, label, inward])).toEqual([
      ["plan", "测试制度", true],
    ]);

    // What the department tied to it is not the town's to untie.
    await world.run((tx) => linkDocument(tx, world.system, document, link("based_on", { regulation: "supervision" })));
    const removable = (await read(document, cadreA)).links.map(({ relation, can }) => [relation, can.remove]);
    expect(new Map(removable as [string, boolean][])).toEqual(
      new Map([
        ["passed_on", true],
        ["plan", true],
        ["based_on", false],
      ]),
    );

    // It is the department's to close, not the town's.
    const closing = { revision: 1, closedOn: "2026-07-01", note: "" };
    const byTown = world.run((tx) => closeIncoming(tx, cadreA, document, closing), cadreA);
    expect(await codeOf(byTown)).toBe("forbidden");
    await world.run((tx) => closeIncoming(tx, world.system, document, closing));
    expect(await step(cadreB)).toBe("closed");
  });

  it("is not passed on by what is only planned", async () => {
    const document = await documentOf(world, { orgId: world.root, type: "incoming" });
    const orgs = [{ orgId: world.root, role: "host" as const }];
    const planned = await world.activity({ orgs, state: "planned", heldOn: "2026-12-01" });
    await world.run((tx) => linkDocument(tx, world.system, document, link("passed_on", { activityId: planned })));
    const query = documentQuery.parse({ open: true });
    const { rows } = await world.run((tx) => listDocuments(tx, world.system, query, { after: null, limit: 50 }));
    expect(rows.find((row) => row.id === document)?.incoming?.step).toBe("received");
  });
});

describe("what is refused", () => {
  const add = (input: Parameters<typeof documentInput>[0]) =>
    codeOf(world.run((tx) => addDocument(tx, world.system, documentInput(input))));

  it("at the door, naming the field", async () => {
    const orgId = world.root;
    const came = (receivedOn: string, deadline: string | null = null) => ({
      ...{ receivedOn, sender: "测试单位", deadline, handler: "", asks: "" },
    });
    expect(await add({ orgId, title: "机密★一年" })).toBe("secret-marking title");
    expect(await add({ orgId, type: "incoming", incoming: came("2026-11-21") })).toBe("invalid incoming.receivedOn");
    expect(await add({ orgId, type: "incoming", incoming: came("2026-06-15", "2026-06-14") })).toBe(
      "invalid incoming.deadline",
    );
    expect(await add({ orgId, type: "incoming", incoming: null })).toBe("invalid incoming.receivedOn");
    expect(await add({ orgId, type: "policy", incoming: came("2026-06-15") })).toBe("invalid incoming.receivedOn");
    expect(await add({ orgId, version: { effectiveFrom: "2026-02-01", effectiveTo: "2026-01-31" } })).toBe(
      "invalid version.effectiveTo",
    );
    expect(await add({ orgId, version: { files: [id()] } })).toBe("invalid version.files");
  });

  it("between documents that do not go together", async () => {
    const [policy, received] = [
      await documentOf(world, { orgId: world.root }),
      await documentOf(world, { orgId: world.root, type: "incoming" }),
    ];
    const tie = (from: string, input: NewLink) =>
      codeOf(world.run((tx) => linkDocument(tx, world.system, from, input)));
    expect(await tie(received, link("plan", { documentId: policy }))).toBe("invalid relation");
    expect(await tie(policy, link("based_on", { documentId: policy }))).toBe("invalid relation");
    expect(await tie(policy, link("based_on", { regulation: "no-such-entry" }))).toBe("invalid relation");
    expect(await tie(policy, link("based_on", { regulation: "branch-work" }))).toBe("done");
    expect((await read(policy)).links.map(({ label }) => label)).toEqual(["中国共产党支部工作条例（试行）"]);
    const waiving = world.run((tx) => waivePlan(tx, world.system, policy, { revision: 1, reason: "无关" }));
    expect(await codeOf(waiving)).toBe("wrong-state");
    const deleting = world.run((tx) => deleteDocument(tx, world.system, policy, 1));
    expect(await codeOf(deleting)).toBe("wrong-state");
  });
});

describe("versions", () => {
  it("take each other's place from the first day of the later one", async () => {
    const first = id();
    const document = await documentOf(world, {
      orgId: world.root,
      version: { id: first, label: "试行", effectiveFrom: "2025-01-01" },
    });
    const revision = { commandId: id(), id: id(), revision: 1, supersedes: first };
    const next = versionInput.parse({ label: "2026年修订", effectiveFrom: "2026-12-01" });
    await world.run((tx) => addVersion(tx, world.system, document, { ...revision, ...next }));
    const { versions, status, sortOn } = await read(document);
    expect(versions.map(({ label, status: one, supersededOn }) => [label, one, supersededOn])).toEqual([
      ["试行", "in_force", "2026-12-01"],
      ["2026年修订", "not_yet", null],
    ]);
    expect([status, sortOn]).toEqual(["in_force", "2026-12-01"]);
    const again = { ...revision, commandId: id(), id: id(), revision: 2 };
    const twice = world.run((tx) => addVersion(tx, world.system, document, { ...again, ...next }));
    expect(await codeOf(twice)).toBe("invalid version.supersedes");
  });
});

describe("files", () => {
  const one = async (document: string) => (await read(document)).versions[0]!.files[0]!;
  const keep = async (bytes: Uint8Array, name: string, orgId = world.root, districtWide = false) => {
    const file = await fileOf(world, bytes, name);
    const document = await documentOf(world, { orgId, districtWide, version: { files: [file] } });
    return { file, document };
  };

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, RegExp]>([
    ["text", () => docxOf("党课安排"), "done", /^$/],
    ["none", () => Uint8Array.of(0xff, 0xd8, 0xff), "empty", /^图片没有可查的文字/],
    ["damage", () => Uint8Array.of(1, 2, 3), "failed", /^认不出文件的格式/],
  ])("say how far they were read: %s", async (_, make, reading, reason) => {
    const { document } = await keep(await make(), "附件.docx");
    const before = await one(document);
    expect([before.reading, before.reason]).toEqual(["waiting", ""]);
    await readDocumentFile(world.deps, world.district, before.id);
    await readDocumentFile(world.deps, world.district, before.id); // twice is once
    expect(await one(document)).toMatchObject({ reading, reason: expect.stringMatching(reason) });
  });

  it("lose their content when the text carries a secrecy marking, and the document says why", async () => {
    const bytes = text(`秘密★五年 ${id()}`);
    const { file, document } = await keep(bytes, "来文.txt");
    const { sha256 } = await world.run((tx) =>
      tx.selectFrom("file").select("sha256").where("id", "=", file).executeTakeFirstOrThrow(),
    );
    const twin = await keep(bytes, "同样内容.txt");
    await readDocumentFile(world.deps, world.district, (await one(document)).id);
    const refused = await one(document);
    expect(refused).toMatchObject({ fileId: null, reading: "refused", name: "来文.txt" });
    expect(refused.reason).toContain("密级标志“秘密★");
    // The same content lies under another file still; with that one it goes.
    expect(await world.deps.files.read(sha256)).toEqual(Buffer.from(bytes));
    await readDocumentFile(world.deps, world.district, (await one(twin.document)).id);
    await expect(world.deps.files.read(sha256)).rejects.toThrow("ENOENT");
    const said = await world.run((tx) =>
      tx.selectFrom("event").select("verb").where("object_id", "=", document).orderBy("at").orderBy("verb").execute(),
    );
    expect(said.map(({ verb }) => verb)).toEqual(["document.added", "document.file_refused"]);
  });

  it("are read by every town when the document is everybody's, and no longer when it is not", async () => {
    const town = await world.org("town", world.root);
    const cadre = await world.actor("town_cadre", town);
    const { file, document } = await keep(text("党课"), "通知.txt", world.root, true);
    const seen = () => world.run((tx) => tx.selectFrom("file").select("id").where("id", "=", file).execute(), cadre);
    expect(await seen()).toEqual([{ id: file }]);
    const touched = await world.run(
      (tx) => tx.updateTable("file").set({ name: "改" }).where("id", "=", file).executeTakeFirst(),
      cadre,
    );
    expect(touched.numUpdatedRows).toBe(0n);
    const change = { revision: 1, title: "测试制度", shortNames: [], number: "", issuer: "", incoming: null };
    await world.run((tx) => changeDocument(tx, world.system, document, { ...change, districtWide: false }));
    expect(await seen()).toEqual([]);
    expect(await codeOf(read(document, cadre))).toBe("not-found");
  });

  it("go with their text when they are taken off a version", async () => {
    const { document } = await keep(await docxOf("党课安排"), "附件.docx");
    await readDocumentFile(world.deps, world.district, (await one(document)).id);
    const { versions } = await read(document);
    const empty = { revision: 1, ...versionInput.parse({}) };
    await world.run((tx) => changeVersion(tx, world.system, document, versions[0]!.id, empty));
    const left = await world.run((tx) =>
      tx.selectFrom("document_text").select("document_file_id").where("document_id", "=", document).execute(),
    );
    expect(left).toEqual([{ document_file_id: null }]);
  });
});

it("a document moves with its organisation", async () => {
  const [from, to] = [await world.org("town", world.root), await world.org("town", world.root)];
  const branch = await world.org("branch", from);
  const document = await documentOf(world, { orgId: branch });
  await world.run((tx) => moveOrg(tx, world.system, branch, { revision: 1, parentId: to, from: "2026-11-01" }));
  const [old, now] = [await world.actor("town_cadre", from), await world.actor("town_cadre", to)];
  expect([await codeOf(read(document, old)), await codeOf(read(document, now))]).toEqual(["not-found", "done"]);
});
