export { createProgramme, createTheme, listProgrammes, listThemes } from "./dictionary.ts";
export { registerDictionaryRoutes } from "./routes.ts";
