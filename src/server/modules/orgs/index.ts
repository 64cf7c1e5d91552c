export { createOrg, labelOf } from "./create-org.ts";
export { findOrgs, loadOrg, loadOrgs, type Org } from "./load-org.ts";
export { moveOrg } from "./move-org.ts";
export { listOrgs } from "./queries.ts";
export { registerOrgRoutes } from "./routes.ts";
