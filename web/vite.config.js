import { defineConfig } from "vite";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { licences } from "./build/licences.js";
import { names } from "./build/names.js";

export default defineConfig({
  plugins: [svelte(), names(), licences()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // the page may load nothing but files of its own server
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": process.env.DEMARCHE_API ?? "http://127.0.0.1:8765" } },
});
