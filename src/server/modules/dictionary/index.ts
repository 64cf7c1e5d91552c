export { changeCalendar } from "./calendar.ts";
export { registerDictionaryRoutes } from "./routes.ts";
export { createTheme } from "./themes.ts";
