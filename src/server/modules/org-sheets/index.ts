export { registerOrgSheetRoutes } from "./routes.ts";
