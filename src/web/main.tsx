import "./zod-without-eval.ts"; // before any schema is made
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/queries.ts";
import { router } from "./routes.tsx";
import { Toasts } from "./ui/toast.tsx";
import "./ui/tokens.css";
import "./ui/controls.css";
import "./ui/layout.css";
import "./ui/shell.css";
import "./ui/table.css";
import "./ui/print.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>
  </StrictMode>,
);
