export { indexObjects } from "./index-objects.ts";
