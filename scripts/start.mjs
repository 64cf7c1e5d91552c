// Builds the pages when they are older than their sources, then starts the server.
import { join } from "node:path";
import { main } from "../src/server/main.ts";
import { buildWeb } from "./build-web.mjs";

const args = process.argv.slice(2);
await buildWeb();
await main(args, join(import.meta.dirname, "../dist/web"));
