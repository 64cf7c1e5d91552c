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
