// What may import what. Each rule has a seeded violation in test/boundaries.test.ts that fails if the rule is silent.
/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "shared-is-a-leaf",
      comment:
        "src/shared runs in the browser and on the server: it imports nothing of ours but itself, and no Node API",
      severity: "error",
      from: { path: "^src/shared/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(server|web|cli)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "shared-does-no-io",
      severity: "error",
      from: { path: "^src/shared/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "platform-knows-no-business",
      severity: "error",
      from: { path: "^src/server/platform/" },
      to: { path: "^src/server/modules/|^src/shared/(?!errors)" },
    },
    {
      name: "modules-by-the-front-door",
      comment: "another module is imported by its index.ts alone",
      severity: "error",
      from: { path: "^src/server/modules/([^/]+)/" },
      to: {
        path: "^src/server/modules/([^/]+)/",
        pathNot: ["^src/server/modules/$1/", "^src/server/modules/[^/]+/index\\.ts$"],
      },
    },
    {
      name: "web-knows-no-server",
      severity: "error",
      from: { path: "^src/web/" },
      to: { path: "^src/(server|cli)/" },
    },
    {
      name: "server-knows-no-web",
      severity: "error",
      from: { path: "^src/server/" },
      to: { path: "^src/(web|cli)/" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default", "types"] },
  },
};
