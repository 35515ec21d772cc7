// How the pages get into the program, also where there is no Node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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

test("the sources of pages and tests are laid out alike", () => {
  const here = path.join(source, "tests/viewer");
  const all = ["../../tools/viewer/src/**/*.{ts,css}", "../../tools/viewer/vite.config.ts", "*.mjs"];
  execFileSync(path.join(here, "node_modules/.bin/prettier"), ["--check", ...all], {
    cwd: here,
    stdio: "pipe",
  });
});
