export { readHome } from "./read-home.ts";
export { registerHomeRoutes } from "./routes.ts";
