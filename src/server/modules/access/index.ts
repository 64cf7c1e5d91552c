export {
  type Actor,
  allowedActions,
  type Grant,
  isWithin,
  may,
  requireCan,
  scopesOf,
  systemActor,
} from "./actor.ts";
export { systemOf } from "./system-of.ts";
export { topOrg } from "./top-org.ts";
