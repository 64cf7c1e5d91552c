import { randomUUID } from "node:crypto";
import { filledSheet } from "#server/modules/rounds/export-round.ts";
import { takeMaterial } from "#server/modules/rounds/index.ts";
import { readRound } from "#server/modules/rounds/read-round.ts";
import { takeReturnedFile } from "#server/modules/rounds/returned-files.ts";
import { type AskedRound, answered, cellsOf, FULL, roundInput, roundOf } from "./round-input.ts";
import { CADRE, get, LISTED, type Made, post, type RouteNeed, reportOf, type Scene } from "./route-scene.ts";
import { uploadBytes } from "./signed-in.ts";

const MANAGES = { ...CADRE, needs: "round.manage" } as const;
const ANSWERS = { ...CADRE, needs: "round.answer" } as const;
const READS = { ...CADRE, needs: "round.read" } as const;

/** A round that the scene's town asks of its branch. */
const asking = ({ world, town, branch }: Scene, state: "draft" | "open" = "open") =>
  roundOf(world, { orgId: town, recipients: [branch] }, state);

/** A round that the district asks of the scene's town. */
const askedOf = async (scene: Scene): Promise<{ round: AskedRound; recipient: string; url: string }> => {
  const round = await roundOf(scene.world, { orgId: scene.world.root, recipients: [scene.town] });
  const recipient = round.recipients.get(scene.town) ?? "";
  return { round, recipient, url: `/api/rounds/${round.id}/recipients/${recipient}` };
};

const step = (name: string, state: "draft" | "open", revision: number, body: object = {}): RouteNeed => ({
  ...MANAGES,
  request: async (scene: Scene) =>
    post(`/api/rounds/${(await asking(scene, state)).id}/${name}`, { revision, ...body }),
});

async function sheetOf({ world }: Scene, { round, recipient }: Awaited<ReturnType<typeof askedOf>>) {
  return world.run((tx) => filledSheet(tx, world.system, round.id, recipient));
}

/** A sheet that is complete: the town has answered before, and sends the same again. */
async function returned(scene: Scene) {
  const asked = await askedOf(scene);
  await answered(scene.world, asked.round, scene.town);
  return { ...asked, file: await sheetOf(scene, asked) };
}

async function materialOf(scene: Scene): Promise<{ material: string; report: string }> {
  const { world } = scene;
  const { round } = await askedOf(scene);
  await answered(world, round, scene.town);
  const { recipients } = await world.run((tx) => readRound(tx, world.system, round.id));
  const material = recipients[0]?.cells.find(({ materialId }) => materialId !== null)?.materialId ?? "";
  return { material, report: await reportOf(scene) };
}

/** A step on an answer that the scene's branch has handed in to the town. */
function onAnswer(name: string, body: (round: AskedRound) => object): RouteNeed {
  return {
    ...MANAGES,
    request: async (scene: Scene) => {
      const round = await asking(scene);
      const recipient = await answered(scene.world, round, scene.branch);
      return post(`/api/rounds/${round.id}/recipients/${recipient}/${name}`, { revision: 2, ...body(round) });
    },
  };
}

export const ROUND_ROUTES: Record<string, RouteNeed> = {
  "GET /api/rounds": {
    ...LISTED,
    needs: "round.read",
    request: async (scene: Scene) => ({ ...get("/api/rounds?limit=200"), secret: (await asking(scene)).id }),
  },
  "POST /api/rounds": {
    ...MANAGES,
    request: async ({ town, branch }: Scene) => post("/api/rounds", roundInput({ orgId: town, recipients: [branch] })),
  },
  "GET /api/rounds/:id": { ...READS, request: async (scene: Scene) => get(`/api/rounds/${(await asking(scene)).id}`) },
  "PUT /api/rounds/:id": {
    ...MANAGES,
    request: async (scene: Scene): Promise<Made> => {
      const { commandId, id, orgId, copiedFrom, ...change } = roundInput({
        orgId: scene.town,
        recipients: [scene.branch],
      });
      const payload = { revision: 1, ...change };
      return { method: "PUT", url: `/api/rounds/${(await asking(scene, "draft")).id}`, payload };
    },
  },
  "GET /api/rounds/:id/burden": {
    ...MANAGES,
    request: async (scene: Scene) => get(`/api/rounds/${(await asking(scene, "draft")).id}/burden`),
  },
  "GET /api/rounds/:id/export": {
    ...READS,
    request: async (scene: Scene) => get(`/api/rounds/${(await asking(scene)).id}/export`),
  },
  "GET /api/rounds/:id/sheets": {
    ...MANAGES,
    request: async (scene: Scene) => get(`/api/rounds/${(await asking(scene)).id}/sheets`),
  },
  "POST /api/rounds/:id/delete": step("delete", "draft", 1),
  "POST /api/rounds/:id/open": step("open", "draft", 1),
  "POST /api/rounds/:id/due": step("due", "open", 2, { dueOn: "2026-12-05" }),
  "POST /api/rounds/:id/close": step("close", "open", 2),
  "GET /api/rounds/:id/recipients/:recipientId": {
    ...ANSWERS,
    request: async (scene: Scene) => get((await askedOf(scene)).url),
  },
  "GET /api/rounds/:id/recipients/:recipientId/sheet": {
    ...ANSWERS,
    request: async (scene: Scene) => get(`${(await askedOf(scene)).url}/sheet`),
  },
  "PUT /api/rounds/:id/recipients/:recipientId/answers": {
    ...ANSWERS,
    request: async (scene: Scene): Promise<Made> => {
      const { round, url } = await askedOf(scene);
      const payload = { commandId: randomUUID(), revision: 1, cells: cellsOf(round, FULL), submit: true };
      return { method: "PUT", url: `${url}/answers`, payload };
    },
  },
  "POST /api/rounds/:id/recipients/:recipientId/return": onAnswer("return", ({ columns }) => ({
    ...{ columnId: columns.get("A"), remark: "请核对" },
  })),
  "POST /api/rounds/:id/recipients/:recipientId/confirm": onAnswer("confirm", () => ({})),
  "POST /api/rounds/:id/files": {
    ...ANSWERS,
    request: async (scene: Scene): Promise<Made> => {
      const { round, file } = await returned(scene);
      const body = uploadBytes(`${file.name}.xlsx`, file.bytes);
      return { method: "POST", url: `/api/rounds/${round.id}/files`, ...body };
    },
  },
  "POST /api/rounds/:id/files/apply": {
    ...ANSWERS,
    request: async (scene: Scene) => {
      const { world } = scene;
      const { round, recipient, file } = await returned(scene);
      const actor = { ...world.system, at: world.clock.now() };
      const named = { name: `${file.name}.xlsx`, bytes: file.bytes };
      const { fileId, revision } = await takeReturnedFile(world.deps, actor, round.id, named);
      const files = [{ fileId, recipientId: recipient, revision }];
      return post(`/api/rounds/${round.id}/files/apply`, { commandId: randomUUID(), files });
    },
  },
  "GET /api/materials": {
    ...LISTED,
    needs: "round.read",
    request: async (scene: Scene) => ({
      ...get("/api/materials?from=2026-01-01&to=2026-12-31"),
      secret: (await materialOf(scene)).material,
    }),
  },
  "POST /api/materials/:id/use": {
    ...CADRE,
    needs: "report.write",
    request: async (scene: Scene) => {
      const { material, report } = await materialOf(scene);
      return post(`/api/materials/${material}/use`, { reportId: report });
    },
  },
  "POST /api/materials/:id/release": {
    ...CADRE,
    needs: "report.write",
    request: async (scene: Scene) => {
      const { material, report } = await materialOf(scene);
      await scene.world.run((tx) => takeMaterial(tx, scene.world.system, material, report));
      return post(`/api/materials/${material}/release`, { reportId: report });
    },
  },
};
