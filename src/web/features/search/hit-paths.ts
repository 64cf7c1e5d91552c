import type { SearchHit, SearchType } from "#shared/search/contracts.ts";
import { paths } from "#web/paths.ts";

const PATHS: Record<SearchType, (hit: SearchHit) => string> = {
  activity: ({ id }) => paths.activity(id),
  document: ({ id }) => paths.document(id),
  report: ({ id }) => paths.report(id),
  group: ({ id }) => paths.group(id),
  programme: ({ id }) => paths.programme(id),
  recognition: ({ title }) => paths.recognitions({ text: title }),
  round: ({ id }) => paths.round(id),
  person: ({ title }) => paths.people({ q: title }),
  org: ({ title }) => paths.orgs({ text: title }),
};

/** Where a finding opens. */
export const hitPath = (type: SearchType, hit: SearchHit): string => PATHS[type](hit);
