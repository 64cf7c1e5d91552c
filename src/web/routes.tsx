import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { ApiError } from "./api/client.ts";
import { queryClient, sessionQuery } from "./api/queries.ts";
import { Shell } from "./features/session/shell.tsx";
import { SignInPage } from "./features/session/sign-in-page.tsx";
import { PageFailed } from "./ui/page.tsx";

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({ getParentRoute: () => root, path: "/sign-in", component: SignInPage });

/** A page that threw: what it could not load is asked for again before it is tried again. */
function Broken({ error, reset }: ErrorComponentProps) {
  const again = async () => {
    // A part of the product that did not arrive is remembered by the browser as missing: only a new start fetches it.
    if (!(error instanceof ApiError)) return window.location.reload();
    await queryClient.resetQueries({ predicate: ({ state }) => state.status === "error" });
    reset();
    await router.invalidate();
  };
  return <PageFailed error={error as Error} retry={() => void again()} />;
}

function NoSuchPage() {
  return <PageFailed error={new ApiError("not-found", "没有这个页面，地址可能不完整，或页面已经移走", 404)} />;
}

/** Everything behind the sign-in. A page that needs it loads its own code when it is opened. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      const session = await queryClient.ensureQueryData(sessionQuery);
      if (session.mustChangePassword && location.pathname !== "/password") throw redirect({ to: "/password" });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({ to: "/sign-in", search: { to: location.href } as never });
      }
      throw error;
    }
  },
  errorComponent: Broken,
});

const page = <P extends string>(path: P, load: Parameters<typeof lazyRouteComponent>[0], name: string) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load, name as never) });

const tree = root.addChildren([
  signIn,
  inside.addChildren([
    page("/", () => import("./features/home/home-page.tsx"), "HomePage"),
    page("/search", () => import("./features/search/search-page.tsx"), "SearchPage"),
    page("/password", () => import("./features/session/password-page.tsx"), "PasswordPage"),
    page("/activities", () => import("./features/activities/list-page.tsx"), "ActivityListPage"),
    page("/activities/$id", () => import("./features/activities/detail-page.tsx"), "ActivityDetailPage"),
    page("/activities/$id/sheet", () => import("./features/activities/sheet-page.tsx"), "SignInSheetPage"),
    page("/ledgers", () => import("./features/ledgers/ledger-page.tsx"), "LedgerPageView"),
    page("/documents", () => import("./features/documents/list-page.tsx"), "DocumentListPage"),
    page("/documents/new", () => import("./features/documents/form-page.tsx"), "NewDocumentPage"),
    page("/documents/regulations", () => import("./features/documents/regulations-page.tsx"), "RegulationsPage"),
    page("/documents/regulations/$id", () => import("./features/documents/regulation-page.tsx"), "RegulationPage"),
    page("/documents/$id", () => import("./features/documents/detail-page.tsx"), "DocumentDetailPage"),
    page("/documents/$id/edit", () => import("./features/documents/form-page.tsx"), "EditDocumentPage"),
    page("/record", () => import("./features/record/record-page.tsx"), "RecordPage"),
    page("/entry", () => import("./features/entry/entry-page.tsx"), "EntryPage"),
    page("/programmes", () => import("./features/programmes/list-page.tsx"), "ProgrammeListPage"),
    page("/programmes/$id", () => import("./features/programmes/detail-page.tsx"), "ProgrammeDetailPage"),
    page("/programmes/$id/collect", () => import("./features/programmes/collect-page.tsx"), "CollectPage"),
    page("/groups", () => import("./features/groups/list-page.tsx"), "GroupListPage"),
    page("/groups/$id", () => import("./features/groups/detail-page.tsx"), "GroupDetailPage"),
    page("/recognitions", () => import("./features/recognitions/list-page.tsx"), "RecognitionListPage"),
    page("/recognitions/new", () => import("./features/recognitions/new-page.tsx"), "NewRecognitionPage"),
    page("/figures", () => import("./features/figures/figures-page.tsx"), "FiguresPage"),
    page("/rounds", () => import("./features/rounds/list-page.tsx"), "RoundListPage"),
    page("/rounds/new", () => import("./features/rounds/form-page.tsx"), "NewRoundPage"),
    page("/rounds/$id", () => import("./features/rounds/round-page.tsx"), "RoundPage"),
    page("/rounds/$id/edit", () => import("./features/rounds/form-page.tsx"), "EditRoundPage"),
    page("/rounds/$id/answer", () => import("./features/rounds/answer-page.tsx"), "AnswerPageView"),
    page("/reports", () => import("./features/reports/list-page.tsx"), "ReportListPage"),
    page("/reports/$id", () => import("./features/reports/report-page.tsx"), "ReportPage"),
    page("/checks", () => import("./features/checks/list-page.tsx"), "CheckListPage"),
    page("/checks/rules", () => import("./features/checks/rules-page.tsx"), "RulesPage"),
    page("/checks/rules/terms", () => import("./features/checks/terms-page.tsx"), "TermsPage"),
    page("/checks/$id", () => import("./features/checks/check-page.tsx"), "CheckPage"),
    page("/register", () => import("./features/reports/register-page.tsx"), "RegisterPage"),
    page("/imports", () => import("./features/imports/imports-page.tsx"), "ImportsPage"),
    page("/imports/$id", () => import("./features/imports/import-page.tsx"), "ImportPage"),
    page("/scans", () => import("./features/scans/scans-page.tsx"), "ScansPage"),
    page("/scans/$id", () => import("./features/scans/scan-page.tsx"), "ScanPageView"),
    page("/orgs", () => import("./features/orgs/orgs-page.tsx"), "OrgsPage"),
    page("/orgs/sheet", () => import("./features/orgs/org-sheet-page.tsx"), "OrgSheetPage"),
    page("/people", () => import("./features/people/people-page.tsx"), "PeoplePage"),
    page("/accounts", () => import("./features/accounts/accounts-page.tsx"), "AccountsPage"),
    page("/accounts/sheet", () => import("./features/accounts/rights-sheet-page.tsx"), "RightsSheetPage"),
    page("/accounts/$id", () => import("./features/accounts/account-page.tsx"), "AccountPage"),
    page("/accounts/$id/handover", () => import("./features/handovers/hand-over-page.tsx"), "HandOverPage"),
    page("/handovers", () => import("./features/handovers/list-page.tsx"), "HandoverListPage"),
    page("/handovers/$id", () => import("./features/handovers/handover-page.tsx"), "HandoverPage"),
    page("/events", () => import("./features/events/events-page.tsx"), "EventsPage"),
    page("/dictionary", () => import("./features/dictionary/themes-page.tsx"), "ThemesPage"),
    page("/dictionary/calendar", () => import("./features/dictionary/calendar-page.tsx"), "CalendarPage"),
    page("/dictionary/outlines", () => import("./features/dictionary/outlines-page.tsx"), "OutlinesPage"),
    page("/dictionary/outlines/$id", () => import("./features/dictionary/outline-page.tsx"), "OutlinePage"),
    page("/dictionary/words", () => import("./features/dictionary/words-page.tsx"), "WordsPage"),
    page("/system", () => import("./features/system/system-page.tsx"), "SystemPage"),
    createRoute({ getParentRoute: () => inside, path: "$", component: NoSuchPage }),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultErrorComponent: Broken,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
