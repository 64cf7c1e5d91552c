export { registerHandoverRoutes } from "./routes.ts";
