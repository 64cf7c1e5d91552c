export { type Auth, createAuth } from "./auth.ts";
export { passCookies, registerAuthentication, webHeaders } from "./authenticate.ts";
export { createAccount } from "./manage-accounts.ts";
export { actorOfAccount } from "./resolve-actor.ts";
export { registerAccountRoutes } from "./routes.ts";
export { describeSession, signIn } from "./sign-in.ts";
export { writePassword } from "./sign-in-store.ts";
