export { createDemonstration, type Demonstration, firstStart, localDemonstration } from "./demonstration.ts";
export { createDistrict, createEmptyDistrict, deleteDistrict, findDistricts, type NewDistrict } from "./districts.ts";
export { registerDemoRoutes } from "./routes.ts";
