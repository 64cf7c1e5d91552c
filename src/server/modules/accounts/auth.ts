import { betterAuth } from "better-auth";
import { username } from "better-auth/plugins";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";

/** Idle time after which a session ends; each request within it moves the end (at most once a minute). */
export const IDLE_MINUTES = 30;

export type AuthSettings = { publicUrl: string; secret: string };

/**
 * better-auth keeps users, password hashes (scrypt) and sessions in the schema `auth`. Its own HTTP routes, e-mail
 * flows and rate limit stay off: it wants e-mails and trusts X-Forwarded-For (docs/adr/0005).
 */
export function createAuth(pool: pg.Pool, { publicUrl, secret }: AuthSettings) {
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) }).withSchema("auth");
  return betterAuth({
    baseURL: publicUrl,
    secret,
    database: { db, type: "postgres" },
    emailAndPassword: { enabled: true, autoSignIn: false, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: IDLE_MINUTES * 60, updateAge: 60 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: "shilu",
      useSecureCookies: publicUrl.startsWith("https:"),
      disableOriginCheck: true,
      disableCSRFCheck: true,
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[\p{L}\p{N}._-]+$/u.test(name),
      }),
    ],
    logger: { disabled: true },
  });
}

export type Auth = ReturnType<typeof createAuth>;
