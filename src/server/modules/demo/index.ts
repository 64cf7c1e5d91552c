export { createDemonstration, type Demonstration, firstStart, localDemonstration } from "./demonstration.ts";
export { createDistrict, createEmptyDistrict, deleteDistrict, type NewDistrict } from "./districts.ts";
export { registerDemoRoutes } from "./routes.ts";
