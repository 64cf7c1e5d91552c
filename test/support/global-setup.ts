import type { TestProject } from "vitest/node";
import { testDatabase } from "./cluster.ts";

/** One database for the whole run; each test makes a district of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await testDatabase();
  project.provide("ownerUrl", database.ownerUrl);
  project.provide("appUrl", database.appUrl);
  return () => database.drop();
}

declare module "vitest" {
  export interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
  }
}
