import { takeOrgFile } from "#server/modules/org-sheets/org-file.ts";
import { takeRightsFile } from "#server/modules/rights/rights-file.ts";
import { ORG_HEADINGS } from "#shared/orgs/sheet.ts";
import { RIGHTS_HEADINGS } from "#shared/rights/sheet.ts";
import { ADMIN, accountOf, get, id, post, type RouteNeed, type Scene } from "./route-scene.ts";
import { sheetOf } from "./sheet-input.ts";
import { uploadBytes } from "./signed-in.ts";

const MANAGES_ORGS = { ...ADMIN, needs: "org.manage" } as const;
const MANAGES = { ...ADMIN, needs: "account.manage" } as const;

/** A sheet that gives the account another right in the scene's town. */
async function rightsSheet({ world, town }: Scene, username: string): Promise<Uint8Array> {
  const { code } = await world.run((tx) =>
    tx
      .selectFrom("org")
      .select("code")
      .where("district_id", "=", world.district)
      .where("id", "=", town)
      .executeTakeFirstOrThrow(),
  );
  return sheetOf(RIGHTS_HEADINGS, [["", username, code, "审计员", "", ""]]);
}

export const ACCOUNT_ROUTES: Record<string, RouteNeed> = {
  "GET /api/rights/sheet": {
    ...MANAGES,
    elsewhere: "filtered",
    request: async (scene: Scene) => ({ ...get("/api/rights/sheet"), secret: (await accountOf(scene)).username }),
  },
  // Of another town's account it is only said that the user name is taken.
  "POST /api/rights/files": {
    ...MANAGES,
    elsewhere: "open",
    request: async (scene: Scene) => {
      const bytes = await rightsSheet(scene, (await accountOf(scene)).username);
      return { ...post("/api/rights/files"), ...uploadBytes("权限表.xlsx", bytes) };
    },
  },
  "POST /api/rights/files/apply": {
    ...MANAGES,
    request: async (scene: Scene) => {
      const { world, town } = scene;
      const bytes = await rightsSheet(scene, (await accountOf(scene)).username);
      const administrator = await world.actor("administrator", town);
      const { fileId, digest } = await takeRightsFile(world.deps, administrator, { name: "权限表.xlsx", bytes });
      return post("/api/rights/files/apply", { commandId: id(), fileId, digest });
    },
  },
};

async function orgSheet({ world, town }: Scene): Promise<Uint8Array> {
  const branch = await world.org("branch", await world.org("committee", town));
  const { code } = await world.run((tx) =>
    tx
      .selectFrom("org")
      .select("code")
      .where("district_id", "=", world.district)
      .where("id", "=", branch)
      .executeTakeFirstOrThrow(),
  );
  return sheetOf(ORG_HEADINGS, [[code, "改名支部", "改名", "", "", "", "", "", ""]]);
}

export const ORG_SHEET_ROUTES: Record<string, RouteNeed> = {
  "GET /api/orgs/sheet": {
    ...MANAGES_ORGS,
    elsewhere: "filtered",
    request: async ({ world, town }: Scene) => {
      const name = `单位${id()}`;
      await world.org("committee", town, name);
      return { ...get("/api/orgs/sheet"), secret: name };
    },
  },
  // Of another town's organisation it is only said that one may not change it.
  "POST /api/orgs/files": {
    ...MANAGES_ORGS,
    elsewhere: "open",
    request: async (scene: Scene) => ({
      ...post("/api/orgs/files"),
      ...uploadBytes("组织表.xlsx", await orgSheet(scene)),
    }),
  },
  "POST /api/orgs/files/apply": {
    ...MANAGES_ORGS,
    request: async (scene: Scene) => {
      const { world, town } = scene;
      const bytes = await orgSheet(scene);
      const administrator = await world.actor("administrator", town);
      const { fileId, digest } = await takeOrgFile(world.deps, administrator, { name: "组织表.xlsx", bytes });
      return post("/api/orgs/files/apply", { commandId: id(), fileId, digest });
    },
  },
};
