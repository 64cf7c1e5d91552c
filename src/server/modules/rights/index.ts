export { registerRightsRoutes } from "./routes.ts";
