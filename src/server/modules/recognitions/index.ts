export { enterRecognitions } from "./enter-recognitions.ts";
export { registerRecognitionRoutes } from "./routes.ts";
