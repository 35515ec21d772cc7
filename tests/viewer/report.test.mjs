// The page of `concord report`: its numbers, its manners, what it does with files that are odd.
import assert from "node:assert/strict";
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { barriers, closeBrowser, concord, look, must, numbers, python, scratch, source } from "./support.mjs";

const question = `
[world]
kind = "toy"
[run]
ticks = 60
[[intervention]]
at = 20
set = { "policy.pooled_share" = 0.5 }
[experiment]
replicates = 4
outcomes = ["collaboration", "trust", "share_collaborate_by_tier"]
[[experiment.summary]]
outcome = "collaboration"
kind = "highest"
[[experiment.arm]]
name = "as now"
[[experiment.arm]]
name = "<img src=x onerror='window.harmed=1'>"
set = { "policy.purpose_clarity" = 0.9 }
[[experiment.arm]]
name = "a \\"third\\" & \u6f22\u5b57"
set = { "policy.accountability" = 1.0 }
`;

function page(name) {
  return pathToFileURL(path.join(scratch, name)).href;
}

/** The rows of the table of a picture, as text. */
async function rowsOf(tab, name) {
  const [download] = await Promise.all([
    tab.waitForEvent("download"),
    tab.click(`figure[data-name="${name}"] button:text-is("CSV")`),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\n");
  return lines.slice(1).map((line) => line.split(","));
}

async function csvOf(tab, name) {
  return (await rowsOf(tab, name)).map((row) => row.map(Number));
}

function halves(file, variable, since) {
  return JSON.parse(python("halves.py", path.join(scratch, file), variable, String(since)));
}

function near(shown, real) {
  assert.equal(shown.length, real.length);
  shown.forEach((value, n) =>
    assert.ok(
      Math.abs(value - real[n]) <= 1e-5 * Math.max(1, Math.abs(real[n])),
      `${value} is not ${real[n]}`,
    ),
  );
}

async function settled(tab) {
  await tab.waitForFunction(() =>
    [...document.querySelectorAll("figure")].every(
      (each) => each.querySelector("svg") || !each.checkVisibility(),
    ),
  );
}

/** Titles of pictures in which nothing is drawn. */
function empty(tab) {
  return tab.$$eval("figure", (figures) =>
    figures
      .filter((each) => each.checkVisibility())
      .filter((each) => !each.querySelector("svg :is([aria-label], g) :is(path[d], circle, rect)"))
      .map((each) => each.dataset.name),
  );
}

before(() => {
  must(
    "run",
    path.join(source, "configs/south-yorkshire.toml"),
    "--set",
    "run.ticks=80",
    "--set",
    "crisis.strength=1",
    "--set",
    "crisis.start=30",
    "--set",
    "crisis.end=50",
    "--quiet",
    "--force",
    "--out",
    "real.h5",
  );
  must("report", "real.h5", "-o", "real.html", "--force");
  writeFileSync(path.join(scratch, "question.toml"), question);
  must("experiment", "question.toml", "--quiet", "--force", "--out", "question.h5");
  must("report", "question.h5", "--force");
  writeFileSync(
    path.join(scratch, "moving.toml"),
    '[world]\nkind = "toy"\n[run]\nticks = 416\n[[intervention]]\nat = 104\nset = { "policy.purpose_clarity" = 0.9, "policy.pooled_share" = 0.5 }\n',
  );
  must("run", "moving.toml", "--quiet", "--force", "--out", "moving.h5");
  must("report", "moving.h5", "--force");
  writeFileSync(
    path.join(scratch, "names.toml"),
    '[world]\nkind = "england"\nsystems = ["QF7"]\n[people]\nfront_line_share = 0.02\n[run]\nticks = 10\n[experiment]\nreplicates = 2\noutcomes = ["trust", "collaboration", "collaboration_by_place"]\n[[experiment.arm]]\nname = "as now"\n[[experiment.arm]]\nname = "the purpose, and room to act"\nset = { "policy.purpose_clarity" = 0.9 }\n',
  );
  must("experiment", "names.toml", "--quiet", "--force", "--out", "names.h5");
  must("report", "names.h5", "--force");
});
after(closeBrowser);

test("shows the numbers of the file", () =>
  look(page("real.html"), {}, async (tab) => {
    await settled(tab);
    const names = [
      "share_collaborate",
      "share_lip_service",
      "share_compete",
      "professed",
      "collaboration",
      "time",
    ];
    const real = numbers("real.h5", ...names, "share_collaborate_by_tier", "organisation/collaboration");
    const behaviour = await csvOf(tab, "what-staff-do");
    near(
      behaviour.map((row) => row[0]),
      real.time,
    );
    names.slice(0, 3).forEach((name, n) =>
      near(
        behaviour.map((row) => row[n + 1]),
        real[name],
      ),
    );
    const words = await csvOf(tab, "words-and-deeds");
    near(
      words.map((row) => row[1]),
      real.professed,
    );
    near(
      words.map((row) => row[2]),
      real.collaboration,
    );
    const tiers = await csvOf(tab, "who-really-collaborates-from-the-board-to-the-front-line");
    near(
      tiers.flatMap((row) => row.slice(1)),
      real.share_collaborate_by_tier.flat(),
    );
    const map = await csvOf(tab, "where-organisations-really-collaborate");
    near(
      map.slice(-42).map((row) => row.at(-1)),
      real["organisation/collaboration"].at(-1),
    );
    assert.match(
      await tab.textContent(".tile .value"),
      new RegExp(`^${Math.round(100 * real.share_collaborate.at(-1))}%$`),
    );
  }));

test("draws something in every picture, and asks nothing of the network", () =>
  look(page("real.html"), {}, async (tab, asked) => {
    await settled(tab);
    assert.deepEqual(await empty(tab), []);
    assert.ok((await tab.$$("figure svg")).length >= 9);
    assert.equal(await tab.locator(".events li").count(), 1);
    assert.deepEqual(
      asked.filter((url) => !/^(file|data|blob):/.test(url)),
      [],
    );
  }));

test("draws where its lines are", () =>
  look(page("real.html"), {}, async (tab) => {
    await settled(tab);
    const real = numbers("real.h5", "unmet_need")["unmet_need"];
    const drawn = await tab.$eval('figure[data-name="unmet-need"] g[stroke-width="2.2"] path', (path) =>
      path
        .getAttribute("d")
        .match(/-?[\d.]+,-?[\d.]+/g)
        .map((point) => Number(point.split(",")[1])),
    );
    assert.equal(drawn.length, real.length);
    const scale = (drawn.at(-1) - drawn[0]) / (real.at(-1) - real[0]);
    near(
      drawn.map((y) => (y - drawn[0]) / scale + real[0]),
      real,
    );
  }));

test("compares as concord compare does, and takes names as names", () =>
  look(page("question.html"), {}, async (tab) => {
    await settled(tab);
    assert.deepEqual(await empty(tab), []);
    assert.equal(await tab.evaluate(() => window.harmed), undefined);
    assert.deepEqual(await tab.locator(".events li").allTextContents(), ["week 20: Pooled budgets 0.5"]);
    const told = JSON.parse(must("compare", "question.h5", "--json").out).comparisons;
    const shown = await tab.$eval("#extract", (data) => JSON.parse(data.textContent).comparison.outcomes);
    assert.ok(told.some((each) => each.outcome === "trust") && told.length > 3 * 6);
    for (const row of told.filter((each) => each.difference && each.difference.value !== null)) {
      const arm = (
        await tab.$eval("#extract", (data) => JSON.parse(data.textContent).comparison.arms)
      ).indexOf(row.arm);
      const end = shown.find((each) => each.name === row.outcome).arms[arm].end;
      near(end.difference, [row.difference.value, row.difference.low, row.difference.high]);
      near([end.p], [row.p_adjusted]);
    }
    const rows = await csvOf(tab, "really-collaborate-by-tier-the-difference-at-the-end");
    const board = told.filter(
      (each) => each.outcome.startsWith("share_collaborate_by_tier") && each.difference,
    );
    near(
      rows.map((row) => row.at(-3)),
      board.map((each) => each.difference.value),
    );
    const runs = numbers("question.h5", "collaboration", "arm");
    const ends = await csvOf(tab, "real-collaboration-every-run-at-the-end");
    near(
      ends.map((row) => row.at(-1)),
      [0, 1, 2].flatMap((arm) =>
        runs.collaboration.filter((_, n) => runs.arm[n] === arm).map((line) => line.at(-1)),
      ),
    );
    assert.ok((await tab.textContent("main")).includes("<img src=x onerror='window.harmed=1'>"));
  }));

test("tells who moved first in a run by its rule, and that it is one run", () =>
  look(page("moving.html"), {}, async (tab) => {
    await settled(tab);
    const name = "who-moved-first-by-tier";
    const real = halves("moving.h5", "share_collaborate_by_tier", 104).halves[0];
    const shown = await rowsOf(tab, name);
    assert.ok(real.filter((each) => each !== null).length >= 3, "enough of them move");
    const at = shown.map((row) => (row[3] === "" ? null : Number(row[3])));
    assert.deepEqual(
      [...at].sort((a, b) => a - b),
      [...real].sort((a, b) => a - b),
    );
    for (const row of shown.filter((each) => each[3] !== ""))
      assert.ok(Number(row[4]) <= Number(row[3]) && Number(row[3]) <= Number(row[5]), row.join());
    const note = await tab.textContent(`figure[data-name="${name}"] .note`);
    assert.match(note, /year before year 2, when policy or the world first changed/);
    assert.match(note, /stays beyond the half for 26 weeks/);
    assert.match(note, /This is one run/);
  }));

test("tells who moved first over the runs of an experiment, with an interval", () =>
  look(page("question.html"), {}, async (tab) => {
    await settled(tab);
    const { arm, halves: all } = halves("question.h5", "share_collaborate_by_tier", 20);
    const never = (each) => (each === null || each === "" ? Infinity : Number(each));
    const shown = (await rowsOf(tab, "who-moved-first-by-tier")).map((row) => row.slice(-6).map(never));
    const tiers = all[0].length;
    assert.equal(shown.length, 3 * tiers);
    shown.forEach(([half, lowest, highest, ...counts], n) => {
      const [own, tier] = [Math.floor(n / tiers), n % tiers];
      const lines = all.filter((_, run) => arm[run] === own).map((line) => line.map(never));
      const times = lines.map((line) => line[tier]).sort((x, y) => x - y);
      const moved = times.filter(Number.isFinite).length;
      const first = lines.filter((line) => line[tier] < Infinity && line[tier] === Math.min(...line)).length;
      assert.deepEqual(counts, [4, moved, first]);
      assert.deepEqual([half, lowest, highest], [(times[1] + times[2]) / 2, times[0], times[3]]);
    });
    assert.ok(shown.filter(([half]) => half < Infinity).length >= 6, "enough of them move");
    const note = await tab.textContent('figure[data-name="who-moved-first-by-tier"] .note');
    assert.match(note, /median of the runs, a line all of them, too few for an interval/);
  }));

test("says when a condition came true first, also where it did again", () => {
  writeFileSync(
    path.join(scratch, "again.toml"),
    '[world]\nkind = "toy"\n[run]\nticks = 300\n[[intervention]]\nwhen = { observable = "collaboration", below = 0.5, for = 1, release = 0.52 }\nset = { "policy.facilitation" = 0.4 }\n',
  );
  must("run", "again.toml", "--quiet", "--force", "--out", "again.h5");
  must("report", "again.h5", "--force");
  return look(page("again.html"), {}, async (tab) => {
    const fired = numbers("again.h5", "trigger/fired")["trigger/fired"].flat();
    const first = Math.min(...fired.filter((each) => each !== null));
    assert.ok(fired.at(-1) > first, "it came true again");
    const told = await tab.locator(".events li").allTextContents();
    assert.deepEqual(told, [
      `week ${first}: Facilitation 0.4 (first when collaboration was below 0.5 for 1 tick)`,
    ]);
  });
});

test("tells first what the scenario asks for first", () =>
  look(page("names.html"), {}, async (tab) => {
    await settled(tab);
    const tiles = await tab.locator(".tile dt").allTextContents();
    assert.deepEqual(tiles, ["Trust between organisations", "Real collaboration"]);
    assert.match(await tab.textContent(".headline"), /trust between organisations ends/);
    const changed = tab.locator("#variants table").nth(1);
    assert.match(await changed.textContent(), /clarity of purpose \(policy\.purpose_clarity\)0\.5how clear/);
  }));

for (const width of [1280, 390])
  for (const name of ["real", "moving", "names"])
    test(`has nothing that sticks out of its picture: ${name}, ${width} wide`, () =>
      look(page(`${name}.html`), { viewport: { width, height: 900 } }, async (tab) => {
        await settled(tab);
        const outside = await tab.$$eval("figure", (figures) =>
          figures.flatMap((each) => {
            const [left, right] = [each.getBoundingClientRect().left, each.getBoundingClientRect().right];
            return [...each.querySelectorAll("svg text")]
              .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && (box.left < left || box.right > right))
              .map(({ text }) => `${each.dataset.name}: ${text}`);
          }),
        );
        assert.deepEqual(outside, []);
      }));

test("calls systems and places by their names, with their codes", () =>
  look(page("names.html"), {}, async (tab) => {
    await settled(tab);
    const names = JSON.parse(python("texts.py", "names.h5", "setting/place_name", "place"));
    const rows = await rowsOf(tab, "real-collaboration-by-place-the-difference-at-the-end");
    assert.deepEqual(
      rows.map((row) => row[0]),
      names.place.map((code, n) => `${names["setting/place_name"][n]} (${code})`),
    );
    assert.ok(
      (await tab.textContent('figure[data-name^="real-collaboration-by-place"] svg')).includes(rows[0][0]),
    );
  }));

test("names at its foot what it is made with, and under which licences", () =>
  look(page("real.html"), {}, async (tab) => {
    await tab.click("footer .licences summary");
    const told = await tab.innerText("footer .licences pre");
    for (const each of ["@observablehq/plot", "d3-array", "smol-toml"])
      assert.ok(told.includes(`${each} `), each);
    assert.match(told, /Copyright 2010-\d+ Mike Bostock/);
    assert.match(told, /Permission to use, copy, modify, and\/or distribute this software/);
  }));

for (const scheme of ["light", "dark"])
  for (const name of ["real", "question"])
    test(`has no barriers: ${name}, ${scheme}`, () =>
      look(page(`${name}.html`), { colorScheme: scheme, bypassCSP: true }, async (tab) => {
        await settled(tab);
        await tab.$$eval("details", (all) => all.forEach((each) => (each.open = true)));
        assert.deepEqual(await barriers(tab), []);
      }));

test("fits a phone, and a sheet of paper", () =>
  look(page("real.html"), { viewport: { width: 360, height: 700 } }, async (tab) => {
    await settled(tab);
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const pdf = await tab.pdf({ format: "A4" });
    assert.ok(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length >= 4);
  }));

test("saves a picture as SVG and PNG that stand alone", () =>
  look(page("real.html"), {}, async (tab) => {
    await settled(tab);
    const saved = async (kind) => {
      const [download] = await Promise.all([
        tab.waitForEvent("download"),
        tab.click(`figure[data-name="trust"] button:text-is("${kind}")`),
      ]);
      return readFileSync(await download.path());
    };
    const svg = (await saved("SVG")).toString();
    assert.match(svg, /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.ok(!svg.includes("var(--"), "a colour that only the page knows");
    assert.equal((await saved("PNG")).subarray(1, 4).toString(), "PNG");
  }));

test("takes every name in a file as a name", async () => {
  copyFileSync(path.join(scratch, "real.h5"), path.join(scratch, "hostile.h5"));
  python("hostile.py", "hostile.h5");
  must("report", "hostile.h5", "--force");
  await look(page("hostile.html"), {}, async (tab) => {
    await settled(tab);
    assert.equal(await tab.evaluate(() => window.harmed), undefined);
    assert.equal(await tab.locator("img").count(), 0);
    const said = await tab.textContent("body");
    assert.ok(said.includes("</script><script>window.harmed=1</script><!--"));
    assert.ok((await tab.$eval("#extract", (data) => data.textContent)).includes("漢字"));
  });
});

test("has a page for any model", async () => {
  must(
    "run",
    path.join(source, "configs/classic/voter.toml"),
    "--set",
    "run.ticks=20",
    "--quiet",
    "--force",
    "--out",
    "voter.h5",
  );
  must("report", "voter.h5", "--force");
  await look(page("voter.html"), {}, async (tab) => {
    await settled(tab);
    assert.deepEqual(await empty(tab), []);
    assert.equal(await tab.textContent("h1"), "Voter");
  });
});

test("stays small for a hundred runs", () => {
  writeFileSync(path.join(scratch, "many.toml"), question.replace("replicates = 4", "replicates = 34"));
  must("experiment", "many.toml", "--quiet", "--force", "--out", "many.h5");
  must("report", "many.h5", "--force");
  assert.ok(statSync(path.join(scratch, "many.html")).size < 5e6);
});

test("says what is wrong with what it was given, whatever else is there, and leaves nothing", () => {
  const at = (name) => path.join(scratch, name);
  const write = (name, text = "") => writeFileSync(at(name), text);
  copyFileSync(at("real.h5"), at("short.h5"));
  truncateSync(at("short.h5"), 5000);
  python("foreign.py", "foreign.h5");
  write("letter.h5", "a letter\n");
  write("empty.h5");
  mkdirSync(at("folder.h5"), { recursive: true });
  mkdirSync(at("unfinished.h5.parts"), { recursive: true });
  write("stopped.h5.checkpoint");
  write("nowhere.html", "somebody's");
  const no = "not a complete concord file \\(";
  for (const [name, reason] of [
    ["short.h5", `${no}it is cut short; .*truncated`],
    ["foreign.h5", `${no}it is HDF5 of another program: it has no attribute concord_format\\)`],
    ["letter.h5", `${no}it is no HDF5, which concord run and concord experiment write\\)`],
    ["empty.h5", `${no}it is empty\\)`],
    [
      "question.toml",
      `${no}it is a scenario; concord run or concord experiment writes the file of its results\\)`,
    ],
    ["folder.h5", "is a folder; allowed: a file that concord run or concord experiment wrote$"],
    ["nowhere.toml", "there is no such file$"],
    ["nowhere.h5", "there is no such file$"],
    [
      "unfinished.h5",
      "there is no such file yet: of its experiment only unfinished.h5.parts is there.*concord status",
    ],
    ["stopped.h5", "there is no such file yet: its run was stopped; concord resume stopped.h5"],
  ]) {
    const before = readdirSync(scratch).join();
    for (const more of [[], ["-o", "never.html"], ["-o", "question.html"]]) {
      const refused = concord("report", name, ...more);
      assert.equal(refused.status, 2);
      assert.match(refused.err.trim(), new RegExp(`^${name}: ${reason}`));
    }
    const viewed = concord("view", "--no-browser", "real.h5", name);
    assert.equal(viewed.status, 2);
    assert.match(viewed.err.trim(), new RegExp(`^${name}: ${reason}`));
    assert.equal(readdirSync(scratch).join(), before);
  }
  assert.equal(readFileSync(at("nowhere.html"), "utf8"), "somebody's");
});

test("writes over nothing unasked, and nothing that it reads", () => {
  const said = (...args) => {
    const refused = concord("report", "real.h5", ...args);
    assert.equal(refused.status, 2);
    return refused.err.trim();
  };
  const page = readFileSync(path.join(scratch, "real.html"), "utf8");
  assert.equal(said("-o", "real.html"), "real.html: exists already (--force replaces it)");
  assert.equal(readFileSync(path.join(scratch, "real.html"), "utf8"), page);
  assert.equal(said("-o", "real.h5", "--force"), "real.h5: would overwrite real.h5, which this run reads");
  assert.equal(said("-o", "no/page.html"), "no/page.html: there is no folder no");
  assert.equal(said("-o", "/dev/full", "--force"), "/dev/full: is not a plain file");
  assert.equal(said("-o", ".", "--force"), ".: is a folder, not a file");
  const full = concord("report", "real.h5", "-o", "/proc/page.html");
  assert.equal(full.status, 1);
  assert.match(full.err, /cannot write \/proc\/page\.html/);
});
