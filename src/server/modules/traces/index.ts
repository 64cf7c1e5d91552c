export { history, recentEvents } from "./queries.ts";
export { type Doer, recordEvent, recordEvents, type Traced } from "./record-event.ts";
export { registerTraceRoutes } from "./routes.ts";
export { exportList, traceListExport } from "./trace-export.ts";
