/** A list as its filter says; the filter lives in the address. */
const list = (page: string) => (filter?: object) =>
  `${page}${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ""}`;

/** The only maker of page addresses. */
export const paths = {
  home: () => "/",
  overview: (org: string) => `/?org=${org}`,
  filtered: (page: string, filter: object): string => list(page)(filter),
  /** a page as its address was saved */
  view: (page: string, address: string): string => `${page}?${address}`,
  signIn: () => "/sign-in",
  password: () => "/password",
  search: (question = "", type?: string) =>
    `/search${question ? `?q=${encodeURIComponent(question)}${type ? `&type=${type}` : ""}` : ""}`,
  activities: list("/activities"),
  ledgers: (ledger?: object) => `/ledgers${ledger ? `?ledger=${encodeURIComponent(JSON.stringify(ledger))}` : ""}`,
  activity: (id: string) => `/activities/${id}`,
  signInSheet: (id: string) => `/activities/${id}/sheet`,
  record: () => "/record",
  entry: () => "/entry",
  editActivity: (id: string) => `/record?edit=${id}`,
  /** recording an activity at which a document is passed on */
  recordPassingOn: (document: string) => `/record?document=${document}`,
  /** recording an activity that a group takes part in */
  recordOfGroup: (group: string) => `/record?group=${group}`,
  groups: list("/groups"),
  group: (id: string) => `/groups/${id}`,
  programmes: list("/programmes"),
  programme: (id: string) => `/programmes/${id}`,
  /** putting activities that are there already into a programme */
  collect: (programme: string, filter?: object) => list(`/programmes/${programme}/collect`)(filter),
  recognitions: list("/recognitions"),
  newRecognition: () => "/recognitions/new",
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
  rounds: list("/rounds"),
  /** `from`: the round that its questions are taken from */
  newRound: (from?: string) => `/rounds/new${from ? `?from=${from}` : ""}`,
  round: (id: string) => `/rounds/${id}`,
  editRound: (id: string) => `/rounds/${id}/edit`,
  answerRound: (id: string, recipient: string) => `/rounds/${id}/answer?recipient=${recipient}`,
  reports: list("/reports"),
  report: (id: string) => `/reports/${id}`,
  checks: () => "/checks",
  check: (id: string) => `/checks/${id}`,
  checkRules: () => "/checks/rules",
  /** the district's own words for proofreading */
  checkTerms: () => "/checks/rules/terms",
  register: list("/register"),
  imports: list("/imports"),
  import: (id: string) => `/imports/${id}`,
  orgs: list("/orgs"),
  orgSheet: () => "/orgs/sheet",
  people: list("/people"),
  scans: () => "/scans",
  scan: (id: string) => `/scans/${id}`,
  accounts: list("/accounts"),
  handOver: (account: string) => `/accounts/${account}/handover`,
  handovers: list("/handovers"),
  handover: (id: string) => `/handovers/${id}`,
  rightsSheet: () => "/accounts/sheet",
  account: (id: string) => `/accounts/${id}`,
  events: list("/events"),
  system: () => "/system",
  dictionary: list("/dictionary"),
  /** `year`: as four digits */
  calendar: (year?: string) => `/dictionary/calendar${year ? `?year=${year}` : ""}`,
  outlines: () => "/dictionary/outlines",
  outline: (id: string) => `/dictionary/outlines/${id}`,
  kindWords: () => "/dictionary/words",
} as const;
