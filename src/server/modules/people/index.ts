export { createPerson, initialsOf, refreshVisibility } from "./manage-people.ts";
export { type ExpectedPerson, expectedOn } from "./queries.ts";
export { registerPeopleRoutes } from "./routes.ts";
export { type RosterWrite, writeRoster } from "./write-roster.ts";
