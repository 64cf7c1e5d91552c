import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: { outDir: "dist/web", emptyOutDir: true, manifest: true, target: "es2022", chunkSizeWarningLimit: 1500 },
  server: { proxy: { "/api": { target: process.env.SHILU_API ?? "http://127.0.0.1:8620", changeOrigin: false } } },
});
