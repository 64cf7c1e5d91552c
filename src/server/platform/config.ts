import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type Config = {
  host: string;
  port: number;
  publicUrl: string;
  dataDir: string;
  /** null: the embedded server of the data folder */
  databaseUrl: string | null;
  role: "all" | "web" | "worker";
  /** behind a proxy of one's own: take the client's address from its header */
  trustProxy: boolean;
  /** --empty: start without the demonstration district */
  empty: boolean;
};

/** What this installation keeps to itself; made at the first start, readable by its owner only. */
export type Secrets = { superuser: string; app: string; session: string; roster: string };

/** @throws Error with a Chinese sentence when a setting makes no sense */
export function readConfig(env: NodeJS.ProcessEnv, args: string[]): Config {
  const port = Number(env.SHILU_PORT ?? 8620);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`SHILU_PORT 应为 0～65535 的端口号，当前为“${env.SHILU_PORT}”`);
  const host = env.SHILU_HOST ?? "127.0.0.1";
  const role = args.includes("--role") ? args[args.indexOf("--role") + 1] : "all";
  if (role !== "all" && role !== "web" && role !== "worker")
    throw new Error(`--role 应为 web 或 worker，当前为“${role ?? ""}”`);
  return {
    host,
    port,
    publicUrl: env.SHILU_PUBLIC_URL ?? `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`,
    dataDir: resolve(env.SHILU_DATA ?? join(env.SHILU_ROOT ?? process.cwd(), "data")),
    databaseUrl: env.DATABASE_URL || null,
    role,
    trustProxy: env.SHILU_TRUST_PROXY === "1",
    empty: args.includes("--empty"),
  };
}

export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const make = () => randomBytes(32).toString("base64url");
  const secrets: Secrets = { superuser: make(), app: make(), session: make(), roster: make() };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
