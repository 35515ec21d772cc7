// The explorer of `concord view`: what it serves and to whom, and what the page makes of files.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import {
  barriers,
  closeBrowser,
  concord,
  look,
  must,
  numbers,
  program,
  python,
  scratch,
  source,
} from "./support.mjs";

const servers = [];

/** Starts `concord view`; its address. */
function served(...files) {
  return started(program, "view", "--no-browser", ...files);
}

async function started(...command) {
  const server = spawn(command[0], command.slice(1), { cwd: scratch });
  servers.push(server);
  return new Promise((done, failed) => {
    server.stdout.once("data", (text) => done(String(text).trim()));
    server.once("exit", (status) => failed(new Error(`concord view ended with ${status}`)));
  });
}

function ask(url, { method = "GET", headers = {} } = {}) {
  return new Promise((done, failed) => {
    http
      .request(url, { method, headers }, (reply) => {
        const parts = [];
        reply.on("data", (part) => parts.push(part));
        reply.on("end", () =>
          done({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(parts) }),
        );
      })
      .on("error", failed)
      .end();
  });
}

function shown(tab) {
  return tab.waitForFunction(() => document.querySelector("article figure svg"));
}

function csv(text) {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
}

async function numbersShown(tab) {
  const [download] = await Promise.all([
    tab.waitForEvent("download"),
    tab.click('article figure button:text-is("CSV")'),
  ]);
  return csv(readFileSync(await download.path(), "utf8"));
}

async function drop(tab, ...names) {
  await tab.setInputFiles(
    "input[type=file]",
    names.map((name) => path.join(scratch, name)),
  );
}

before(() => {
  const toy = path.join(source, "configs/toy.toml");
  must(
    "run",
    toy,
    "--set",
    "run.ticks=60",
    "--set",
    "record.person=true",
    "--set",
    "record.tie=true",
    "--quiet",
    "--force",
    "--out",
    "toy.h5",
  );
  must(
    "run",
    toy,
    "--set",
    "run.ticks=60",
    "--set",
    "policy.purpose_clarity=0.9",
    "--quiet",
    "--force",
    "--out",
    "clear.h5",
  );
  writeFileSync(
    path.join(scratch, "question.toml"),
    '[world]\nkind = "toy"\n[run]\nticks = 30\n[experiment]\nreplicates = 3\noutcomes = ["trust"]\n[[experiment.arm]]\nname = "as now"\n[[experiment.arm]]\nname = "<b>bold</b>"\nset = { "policy.accountability" = 1.0 }\n',
  );
  must("experiment", "question.toml", "--quiet", "--force", "--out", "question.h5");
  copyFileSync(path.join(scratch, "toy.h5"), path.join(scratch, "short.h5"));
  truncateSync(path.join(scratch, "short.h5"), 20000);
  writeFileSync(path.join(scratch, "foreign.h5"), "a letter\n");
  copyFileSync(path.join(scratch, "toy.h5"), path.join(scratch, "hostile.h5"));
  python("hostile.py", "hostile.h5");
});
after(async () => {
  await closeBrowser();
  servers.forEach((server) => server.kill("SIGKILL"));
});

test("serves the file in ranges, on this computer, to who knows the address", async () => {
  const address = await served("toy.h5");
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
  const whole = readFileSync(path.join(scratch, "toy.h5"));
  const part = await ask(`${address}file/0`, { headers: { Range: "bytes=1000-1999" } });
  assert.equal(part.status, 206);
  assert.equal(part.headers["content-range"], `bytes 1000-1999/${whole.length}`);
  assert.ok(part.body.equals(whole.subarray(1000, 2000)));
  assert.ok((await ask(`${address}file/0`)).body.equals(whole));
  const head = await ask(`${address}file/0`, { method: "HEAD" });
  assert.deepEqual(
    [head.status, head.headers["content-length"], head.body.length],
    [200, String(whole.length), 0],
  );
  const root = new URL("/", address).href;
  assert.equal((await ask(root)).status, 404);
  assert.equal((await ask(`${address}../../etc/passwd`)).status, 404);
  assert.equal((await ask(address, { headers: { Host: "example.org" } })).status, 403);
  assert.equal((await ask(address, { method: "POST" })).status, 405);
});

test("answers again after more connections than it may have open", async () => {
  const few = 'ulimit -n 30; exec "$0" view --no-browser toy.h5';
  const address = await started("sh", "-c", few, program);
  const { port } = new URL(address);
  const callers = Array.from({ length: 60 }, () => net.connect(Number(port), "127.0.0.1"));
  await Promise.all(callers.map((caller) => once(caller, "connect")));
  callers.forEach((caller) => caller.destroy());
  assert.equal((await ask(address)).status, 200);
});

test("ends with Ctrl-C", async () => {
  await served("toy.h5");
  const server = servers.at(-1);
  const ended = new Promise((done) => server.once("exit", (status) => done(status)));
  server.kill("SIGINT");
  assert.equal(await ended, 0);
});

test("refuses what is no whole file", () => {
  for (const name of ["short.h5", "foreign.h5", "nowhere.h5"]) {
    const refused = concord("view", "--no-browser", name);
    assert.equal(refused.status, 2);
    assert.match(refused.err, new RegExp(`^${name}: `));
  }
});

test("shows the numbers of the file, split as asked in the address", async () => {
  const address = await served("toy.h5");
  await look(`${address}#observable=share_collaborate&by=tier`, {}, async (tab, asked) => {
    await shown(tab);
    const real = numbers("toy.h5", "share_collaborate_by_tier", "time");
    const rows = await numbersShown(tab);
    assert.deepEqual(
      rows.map((row) => row[0]),
      real.time,
    );
    assert.deepEqual(
      rows.map((row) => row.slice(1)),
      real.share_collaborate_by_tier,
    );
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url)),
      [],
    );
  });
});

test("shows an organisation, its people, and time, and keeps the view in the address", async () => {
  const address = await served("toy.h5");
  await look(address, {}, async (tab) => {
    await shown(tab);
    await tab.waitForSelector(".network canvas");
    await tab.getByLabel("Organisation", { exact: true }).fill("Organisation 7");
    await tab.getByLabel("Organisation", { exact: true }).press("Enter");
    await tab.waitForSelector('figure[data-name="what-its-people-did"] svg rect', { state: "attached" });
    const real = numbers("toy.h5", "organisation/collaboration");
    const facts = async (name) => tab.textContent(`.facts div:has(dt:text-is("${name}")) dd`);
    await tab.getByLabel("Time", { exact: true }).focus();
    await tab.keyboard.press("End");
    const last = `${(100 * real["organisation/collaboration"].at(-1)[7]).toFixed(1)}%`;
    await tab.waitForFunction((text) => document.querySelector(".facts")?.textContent.includes(text), last);
    assert.equal(await facts("Real collaboration"), last);
    await tab.getByLabel("Ties").check();
    await tab.waitForFunction(() =>
      document.body.textContent.includes("the stronger their colour, the more trust"),
    );
    assert.match(tab.url(), /#time=60&ties=true&organisation=7$/);
    const again = tab.url();
    await tab.goto("about:blank");
    await tab.goto(again);
    await tab.waitForSelector('h3:text-is("Organisation 7")');
    assert.equal(await tab.textContent(".time output"), "60 weeks (1.2 years)");
  });
});

test("plays time", async () => {
  await look(await served("toy.h5"), {}, async (tab) => {
    await shown(tab);
    await tab.getByRole("button", { name: /Play/ }).click();
    await tab.waitForFunction(() => Number(document.querySelector(".time input").value) > 3);
  });
});

test("shows an experiment by arm and run", async () => {
  await look(await served("question.h5"), {}, async (tab) => {
    await shown(tab);
    await tab.getByLabel("Arm").selectOption("1");
    await tab.waitForFunction(
      () => document.querySelectorAll("article figure g[stroke-linejoin] path").length >= 4,
    );
    const real = numbers("question.h5", "trust", "arm");
    const runs = real.trust.filter((_, n) => real.arm[n] === 1);
    const rows = await numbersShown(tab);
    rows.forEach((row, t) => runs.forEach((run, n) => assert.equal(row[n + 1], run[t])));
    assert.equal(await tab.locator("article b").count(), 0);
  });
});

test("sets two files side by side, and takes dropped ones", async () => {
  await look(await served("toy.h5", "clear.h5"), {}, async (tab) => {
    await tab.waitForFunction(() => document.querySelectorAll("article figure svg").length === 2);
    await drop(tab, "question.h5");
    await tab.waitForSelector('article[aria-label="question.h5"] :text("was not recorded in this file")');
    assert.equal(await tab.locator("article").count(), 2);
  });
});

test("has a choice of all files that it was given, and keeps it in the address", async () => {
  mkdirSync(path.join(scratch, "again"), { recursive: true });
  copyFileSync(path.join(scratch, "clear.h5"), path.join(scratch, "again/toy.h5"));
  const address = await served("toy.h5", "clear.h5", "question.h5", "again/toy.h5");
  await look(address, {}, async (tab) => {
    const files = () => tab.$$eval("article", (all) => all.map((each) => each.getAttribute("aria-label")));
    const become = async (...names) => {
      await tab.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll("article")].map((each) => each.getAttribute("aria-label")).join() ===
          wanted,
        names.join(),
      );
      assert.deepEqual(await files(), names);
    };
    await become("toy.h5", "clear.h5");
    await tab.waitForFunction(() => document.querySelectorAll(".network canvas").length >= 14);
    const first = tab.getByLabel("File (of 4)", { exact: true });
    const second = tab.getByLabel("Beside it", { exact: true });
    assert.deepEqual(await first.locator("option").allTextContents(), [
      "toy.h5",
      "clear.h5",
      "question.h5",
      "again/toy.h5",
    ]);
    await second.selectOption("again/toy.h5");
    await become("toy.h5", "again/toy.h5");
    await first.selectOption("again/toy.h5");
    await become("again/toy.h5", "toy.h5");
    const real = numbers("clear.h5", "share_collaborate").share_collaborate;
    assert.deepEqual(
      (await numbersShown(tab)).map((row) => row[1]),
      real,
    );
    await second.selectOption("nothing");
    await become("again/toy.h5");
    assert.match(tab.url(), /#files=3$/);
    await tab.reload();
    await become("again/toy.h5");
    await tab.getByRole("button", { name: "Close again/toy.h5" }).click();
    await become();
    await first.selectOption("question.h5");
    await become("question.h5");
  });
});

test("says on the terminal that not all files are in sight at once", async () => {
  const server = spawn(program, ["view", "--no-browser", "toy.h5", "clear.h5", "question.h5"], {
    cwd: scratch,
  });
  servers.push(server);
  let said = "";
  server.stderr.on("data", (text) => (said += text));
  await once(server.stdout, "data");
  while (!said.includes("Ctrl-C")) await once(server.stderr, "data");
  assert.match(said, /Two of the 3 files stand side by side; the page has a choice of all of them\./);
});

test("works from a disk, without a server", async () => {
  const page = await ask(await served("toy.h5"));
  writeFileSync(path.join(scratch, "explorer.html"), page.body);
  await look(pathToFileURL(path.join(scratch, "explorer.html")).href, {}, async (tab) => {
    await drop(tab, "toy.h5");
    await shown(tab);
    const real = numbers("toy.h5", "share_collaborate").share_collaborate;
    assert.deepEqual(
      (await numbersShown(tab)).map((row) => row[1]),
      real,
    );
  });
});

test("says what is wrong with a file, and takes names as names", async () => {
  await look(await served("hostile.h5"), {}, async (tab) => {
    await shown(tab);
    for (const name of ["short.h5", "foreign.h5"]) {
      await drop(tab, name);
      await tab.waitForFunction(
        (text) => document.querySelector(".messages").textContent.includes(`${text} cannot be shown: `),
        name,
      );
    }
    assert.equal(await tab.evaluate(() => window.harmed), undefined);
    assert.equal(await tab.locator("img").count(), 0);
  });
});

test("shows what concord explain tells", async () => {
  const told = must("explain", "toy.h5", "--person", "12", "--tick", "30", "--json").out;
  writeFileSync(path.join(scratch, "why.json"), told);
  writeFileSync(path.join(scratch, "other.json"), "[1, 2]");
  await look(await served("toy.h5"), {}, async (tab) => {
    await shown(tab);
    await drop(tab, "why.json");
    await tab.waitForSelector('figure[data-name="why-person-12-week-30"] svg rect', { state: "attached" });
    for (const term of JSON.parse(told).weighed.terms)
      assert.ok(
        (await tab.textContent('figure[data-name="why-person-12-week-30"] svg')).includes(
          term.name.replaceAll("_", " "),
        ),
      );
    await drop(tab, "other.json");
    await tab.waitForFunction(() =>
      document.querySelector(".messages").textContent.includes("other.json is not what"),
    );
  });
});

for (const scheme of ["light", "dark"])
  test(`has no barriers: ${scheme}`, async () => {
    await look(
      `${await served("toy.h5", "question.h5")}#organisation=3`,
      { colorScheme: scheme, bypassCSP: true },
      async (tab) => {
        await tab.waitForSelector('figure[data-name="what-its-people-did"] svg');
        assert.deepEqual(await barriers(tab), []);
      },
    );
  });
