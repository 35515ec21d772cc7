import "../style/view.css";
import { openFile } from "../file/open";
import type { Origin } from "../file/protocol";
import { button, element } from "../page/element";
import { controlBar } from "./bar";
import { fileColumn } from "./column";
import { explanationPanel, explanationsOf } from "./explain";
import { load, type Loaded } from "./loaded";
import { createState } from "./state";

const side = 2; // by side

const state = createState();
const messages = element("div", { class: "messages", role: "status" });
const bar = element("div", {});
const columns = element("div", { class: "columns" });
const reasons = element("div", { class: "columns" });
const picker = element("input", {
  type: "file",
  multiple: "",
  accept: ".h5,.nc,.json",
  class: "unseen",
  "aria-label": "Open files",
});

let all: { loaded: Loaded; stop: AbortController; shown: HTMLElement }[] = [];

function tell(text: string): void {
  const line = element("p", {}, text);
  line.append(
    " ",
    button("Dismiss", "Dismiss this message", () => line.remove()),
  );
  messages.append(line);
}

async function showBar(): Promise<void> {
  document.body.classList.toggle("empty", all.length === 0);
  document.title =
    all.length > 0
      ? `${all.map((each) => each.loaded.file.name).join(" beside ")} \u2013 concord`
      : "concord explorer";
  bar.replaceChildren(
    ...(all.length > 0
      ? [
          await controlBar(
            all.map((each) => each.loaded),
            state,
          ),
        ]
      : []),
  );
}

function close(loaded: Loaded): void {
  const one = all.find((each) => each.loaded === loaded);
  one?.stop.abort();
  one?.shown.remove();
  all = all.filter((each) => each !== one);
  void showBar();
}

async function add(name: string, origin: Origin): Promise<void> {
  try {
    const loaded = await load(await openFile(name, origin));
    while (all.length >= side) close((all[side - 1] as (typeof all)[number]).loaded);
    const stop = new AbortController();
    const shown = fileColumn(loaded, state, () => close(loaded), stop.signal);
    all.push({ loaded, stop, shown });
    await showBar();
    columns.append(shown);
  } catch (error) {
    tell(`${name} cannot be shown: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function take(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    if (!file.name.endsWith(".json")) {
      await add(file.name, { file });
      continue;
    }
    const found = explanationsOf(await file.text());
    if (found.length === 0) tell(`${file.name} is not what concord explain --json prints.`);
    reasons.replaceChildren(...found.map(explanationPanel));
  }
}

function takeDropped(): void {
  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  addEventListener("dragleave", () => document.body.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}

/** The files that concord view was given; none where the page was opened from a disk. */
async function openServed(): Promise<void> {
  if (!location.protocol.startsWith("http")) return;
  const served = (await (await fetch("files")).json()) as { name: string; url: string; size: number }[];
  for (const { name, url, size } of served.slice(0, side))
    await add(name, { url: new URL(url, location.href.replace(/#.*/, "")).href, size });
}

picker.addEventListener("change", () => {
  void take([...(picker.files ?? [])]);
  picker.value = "";
});
document.body.classList.add("empty");
document.body.append(
  element(
    "header",
    {},
    element("h1", {}, "concord explorer"),
    button("Open files", "Open files", () => picker.click()),
    picker,
  ),
  messages,
  bar,
  element(
    "main",
    {},
    columns,
    reasons,
    element(
      "p",
      { class: "welcome" },
      "Drop output files of concord here, one or two to stand side by side, or what concord explain --json printed. Nothing leaves this computer.",
    ),
  ),
);
takeDropped();
openServed().catch((error: unknown) => tell(`The files cannot be listed: ${String(error)}.`));
