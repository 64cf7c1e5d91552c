import { randomUUID as id } from "node:crypto";
import { changeDocument } from "#server/modules/documents/change-document.ts";
import { addVersion, changeVersion } from "#server/modules/documents/change-version.ts";
import { addDocument, linkDocument, readDocument } from "#server/modules/documents/index.ts";
import { unlinkDocument } from "#server/modules/documents/link-document.ts";
import { askForReading, readDocumentFile } from "#server/modules/documents/read-file.ts";
import { deleteDocument, restoreDocument, retireDocument } from "#server/modules/documents/retire-document.ts";
import { closeIncoming, reopenIncoming, waivePlan } from "#server/modules/documents/settle-incoming.ts";
import type { Tx } from "#server/platform/db.ts";
import { type DocumentChange, versionInput } from "#shared/documents/contracts.ts";
import type { Verb } from "#shared/traces/verbs.ts";
import { documentInput, documentOf, fileOf } from "./document-input.ts";
import type { VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

const received = (world: World) => documentOf(world, { orgId: world.root, type: "incoming" });
const laidDown = (world: World) => documentOf(world, { orgId: world.root });

/** A verb on a document made for it. */
function on(
  name: string,
  verb: Verb,
  tables: string[],
  make: (world: World) => Promise<string>,
  does: (tx: Tx, world: World, object: string) => Promise<unknown>,
): VerbCase {
  return {
    name,
    async arrange(world) {
      const object = await make(world);
      return { object, events: [verb], tables, does: (tx) => does(tx, world, object) };
    },
  };
}

const change: DocumentChange = {
  ...{ revision: 1, title: "更正后的标题", shortNames: [], number: "", issuer: "", districtWide: false },
  incoming: null,
};

async function closed(world: World): Promise<string> {
  const object = await received(world);
  const closing = { revision: 1, closedOn: "2026-06-20", note: "" };
  await world.run((tx) => closeIncoming(tx, world.system, object, closing));
  return object;
}

async function retired(world: World): Promise<string> {
  const object = await laidDown(world);
  await world.run((tx) => retireDocument(tx, world.system, object, { revision: 1, reason: "不再适用" }));
  return object;
}

async function linked(world: World) {
  const object = await received(world);
  const activity = await world.activity({ orgs: [{ orgId: world.root, role: "host" }] });
  const input = { commandId: id(), id: id(), relation: "passed_on", activityId: activity } as const;
  const does = (tx: Tx) => linkDocument(tx, world.system, object, { ...input, documentId: null, regulation: null });
  return { object, does, link: input.id };
}

export const DOCUMENT_CASES: VerbCase[] = [
  {
    name: "enter a document",
    async arrange(world) {
      const input = documentInput({ orgId: world.root, type: "incoming" });
      const does = (tx: Tx) => addDocument(tx, world.system, input);
      const tables = ["document", "document_text", "document_version", "incoming"];
      return { object: input.id, events: ["document.added"], tables, does, again: does };
    },
  },
  {
    name: "change a document",
    async arrange(world) {
      const object = await laidDown(world);
      return {
        ...{ object, events: ["document.changed"], tables: ["document", "document_text"] },
        does: (tx) => changeDocument(tx, world.system, object, change),
        again: (tx) => changeDocument(tx, world.system, object, { ...change, revision: 2 }),
      };
    },
  },
  {
    name: "add a version to a document",
    async arrange(world) {
      const object = await laidDown(world);
      const input = {
        commandId: id(),
        id: id(),
        revision: 1,
        supersedes: null,
        ...versionInput.parse({ label: "修订" }),
      };
      const does = (tx: Tx) => addVersion(tx, world.system, object, input);
      const tables = ["document", "document_version"];
      return { object, events: ["document.version_added"], tables, does, again: does };
    },
  },
  {
    name: "change a version of a document",
    async arrange(world) {
      const object = await laidDown(world);
      const { versions } = await world.run((tx) => readDocument(tx, world.system, object));
      const version = versions[0]!.id;
      const input = versionInput.parse({ label: "试行" });
      return {
        ...{ object, events: ["document.version_changed"], tables: ["document", "document_version"] },
        does: (tx) => changeVersion(tx, world.system, object, version, { revision: 1, ...input }),
        again: (tx) => changeVersion(tx, world.system, object, version, { revision: 2, ...input }),
      };
    },
  },
  {
    name: "link a document",
    async arrange(world) {
      const { object, does } = await linked(world);
      return { object, events: ["document.linked"], tables: ["document_link"], does, again: does };
    },
  },
  {
    name: "unlink a document",
    async arrange(world) {
      const { object, does: link, link: linkId } = await linked(world);
      await world.run(link);
      const does = (tx: Tx) => unlinkDocument(tx, world.system, object, linkId);
      return { object, events: ["document.unlinked"], tables: ["document_link"], does };
    },
  },
  on("waive a plan", "document.plan_waived", ["document", "incoming"], received, (tx, world, object) =>
    waivePlan(tx, world.system, object, { revision: 1, reason: "只要求知晓" }),
  ),
  on("expect a plan again", "document.plan_expected", ["document"], received, (tx, world, object) =>
    waivePlan(tx, world.system, object, { revision: 1, reason: null }),
  ),
  on("close a received document", "document.closed", ["document", "incoming"], received, (tx, world, object) =>
    closeIncoming(tx, world.system, object, { revision: 1, closedOn: "2026-06-20", note: "已报送" }),
  ),
  on("reopen a received document", "document.reopened", ["document", "incoming"], closed, (tx, world, object) =>
    reopenIncoming(tx, world.system, object, 2),
  ),
  on("retire a document", "document.retired", ["document"], laidDown, (tx, world, object) =>
    retireDocument(tx, world.system, object, { revision: 1, reason: "不再适用" }),
  ),
  on("restore a document", "document.restored", ["document"], retired, (tx, world, object) =>
    restoreDocument(tx, world.system, object, 2),
  ),
  on(
    "delete a document",
    "document.deleted",
    ["document", "document_text", "document_version"],
    laidDown,
    (tx, world, object) => deleteDocument(tx, world.system, object, 1),
  ),
  {
    name: "ask for a file to be read again",
    async arrange(world) {
      const file = await fileOf(world, Uint8Array.of(1, 2, 3), "坏文件.txt");
      const object = await documentOf(world, { orgId: world.root, version: { files: [file] } });
      const { versions } = await world.run((tx) => readDocument(tx, world.system, object));
      const attached = versions[0]!.files[0]!.id;
      await readDocumentFile(world.deps, world.district, attached);
      const does = (tx: Tx) => askForReading(tx, world.system, object, attached);
      return { object, events: ["document.reading_asked"], tables: ["document_file"], does };
    },
  },
];
