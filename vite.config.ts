import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** zod and its setting stay in one chunk: schemas of other chunks are made after the setting, whatever the order of chunks. */
const groups = [{ name: "zod", test: /node_modules\/zod\/|zod-without-eval/ }];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { "/api": { target: process.env.SHILU_API ?? "http://127.0.0.1:8620", changeOrigin: false } } },
});
