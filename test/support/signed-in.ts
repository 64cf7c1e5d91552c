import { randomUUID } from "node:crypto";
import type { InjectOptions, LightMyRequestResponse as Response } from "fastify";
import { afterAll, inject } from "vitest";
import { buildApp } from "#server/app.ts";
import { type Auth, createAccount, createAuth } from "#server/modules/accounts/index.ts";
import { localDemonstration } from "#server/modules/demo/index.ts";
import type { App } from "#server/platform/app-types.ts";
import { openPool } from "#server/platform/db.ts";
import type { RoleId } from "#shared/rights/roles.ts";
import type { World } from "./world.ts";

export type Account = { id: string; username: string; password: string };

export type TestApp = {
  app: App;
  auth: Auth;
  /** "METHOD /url" of every route, without the HEAD that goes with each GET */
  routes: string[];
  /** opens an account that has changed its first password, unless told otherwise */
  account(role: RoleId, org: string, options?: { firstPassword?: boolean }): Promise<Account>;
  /** @returns the session's cookie header; throws when the sign-in is refused */
  signIn(account: Account): Promise<string>;
  send(request: InjectOptions, cookie?: string): Promise<Response>;
};

/** The real application on the run's database, without pages and without a demonstration. */
export async function makeApp(world: World): Promise<TestApp> {
  const pool = openPool(inject("appUrl"), 4);
  const auth = createAuth(pool, { publicUrl: "http://127.0.0.1", secret: "a-secret-of-the-tests-that-is-long-enough" });
  const demonstration = localDemonstration(world.ownerUrl, world.deps, auth, { host: "0.0.0.0", secret: "test" });
  const routes: string[] = [];
  const app = await buildApp(world.deps, {
    auth,
    demonstration,
    webRoot: null,
    trustProxy: false,
    onRoute: ({ method, url }) => {
      for (const one of [method].flat()) if (one !== "HEAD") routes.push(`${one} ${url}`);
    },
  });
  await app.ready();
  afterAll(async () => {
    await app.close();
    await pool.end();
  });
  const send: TestApp["send"] = (request, cookie) =>
    app.inject({ ...request, headers: { ...request.headers, ...(cookie === undefined ? {} : { cookie }) } });
  return {
    app,
    auth,
    routes,
    send,
    async account(role, orgId, { firstPassword = false } = {}) {
      const id = randomUUID();
      const username = `test-${id.slice(0, 13)}`;
      const input = { commandId: randomUUID(), id, username, name: `测试${role}`, personId: null, role, orgId };
      const { password } = await world.run((tx) => createAccount(tx, world.system, auth, input));
      if (!firstPassword) {
        await world.run((tx) =>
          tx
            .updateTable("account")
            .set({ must_change_password: false })
            .where("district_id", "=", world.district)
            .where("id", "=", id)
            .execute(),
        );
      }
      return { id, username, password };
    },
    async signIn({ username, password }) {
      const answer = await send({ method: "POST", url: "/api/session", payload: { username, password } });
      if (answer.statusCode !== 200) throw new Error(`sign-in: ${answer.statusCode} ${answer.body}`);
      return answer.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join("; ");
    },
  };
}

/** The body of an upload of one file. */
export function upload(name: string, content: string): Pick<InjectOptions, "payload" | "headers"> {
  return uploadBytes(name, new TextEncoder().encode(content));
}

export function uploadBytes(name: string, content: Uint8Array): Pick<InjectOptions, "payload" | "headers"> {
  const boundary = "shilu-test-boundary";
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
    `Content-Type: text/plain\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { payload, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}
