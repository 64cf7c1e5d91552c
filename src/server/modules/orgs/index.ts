export { createOrg, labelOf } from "./create-org.ts";
export { loadOrg, loadOrgs, type Org } from "./load-org.ts";
export { registerOrgRoutes } from "./routes.ts";
