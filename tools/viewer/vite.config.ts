import { defineConfig, type Plugin } from "vite";
import { licences } from "./licences";

/** A page is one file: its scripts and styles stand in it, so that it opens from a disk, offline. */
function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_, bundle) {
      const pages = Object.values(bundle).filter((file) => file.fileName.endsWith(".html"));
      const script = Object.values(bundle).find((file) => file.type === "chunk");
      const style = Object.values(bundle).find((file) => file.fileName.endsWith(".css"));
      for (const page of pages) {
        if (page.type !== "asset" || script?.type !== "chunk") continue;
        const code = script.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
        const rules = style?.type === "asset" ? String(style.source) : "";
        page.source = String(page.source)
          .replace(/<script type="module"[^>]*><\/script>\s*/, "")
          .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${rules}</style>`)
          .replace("</body>", () => `<script type="module">${code}</script>\n</body>`);
      }
      for (const file of [script, style]) if (file) delete bundle[file.fileName];
    },
  };
}

export default defineConfig(({ mode }) => {
  const { plugin, ofWorkers } = licences();
  return {
    base: "./",
    plugins: [plugin, oneFile()],
    worker: { format: "iife", plugins: () => [ofWorkers] },
    build: {
      outDir: process.env["CONCORD_PAGES"] ?? "dist",
      emptyOutDir: false,
      target: "es2022",
      assetsInlineLimit: 100_000_000,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      reportCompressedSize: false,
      rollupOptions: { input: `${mode}.html`, output: { inlineDynamicImports: true } },
    },
  };
});
