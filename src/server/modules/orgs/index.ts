export { type CreatedOrg, createOrg, labelOf } from "./create-org.ts";
export { allOrgs, findOrgs, loadOrg, loadOrgs, type Org } from "./load-org.ts";
export { moveOrg } from "./move-org.ts";
export { listOrgs } from "./queries.ts";
export { type Reform, reformOrgs } from "./reform-orgs.ts";
export { registerOrgRoutes } from "./routes.ts";
