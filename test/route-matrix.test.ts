import type { LightMyRequestResponse as Response } from "fastify";
import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { type RoleId, roleMay } from "#shared/rights/roles.ts";
import type { Scene } from "./support/route-scene.ts";
import { ROUTES } from "./support/route-table.ts";
import { makeApp, type TestApp } from "./support/signed-in.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
let app: TestApp;
let scene: Scene;
let otherTown: string;
const cookies = new Map<string, Promise<string>>();

beforeAll(async () => {
  world = await makeWorld();
  app = await makeApp(world);
  const town = await world.org("town", world.root);
  otherTown = await world.org("town", world.root);
  scene = { world, app, town, branch: await world.org("branch", town) };
});

function cookieOf(role: RoleId, org: string): Promise<string> {
  const key = `${role} ${org}`;
  const known = cookies.get(key) ?? app.account(role, org).then((account) => app.signIn(account));
  cookies.set(key, known);
  return known;
}

/** What a person would read in an answer, the cells of a workbook included. */
async function textOf(answer: Response): Promise<string> {
  if (!String(answer.headers["content-type"]).includes("openxmlformats")) return answer.body;
  const zip = await JSZip.loadAsync(answer.rawPayload);
  const parts = Object.values(zip.files).filter((part) => part.name.endsWith(".xml"));
  return (await Promise.all(parts.map((part) => part.async("string")))).join("\n");
}

/** The same with a secrecy marking after the last text in it; null where there is no text. */
function marked(value: unknown): unknown {
  if (typeof value === "string") return `${value}（机密）`;
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return null;
  for (const [key, part] of Object.entries(value).reverse()) {
    const changed = marked(part);
    if (changed === null) continue;
    return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
  }
  return null;
}

describe("every route", () => {
  it("is in the table, and the table names no other", () => {
    expect([...app.routes].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  for (const [route, need] of Object.entries(ROUTES)) {
    if (need.needs === "public") {
      it(`${route} answers without a session`, async () => {
        const answer = await app.send(await need.request(scene));
        expect(answer.statusCode, answer.body).toBe(need.answers ?? 200);
      });
      continue;
    }
    if (need.needs === "sign-in") {
      it(`${route} answers whoever is signed in, and nobody else`, async () => {
        const account = await app.account("member", scene.town);
        const request = await need.request(scene, account);
        expect((await app.send(request)).statusCode).toBe(401);
        const answer = await app.send(request, await app.signIn(account));
        expect(answer.statusCode, answer.body).toBe(200);
      });
      continue;
    }
    it(`${route} needs ${need.needs} in the place it acts on`, async () => {
      const { secret, ...request } = await need.request(scene);
      const payload = marked(request.payload);
      if (payload !== null) {
        const refused = await app.send({ ...request, payload: payload as object }, await cookieOf(need.as, scene.town));
        expect([refused.statusCode, refused.json().error.code], refused.body).toEqual([422, "secret-marking"]);
      }
      expect((await app.send(request)).statusCode).toBe(401);
      if (need.lacking !== null) {
        expect(roleMay(need.lacking, need.needs)).toBe(false);
        const refused = await app.send(request, await cookieOf(need.lacking, scene.town));
        expect(refused.statusCode, refused.body).toBe(403);
      }
      const elsewhere = await app.send(request, await cookieOf(need.as, otherTown));
      if (need.elsewhere === "refused") expect([403, 404], elsewhere.body).toContain(elsewhere.statusCode);
      else expect(elsewhere.statusCode, elsewhere.body).toBe(need.answers ?? 200);

      const place = need.place === "district" ? world.root : scene.town;
      const answer = await app.send(request, await cookieOf(need.as, place));
      expect(answer.statusCode, answer.body).toBe(need.answers ?? 200);
      if (need.elsewhere === "filtered") {
        if (secret === undefined) throw new Error(`${route}: say what must not be seen from elsewhere`);
        expect(await textOf(answer)).toContain(secret);
        expect(await textOf(elsewhere)).not.toContain(secret);
      }
    });
  }
});

describe("a session", () => {
  const list = { method: "GET", url: "/api/activities" } as const;
  const codeOf = (answer: Response) => answer.json<{ error: { code: string } }>().error.code;

  it("may do nothing but change the password while it is the first one", async () => {
    const account = await app.account("town_cadre", scene.town, { firstPassword: true });
    const cookie = await app.signIn(account);
    const refused = await app.send(list, cookie);
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, "password-change-required"]);
    expect((await app.send({ method: "GET", url: "/api/session" }, cookie)).statusCode).toBe(200);
    const payload = { current: account.password, next: "Walnut-Grove-83" };
    const changed = await app.send({ method: "POST", url: "/api/session/password", payload }, cookie);
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await app.send(list, cookie)).statusCode).toBe(200);
    await expect(app.signIn(account)).rejects.toThrow("401");
    await app.signIn({ ...account, password: payload.next });
  });

  it("ends when the account is deactivated, and none begins", async () => {
    const account = await app.account("town_cadre", scene.town);
    const cookie = await app.signIn(account);
    expect((await app.send(list, cookie)).statusCode).toBe(200);
    const request = { method: "POST", url: `/api/accounts/${account.id}/active`, payload: { active: false } } as const;
    expect((await app.send(request, await cookieOf("administrator", scene.town))).statusCode).toBe(200);
    expect((await app.send(list, cookie)).statusCode).toBe(401);
    const { username, password } = account;
    const again = await app.send({ method: "POST", url: "/api/session", payload: { username, password } });
    expect([again.statusCode, codeOf(again)]).toEqual([403, "account-inactive"]);
  });

  it("loses a right at once when it is revoked", async () => {
    const account = await app.account("town_cadre", scene.town);
    const cookie = await app.signIn(account);
    const people = { method: "GET", url: "/api/people" } as const;
    expect((await app.send(people, cookie)).statusCode).toBe(200);
    await world.run((tx) =>
      tx
        .updateTable("role_grant")
        .set({ revoked_at: world.clock.now() })
        .where("district_id", "=", world.district)
        .where("account_id", "=", account.id)
        .execute(),
    );
    expect((await app.send(people, cookie)).statusCode).toBe(403);
  });

  it("is refused after five failures of a name, also with the right password, for a quarter of an hour", async () => {
    const account = await app.account("town_cadre", scene.town);
    const attempt = (password: string, username = account.username) =>
      app.send({
        ...{ method: "POST", url: "/api/session", payload: { username, password } },
        remoteAddress: "192.0.2.17",
      });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await attempt("Wrong-Password-1")).statusCode);
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    const locked = await attempt(account.password);
    expect([locked.statusCode, codeOf(locked)]).toEqual([429, "locked-out"]);
    expect((await attempt(account.password, account.username.toUpperCase())).statusCode).toBe(429);
    const before = world.clock.now();
    try {
      world.clock.set(new Date(before.getTime() + 14 * 60_000).toISOString());
      expect((await attempt(account.password)).statusCode).toBe(429);
      world.clock.set(new Date(before.getTime() + 15 * 60_000 + 1000).toISOString());
      expect((await attempt(account.password)).statusCode).toBe(200);
    } finally {
      world.clock.set(before.toISOString());
    }
  });

  it("says whether its owner records for several organisations", async () => {
    const several = async (role: RoleId, org: string) => {
      const answer = await app.send({ method: "GET", url: "/api/session" }, await cookieOf(role, org));
      return answer.json<{ recordsForSeveral: boolean }>().recordsForSeveral;
    };
    expect(await several("town_cadre", scene.town)).toBe(true);
    expect(await several("org_secretary", scene.branch)).toBe(false);
    expect(await several("member", scene.town)).toBe(false);
  });

  it("is not begun or used by a page of another site", async () => {
    const { username, password, id } = await app.account("town_cadre", scene.town);
    const cookie = await app.signIn({ username, password, id });
    const foreign = { origin: "https://elsewhere.invalid", host: "shilu.invalid" };
    const begin = { method: "POST", url: "/api/session", payload: { username, password } } as const;
    expect((await app.send({ ...begin, headers: foreign })).statusCode).toBe(403);
    const record = await needOf("POST /api/activities").request(scene);
    expect((await app.send({ ...record, headers: foreign }, cookie)).statusCode).toBe(403);
    const own = { origin: "https://shilu.invalid", host: "shilu.invalid" };
    expect((await app.send({ ...record, headers: own }, cookie)).statusCode).toBe(200);
  });

  function needOf(route: string) {
    const need = ROUTES[route];
    if (!need || need.needs === "public" || need.needs === "sign-in") throw new Error(route);
    return need;
  }
});
