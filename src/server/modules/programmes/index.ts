export { closeProgramme } from "./change-programme.ts";
export { createProgramme } from "./create-programme.ts";
export { registerProgrammeRoutes } from "./routes.ts";
