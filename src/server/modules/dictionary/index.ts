export { changeCalendar } from "./calendar.ts";
export { changeKindWords, loadKindWords } from "./kind-words.ts";
export { mayChangeDictionary, requireDictionary } from "./require-dictionary.ts";
export { registerDictionaryRoutes } from "./routes.ts";
export { createTheme } from "./themes.ts";
