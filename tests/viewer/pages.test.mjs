// How the pages get into the program, also where there is no Node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, test } from "node:test";
import { scratch, source } from "./support.mjs";

const viewer = path.join(scratch, "viewer");
const pages = path.join(scratch, "pages");

function build(npm) {
  const settings = [`SOURCE=${viewer}`, `RESULT=${pages}`, `NPM=${npm}`].flatMap((each) => ["-D", each]);
  return execFileSync("cmake", [...settings, "-P", path.join(viewer, "build.cmake")], {
    encoding: "utf8",
    stdio: "pipe",
  });
}

beforeEach(() => {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  cpSync(path.join(source, "tools/viewer"), viewer, {
    recursive: true,
    filter: (each) => !/node_modules|dist/.test(each),
  });
});

test("without npm the pages are empty, and it is said", () => {
  assert.match(build(""), /No page for concord report/);
  assert.equal(statSync(path.join(pages, "report.html")).size, 0);
});

test("without npm the pages of a release are taken", () => {
  mkdirSync(path.join(viewer, "dist"));
  for (const page of ["report", "view"])
    writeFileSync(path.join(viewer, "dist", `${page}.html`), `the ${page}`);
  build("");
  assert.equal(readFileSync(path.join(pages, "report.html"), "utf8"), "the report");
  assert.equal(readFileSync(path.join(pages, "view.html"), "utf8"), "the view");
});

test("where npm fails the build goes on, and tries again the next time", () => {
  const broken = path.join(scratch, "npm");
  writeFileSync(broken, `#!/bin/sh\necho tried >>${scratch}/tries\nexit 1\n`, { mode: 0o755 });
  build(broken);
  build(broken);
  assert.equal(statSync(path.join(pages, "report.html")).size, 0);
  assert.equal(readFileSync(path.join(scratch, "tries"), "utf8"), "tried\ntried\n");
});

/** The packages that maps of sources tell of. */
function packagesIn(maps) {
  const found = new Set();
  for (const map of readdirSync(maps).filter((each) => each.endsWith(".map")))
    for (const file of JSON.parse(readFileSync(path.join(maps, map), "utf8")).sources)
      found.add(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  found.delete(undefined);
  return [...found].sort();
}

for (const [page, least] of [
  ["report", ["@observablehq/plot", "d3-array", "smol-toml"]],
  ["view", ["@observablehq/plot", "graphology", "h5wasm", "sigma"]],
])
  test(`names every package that the page is made with: ${page}`, () => {
    const here = path.join(source, "tools/viewer");
    const vite = path.join(here, "node_modules/vite/bin/vite.js");
    execFileSync(process.execPath, [vite, "build", "--mode", page, "--sourcemap"], {
      cwd: here,
      stdio: "pipe",
      env: { ...process.env, CONCORD_PAGES: pages },
    });
    const text = readFileSync(path.join(pages, `${page}.html`), "utf8");
    const told = /<script type="text\/plain" id="licences">([^]*?)<\/script>/.exec(text)[1];
    const named = [...told.matchAll(/^((?:@[a-z0-9-]+\/)?[a-z0-9-]+) \d+\.\d+\.\d+ \([^)]+\)(?:\.|$)/gm)];
    const packages = packagesIn(path.join(pages, "assets"));
    assert.deepEqual(named.map((each) => each[1]).sort(), packages);
    for (const each of least) assert.ok(packages.includes(each), each);
    assert.ok(told.length < 20_000);
  });

test("the lists of packages name no host, and are of a kind that npm 9 reads", () => {
  for (const folder of ["tools/viewer", "tests/viewer"]) {
    const text = readFileSync(path.join(source, folder, "package-lock.json"), "utf8");
    assert.doesNotMatch(text, /"resolved"/);
    assert.equal(JSON.parse(text).lockfileVersion, 3);
  }
});

test("the sources of pages and tests are laid out alike", () => {
  const here = path.join(source, "tests/viewer");
  const all = ["../../tools/viewer/src/**/*.{ts,css}", "../../tools/viewer/*.ts", "*.mjs"];
  execFileSync(path.join(here, "node_modules/.bin/prettier"), ["--check", ...all], {
    cwd: here,
    stdio: "pipe",
  });
});
