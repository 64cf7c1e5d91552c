export { addMembers } from "./add-members.ts";
export { createGroup } from "./create-group.ts";
export { registerGroupRoutes } from "./routes.ts";
