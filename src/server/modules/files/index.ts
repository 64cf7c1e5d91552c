export { type AcceptedFile, acceptFile } from "./accept-file.ts";
export { addFile, attachFiles, findFile, removeFiles } from "./add-file.ts";
export { registerFileRoutes } from "./routes.ts";
