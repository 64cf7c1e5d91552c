import { linkDocument, readDocument } from "#server/modules/documents/index.ts";
import { readDocumentFile } from "#server/modules/documents/read-file.ts";
import { retireDocument } from "#server/modules/documents/retire-document.ts";
import { closeIncoming } from "#server/modules/documents/settle-incoming.ts";
import { documentInput, documentOf, fileOf } from "./document-input.ts";
import { activity, CADRE, EVERYONE, get, id, type Made, post, type RouteNeed, type Scene } from "./route-scene.ts";

const ofTown = ({ world, town }: Scene, input: object = {}) => documentOf(world, { orgId: town, ...input });

/** A step that needs nothing but the revision, on a document made for it. */
function step(name: string, body: object, input: object = {}): RouteNeed {
  return {
    ...CADRE,
    needs: "document.manage",
    request: async (scene) => post(`/api/documents/${await ofTown(scene, input)}/${name}`, { revision: 1, ...body }),
  };
}

const change = { title: "更正后的标题", shortNames: [], number: "", issuer: "", districtWide: false, incoming: null };

async function linked(scene: Scene): Promise<{ document: string; link: string; activity: string }> {
  const { world } = scene;
  const document = await ofTown(scene);
  const [link, held] = [id(), await activity(scene)];
  const input = { commandId: id(), id: link, relation: "passed_on", activityId: held } as const;
  await world.run((tx) => linkDocument(tx, world.system, document, { ...input, documentId: null, regulation: null }));
  return { document, link, activity: held };
}

async function unreadable({ world, town }: Scene): Promise<Made> {
  const file = await fileOf(world, Uint8Array.of(1, 2, 3), "坏文件.txt");
  const document = await documentOf(world, { orgId: town, version: { files: [file] } });
  const { versions } = await world.run((tx) => readDocument(tx, world.system, document));
  const attached = versions[0]!.files[0]!.id;
  await readDocumentFile(world.deps, world.district, attached);
  return post(`/api/documents/${document}/files/${attached}/read`);
}

export const DOCUMENT_ROUTES: Record<string, RouteNeed> = {
  "GET /api/documents": {
    ...EVERYONE,
    needs: "document.read",
    elsewhere: "filtered",
    request: async (scene) => ({ ...get("/api/documents?limit=200"), secret: await ofTown(scene) }),
  },
  "GET /api/documents/export": {
    ...EVERYONE,
    needs: "document.read",
    elsewhere: "filtered",
    request: async (scene) => {
      const title = `只属本镇${id()}`;
      await ofTown(scene, { title });
      return { ...get("/api/documents/export"), secret: title };
    },
  },
  "POST /api/documents": {
    ...CADRE,
    needs: "document.manage",
    request: async ({ town }) => post("/api/documents", documentInput({ orgId: town })),
  },
  "GET /api/documents/:id": {
    ...EVERYONE,
    needs: "document.read",
    elsewhere: "refused",
    request: async (scene) => get(`/api/documents/${await ofTown(scene)}`),
  },
  "PUT /api/documents/:id": {
    ...CADRE,
    needs: "document.manage",
    request: async (scene) => ({
      ...{ method: "PUT", url: `/api/documents/${await ofTown(scene)}` },
      payload: { revision: 1, ...change },
    }),
  },
  "POST /api/documents/:id/versions": step("versions", { commandId: id(), id: id(), label: "2026年修订" }),
  "PUT /api/documents/:id/versions/:versionId": {
    ...CADRE,
    needs: "document.manage",
    request: async ({ world, town }) => {
      const version = id();
      const document = await documentOf(world, { orgId: town, version: { id: version } });
      const payload = { revision: 1, label: "试行" };
      return { method: "PUT", url: `/api/documents/${document}/versions/${version}`, payload };
    },
  },
  "POST /api/documents/:id/files/:fileId/read": { ...CADRE, needs: "document.manage", request: unreadable },
  "POST /api/documents/:id/links": {
    ...CADRE,
    needs: "document.manage",
    request: async (scene) =>
      post(`/api/documents/${await ofTown(scene)}/links`, {
        ...{ commandId: id(), id: id(), relation: "passed_on", activityId: await activity(scene) },
      }),
  },
  "DELETE /api/documents/:id/links/:linkId": {
    ...CADRE,
    needs: "document.manage",
    request: async (scene) => {
      const { document, link } = await linked(scene);
      return { method: "DELETE", url: `/api/documents/${document}/links/${link}` };
    },
  },
  "GET /api/activities/:id/documents": {
    ...EVERYONE,
    needs: "document.read",
    elsewhere: "filtered",
    request: async (scene) => {
      const { document, activity: held } = await linked(scene);
      return { ...get(`/api/activities/${held}/documents`), secret: document };
    },
  },
  "POST /api/documents/:id/plan": step("plan", { reason: "只要求知晓" }, { type: "incoming" }),
  "POST /api/documents/:id/close": step("close", { closedOn: "2026-06-20" }, { type: "incoming" }),
  "POST /api/documents/:id/reopen": {
    ...CADRE,
    needs: "document.manage",
    request: async (scene) => {
      const { world } = scene;
      const document = await ofTown(scene, { type: "incoming" });
      const closing = { revision: 1, closedOn: "2026-06-20", note: "" };
      await world.run((tx) => closeIncoming(tx, world.system, document, closing));
      return post(`/api/documents/${document}/reopen`, { revision: 2 });
    },
  },
  "POST /api/documents/:id/retire": step("retire", { reason: "不再适用" }),
  "POST /api/documents/:id/restore": {
    ...CADRE,
    needs: "document.manage",
    request: async (scene) => {
      const { world } = scene;
      const document = await ofTown(scene);
      await world.run((tx) => retireDocument(tx, world.system, document, { revision: 1, reason: "不再适用" }));
      return post(`/api/documents/${document}/restore`, { revision: 2 });
    },
  },
  "POST /api/documents/:id/delete": step("delete", {}),
};
