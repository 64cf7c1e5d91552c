export { indexObjects } from "./index-objects.ts";
export { registerSearchRoutes } from "./routes.ts";
