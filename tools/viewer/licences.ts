import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

interface Package {
  name: string;
  version: string;
  licence: string;
  copyright: string[];
  /** What follows the copyright, lines as the page breaks them. */
  terms: string;
}

/** "…/node_modules/d3-array" of a file in it; null for files of our own. */
function folderOf(file: string): string | null {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? null;
}

/** Blank lines part paragraphs, which are a line each: the same terms are the same text, wherever their lines end. */
function packageAt(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^(un)?licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no text of its licence: its page must not go out without one`);
  const paragraphs = readFileSync(path.join(folder, file), "utf8")
    .split(/\r?\n\s*\r?\n/)
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  const isTitle = (text: string): boolean => /^(the )?(mit|isc)( license)?( \(.*\))?$/i.test(text);
  const isCopyright = (text: string): boolean => /^copyright\b/i.test(text) && text.length < 200;
  const begin = paragraphs.findIndex((text) => !isTitle(text) && !isCopyright(text));
  return {
    name,
    version,
    licence: /^see/i.test(license) ? "terms of its own" : license,
    copyright: paragraphs.slice(0, begin).filter(isCopyright),
    terms: paragraphs.slice(begin).join("\n\n"),
  };
}

/** Packages under the same terms together: who they are, then the terms, once. */
function notices(packages: Package[]): string {
  const alike = new Map<string, Package[]>();
  for (const each of packages) alike.set(each.terms, [...(alike.get(each.terms) ?? []), each]);
  const told = [...alike].map(([terms, all]) => {
    const who = all.map((each) =>
      [`${each.name} ${each.version} (${each.licence})`, ...each.copyright].join(". "),
    );
    return `${who.join("\n")}\n\n${terms}`;
  });
  return told.join("\n\n\n");
}

/** What the page is made with besides its own sources, and under which licences, as an element of the page. */
export function licences(): { plugin: Plugin; ofWorkers: Plugin } {
  const folders = new Set<string>();
  const collect: Plugin["generateBundle"] = (_, bundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      for (const [id, { renderedLength }] of Object.entries(file.modules)) {
        const folder = renderedLength > 0 ? folderOf(id) : null;
        if (folder) folders.add(folder);
      }
    }
  };
  const plugin: Plugin = {
    name: "licences",
    enforce: "post",
    generateBundle(options, bundle, isWrite) {
      collect.call(this, options, bundle, isWrite);
      const packages = [...folders].map(packageAt).sort((a, b) => (a.name < b.name ? -1 : 1));
      const text = notices(packages);
      if (/<\/script|<!--/i.test(text)) throw new Error("a licence would end the element that it stands in");
      for (const page of Object.values(bundle))
        if (page.type === "asset" && page.fileName.endsWith(".html"))
          page.source = String(page.source).replace(
            "</head>",
            () => `<script type="text/plain" id="licences">${text}</script>\n</head>`,
          );
    },
  };
  return { plugin, ofWorkers: { name: "licences-of-workers", generateBundle: collect } };
}
