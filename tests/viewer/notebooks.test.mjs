// tools/viewer/NOTEBOOKS.md, done as it says: its pictures come out, and its numbers are those of the file.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { must, numbers, scratch, source } from "./support.mjs";

const page = readFileSync(path.join(source, "tools/viewer/NOTEBOOKS.md"), "utf8");

/** All that is indented under a heading, in order, as one program. */
function programUnder(heading) {
  const section = page.split(/^## /m).find((each) => each.startsWith(heading));
  return section
    .split("\n")
    .filter((line) => line.startsWith("    ") || line === "")
    .map((line) => line.slice(4))
    .join("\n");
}

/** Runs a program with an interpreter; all numbers that it printed. */
function printedBy(interpreter, program, ...pictures) {
  pictures.forEach((picture) => rmSync(path.join(scratch, picture), { force: true }));
  writeFileSync(path.join(scratch, "program"), program);
  const ran = spawnSync(interpreter[0], [...interpreter.slice(1), "program"], {
    cwd: scratch,
    encoding: "utf8",
    env: { ...process.env, MPLBACKEND: "agg", MPLCONFIGDIR: scratch },
  });
  assert.equal(ran.status, 0, ran.stderr);
  for (const picture of pictures) {
    const bytes = readFileSync(path.join(scratch, picture));
    assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    assert.ok(bytes.length > 5000, `${picture} has something on it`);
  }
  return ran.stdout
    .replace(/\[\d+\]/g, "")
    .match(/-?\d+\.\d+(e-?\d+)?/g)
    .map(Number);
}

function expected() {
  const run = numbers("south-yorkshire.h5", "share_collaborate", "professed", "collaboration");
  const question = numbers("pooled-budgets.h5", "collaboration", "arm");
  const ends = (arm) =>
    question.collaboration.filter((_, n) => question.arm[n] === arm).map((line) => line.at(-1));
  const more = (arm) => ends(arm).reduce((sum, each, n) => sum + each - ends(0)[n], 0) / ends(0).length;
  return [run.share_collaborate.at(-1), run.professed.at(-1), run.collaboration.at(-1), more(1), more(2)];
}

function same(printed) {
  assert.equal(printed.length, 5);
  expected().forEach((value, n) =>
    assert.ok(Math.abs(printed[n] - value) < 1e-7, `${printed[n]} is not ${value}`),
  );
}

before(() => {
  const short = ["--set", "run.ticks=60", "--quiet", "--force"];
  must("run", path.join(source, "configs/south-yorkshire.toml"), ...short, "--out", "south-yorkshire.h5");
  must(
    "experiment",
    path.join(source, "configs/pooled-budgets.toml"),
    ...short,
    "--set",
    "experiment.replicates=2",
    "--out",
    "pooled-budgets.h5",
  );
});

test("Python draws and prints what the page says", () => {
  same(printedBy(["/usr/bin/python3", "-B"], programUnder("Python"), "pictures.png", "differences.png"));
});

test("R draws and prints what the page says", () => {
  same(printedBy(["Rscript", "--vanilla"], programUnder("R, with"), "pictures-r.png", "differences-r.png"));
});
