export { changeOutline, createOutline } from "./change-outline.ts";
export { newestOutline, outlineOfVersion } from "./load-outline.ts";
export { publishOutline } from "./publish-outline.ts";
export { listOutlineChoices } from "./queries.ts";
export { registerOutlineRoutes } from "./routes.ts";
