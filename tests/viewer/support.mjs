// What the tests of the pages share: the program, files to look at, a browser, and h5py to hold pages against.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
export const source = path.resolve(here, "../..");
export const program = process.env.CONCORD_PROGRAM;
export const scratch = path.join(process.env.CONCORD_SCRATCH, path.basename(process.argv[1], ".test.mjs"));
mkdirSync(scratch, { recursive: true });

/** What the program did: {status, out, err}. */
export function concord(...args) {
  const ran = spawnSync(program, args, { cwd: scratch, encoding: "utf8" });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

export function must(...args) {
  const ran = concord(...args);
  if (ran.status !== 0) throw new Error(`concord ${args.join(" ")}: ${ran.status} ${ran.err}`);
  return ran;
}

export function python(script, ...args) {
  return execFileSync("/usr/bin/python3", ["-B", path.join(here, script), ...args], {
    cwd: scratch,
    encoding: "utf8",
  });
}

/** Variables of a file as h5py reads them, NaN as null. */
export function numbers(file, ...variables) {
  return JSON.parse(python("values.py", path.join(scratch, file), ...variables));
}

let browser;

/** Opens a page and hands it over; what went wrong in it is an error, what it asked of the network is in `asked`. */
export async function look(url, options, see) {
  browser ??= await chromium.launch({
    executablePath: ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync),
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  context.setDefaultTimeout(120_000); // also on a machine with much else to do
  const page = await context.newPage();
  const asked = [],
    wrong = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(url);
  try {
    return await see(page, asked);
  } finally {
    await context.close();
    if (wrong.length > 0) throw new Error(`the page complains: ${wrong.join("; ")}`);
  }
}

export async function closeBrowser() {
  await browser?.close();
}

/** What axe-core finds serious or critical. */
export async function barriers(page) {
  await page.addScriptTag({ path: path.join(here, "node_modules/axe-core/axe.min.js") });
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter((each) => ["serious", "critical"].includes(each.impact))
    .map(
      (each) =>
        `${each.id}: ${each.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 120))
          .join(" | ")}`,
    );
}
