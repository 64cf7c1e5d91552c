export { computeFigure, measure, type Measured } from "./compute-figure.ts";
export { standingRecords } from "./figure-records.ts";
export { type AsIssued, type ResolvedFigure, resolveFigure } from "./figure-query.ts";
export { registerFigureRoutes } from "./routes.ts";
