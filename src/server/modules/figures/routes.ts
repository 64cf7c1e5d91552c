import { z } from "zod";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  figureContext,
  figureHit,
  figureRequest,
  figureResult,
  neighbour,
  figureRecords as recordsAnswer,
} from "#shared/figures/contracts.ts";
import { figureSpec } from "#shared/figures/spec.ts";
import { computeFigure } from "./compute-figure.ts";
import { figureRecords, figuresOfActivity } from "./figure-records.ts";
import { neighboursOf, searchFigures } from "./search-figures.ts";

const issued = z.object({
  reportId: z.uuid(),
  nodeId: z.uuid(),
  title: z.string(),
  text: z.string(),
  unit: z.string(),
  standing: z.string(),
  issuedAt: z.iso.datetime(),
});

export function registerFigureRoutes(app: App, { db }: Deps): void {
  app.post(
    "/api/figures/compute",
    { schema: { body: figureRequest, response: { 200: figureResult } } },
    ({ actor, body }) => withActor(db, actor, (tx) => computeFigure(tx, actor, body.spec, body.context)),
  );
  app.post(
    "/api/figures/records",
    {
      schema: {
        body: z.object({
          spec: figureSpec,
          context: figureContext,
          after: z.uuid().nullable().default(null),
          limit: z.int().min(1).max(200).default(50),
        }),
        response: { 200: recordsAnswer },
      },
    },
    ({ actor, body }) => withActor(db, actor, (tx) => figureRecords(tx, actor, body)),
  );
  app.post(
    "/api/figures/neighbours",
    { schema: { body: figureRequest, response: { 200: z.array(neighbour) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => neighboursOf(tx, actor, body.spec, body.context)),
  );
  app.post(
    "/api/figures/search",
    {
      schema: {
        body: z.object({
          question: z.string().trim().min(1).max(100),
          context: figureContext,
          org: z.uuid().optional(),
        }),
        response: { 200: z.array(figureHit) },
      },
    },
    ({ actor, body }) => withActor(db, actor, (tx) => searchFigures(tx, actor, body)),
  );
  app.get(
    "/api/activities/:id/figures",
    {
      schema: {
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ figures: z.array(figureHit), issued: z.array(issued) }) },
      },
    },
    ({ actor, params }) => withActor(db, actor, (tx) => figuresOfActivity(tx, actor, params.id)),
  );
}
