export { makeHandover } from "./make-handover.ts";
export { registerHandoverRoutes } from "./routes.ts";
