export { breakDown, type Cell } from "./breakdown.ts";
export { computeFigure, type Measured, measure } from "./compute-figure.ts";
export { type Declared, declareFigures } from "./declare-figures.ts";
export { type AsIssued, figureConditions, type ResolvedFigure, resolveFigure } from "./figure-query.ts";
export { figureRecords, standingRecords } from "./figure-records.ts";
export { measureAll } from "./measure-all.ts";
export { measureEach } from "./measure-each.ts";
export { registerFigureRoutes } from "./routes.ts";
