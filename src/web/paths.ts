/** The only maker of page addresses. */
export const paths = {
  home: () => "/",
  signIn: () => "/sign-in",
  password: () => "/password",
  activities: (filter?: object) =>
    `/activities${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ""}`,
  ledgers: (ledger?: object) => `/ledgers${ledger ? `?ledger=${encodeURIComponent(JSON.stringify(ledger))}` : ""}`,
  activity: (id: string) => `/activities/${id}`,
  signInSheet: (id: string) => `/activities/${id}/sheet`,
  record: () => "/record",
  editActivity: (id: string) => `/record?edit=${id}`,
  /** recording an activity at which a document is passed on */
  recordPassingOn: (document: string) => `/record?document=${document}`,
  documents: (filter?: object) => `/documents${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ""}`,
  /** `question`: the words that it was found by */
  document: (id: string, question?: string) =>
    `/documents/${id}${question ? `?q=${encodeURIComponent(question)}` : ""}`,
  /** `answers`: the received document that a plan is made for */
  newDocument: (type?: string, answers?: string) =>
    `/documents/new${type ? `?type=${type}` : ""}${answers ? `&answers=${answers}` : ""}`,
  editDocument: (id: string) => `/documents/${id}/edit`,
  regulations: () => "/documents/regulations",
  regulation: (id: string) => `/documents/regulations/${id}`,
  figures: (question?: string) => `/figures${question ? `?q=${encodeURIComponent(question)}` : ""}`,
  reports: () => "/reports",
  report: (id: string) => `/reports/${id}`,
  register: () => "/register",
  imports: () => "/imports",
  import: (id: string) => `/imports/${id}`,
  orgs: () => "/orgs",
  people: () => "/people",
  accounts: () => "/accounts",
  events: () => "/events",
  system: () => "/system",
} as const;
