export { createTheme } from "./dictionary.ts";
export { registerDictionaryRoutes } from "./routes.ts";
