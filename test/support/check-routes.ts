import { docxOf, p } from "#server/modules/checks/reading/docx.fixture.ts";
import { addTerm } from "#server/modules/checks/rule-settings.ts";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { checkOf, DRAFT_TEXT, draftOf } from "./check-input.ts";
import { CADRE, get, id, LISTED, type Made, post, type RouteNeed, reportOf, type Scene } from "./route-scene.ts";
import { upload } from "./signed-in.ts";

const put = (url: string, payload: object): Made => ({ method: "PUT", url, payload });

/** A step on a draft of the town that has been checked. */
const checked = (request: (check: CheckDetail, scene: Scene) => Made | Promise<Made>): RouteNeed => ({
  ...CADRE,
  needs: "draft.check",
  request: async (scene) => request(await checkOf(scene.world, { orgId: scene.town }), scene),
});

/** Rules and words are the district's: whoever keeps a town's dictionary does not keep them. */
const kept = (request: (scene: Scene) => Promise<Made>): RouteNeed => ({
  ...{ needs: "dictionary.manage", as: "department_clerk", lacking: "town_cadre" },
  ...{ elsewhere: "refused", place: "district", request },
});

const term = () => ({ wrong: `错写${id()}`, correct: "正写", severity: "warning", note: "", off: false }) as const;

export const CHECK_ROUTES: Record<string, RouteNeed> = {
  "GET /api/checks": {
    ...LISTED,
    needs: "draft.check",
    request: async ({ world, town }) => ({
      ...get("/api/checks?limit=200"),
      secret: await draftOf(world, { orgId: town }),
    }),
  },
  "POST /api/checks": {
    ...CADRE,
    needs: "draft.check",
    request: async ({ town }) => ({
      ...post(`/api/checks?id=${id()}&commandId=${id()}&org=${town}`),
      ...upload("draft.txt", DRAFT_TEXT),
    }),
  },
  "POST /api/checks/text": {
    ...CADRE,
    needs: "draft.check",
    request: async ({ town }) =>
      post("/api/checks/text", { id: id(), commandId: id(), orgId: town, text: DRAFT_TEXT, context: null }),
  },
  "GET /api/checks/:id": checked(({ id: check }) => get(`/api/checks/${check}`)),
  "POST /api/checks/:id/file": checked(({ id: check, revision }) => ({
    ...post(`/api/checks/${check}/file?revision=${revision}`),
    ...upload("again.txt", DRAFT_TEXT),
  })),
  "POST /api/checks/:id/again": checked(({ id: check, revision }) =>
    post(`/api/checks/${check}/again`, { revision, context: null, text: DRAFT_TEXT }),
  ),
  "PUT /api/checks/:id/claims": checked(({ id: check, claims }) =>
    put(`/api/checks/${check}/claims`, {
      fingerprint: claims[0]!.fingerprint,
      decision: { action: "exempt", reason: "上级口径" },
    }),
  ),
  "PUT /api/checks/:id/findings": checked(({ id: check, findings: [finding] }) => {
    const { rule, start, length } = finding!;
    return put(`/api/checks/${check}/findings`, { rule, start, length, settled: true });
  }),
  "POST /api/checks/:id/figure": checked(async ({ id: check, claims }, scene) =>
    post(`/api/checks/${check}/figure`, {
      reportId: await reportOf(scene),
      fingerprint: claims[0]!.fingerprint,
    }),
  ),
  "GET /api/checks/:id/annotated.docx": {
    ...CADRE,
    needs: "draft.check",
    request: async ({ world, town }) => {
      const file = { fileName: "draft.docx", bytes: await docxOf({ body: p(DRAFT_TEXT) }) };
      return get(`/api/checks/${(await checkOf(world, { orgId: town, file })).id}/annotated.docx`);
    },
  },
  "DELETE /api/checks/:id": checked(({ id: check, revision }) => ({
    method: "DELETE",
    url: `/api/checks/${check}?revision=${revision}`,
  })),

  "GET /api/checks/rules": {
    ...CADRE,
    needs: "draft.check",
    elsewhere: "open",
    request: async () => get("/api/checks/rules"),
  },
  "PUT /api/checks/rules": kept(async () => put("/api/checks/rules", { rule: "figure.twice", shown: false })),
  "POST /api/checks/terms": kept(async () => post("/api/checks/terms", { id: id(), ...term() })),
  "PUT /api/checks/terms/:id": kept(async ({ world }) => {
    const [own, before] = [id(), term()];
    await world.run((tx) => addTerm(tx, world.system, own, before));
    return put(`/api/checks/terms/${own}`, { ...before, correct: "更正", revision: 1 });
  }),
};
