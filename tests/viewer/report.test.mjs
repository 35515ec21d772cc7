// The page of `concord report`: its numbers, its manners, what it does with files that are odd.
import assert from "node:assert/strict";
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
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

async function csvOf(tab, name) {
  const [download] = await Promise.all([
    tab.waitForEvent("download"),
    tab.click(`figure[data-name="${name}"] button:text-is("CSV")`),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\n");
  return lines.slice(1).map((line) => line.split(",").map(Number));
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

test("refuses what is no whole file, and leaves no page", () => {
  copyFileSync(path.join(scratch, "real.h5"), path.join(scratch, "short.h5"));
  truncateSync(path.join(scratch, "short.h5"), 5000);
  writeFileSync(path.join(scratch, "foreign.h5"), "a letter\n");
  for (const name of ["short.h5", "foreign.h5", "nowhere.h5"]) {
    const refused = concord("report", name, "-o", "never.html");
    assert.equal(refused.status, 2);
    assert.match(refused.err, new RegExp(`^${name}: (not a complete concord file|there is no such file)`));
    assert.throws(() => statSync(path.join(scratch, "never.html")));
  }
  assert.equal(concord("report", "real.h5", "-o", "real.html").status, 2);
  assert.equal(concord("report", "real.h5", "-o", "real.h5", "--force").status, 2);
});
