import "../style/view.css";
import { button, element } from "../page/element";
import { licences } from "../page/licences";
import { controlBar } from "./bar";
import { fileColumn } from "./column";
import { explanationPanel, explanationsOf } from "./explain";
import { fileChoice, freshName, knownAs, placesShown, side, type Known } from "./files";
import type { Loaded } from "./loaded";
import { createState } from "./state";

const state = createState();
const messages = element("div", { class: "messages", role: "status" });
const bar = element("div", { class: "bars" });
const columns = element("div", { class: "columns" });
const reasons = element("div", { class: "columns" });
const picker = element("input", {
  type: "file",
  multiple: "",
  accept: ".h5,.nc,.json",
  class: "unseen",
  "aria-label": "Open files",
});

const known: Known[] = [];
let all: { known: Known; loaded: Loaded; stop: AbortController; shown: HTMLElement }[] = [];

function tell(text: string): void {
  const line = element("p", {}, text);
  line.append(
    " ",
    button("Dismiss", "Dismiss this message", () => line.remove()),
  );
  messages.append(line);
}

function tellOf(name: string, error: unknown): void {
  tell(`${name} cannot be shown: ${error instanceof Error ? error.message : String(error)}.`);
}

function places(): number[] {
  return placesShown(state.now().files, known.length);
}

async function showBar(): Promise<void> {
  document.body.classList.toggle("empty", all.length === 0);
  document.title =
    all.length > 0
      ? `${all.map((each) => each.known.name).join(" beside ")} \u2013 concord`
      : "concord explorer";
  const choice = fileChoice(
    known.map((each) => each.name),
    places(),
    (files) => state.change({ files }),
  );
  const controls =
    all.length > 0
      ? await controlBar(
          all.map((each) => each.loaded),
          state,
        )
      : null;
  bar.replaceChildren(...[choice, controls].filter((each) => each !== null));
}

function close(one: Known): void {
  state.change({ files: places().filter((n) => known[n] !== one) });
}

/** Takes away what is not to be seen any more. */
function clear(wanted: Known[]): void {
  for (const one of all.filter((each) => !wanted.includes(each.known))) {
    one.stop.abort();
    one.shown.remove();
  }
  all = all.filter((each) => wanted.includes(each.known));
}

/** Its column has its place from the beginning: what is drawn has to know how wide it is. */
async function show(one: Known, place: number): Promise<void> {
  try {
    const loaded = await one.loaded();
    const stop = new AbortController();
    const shown = fileColumn(loaded, state, () => close(one), stop.signal);
    columns.insertBefore(shown, columns.children[place] ?? null);
    all.push({ known: one, loaded, stop, shown });
  } catch (error) {
    tellOf(one.name, error);
  }
}

async function arranged(): Promise<void> {
  const wanted = places().flatMap((n) => known[n] ?? []);
  clear(wanted);
  for (const [place, one] of wanted.entries())
    if (!all.some((each) => each.known === one)) await show(one, place);
  all.sort((a, b) => wanted.indexOf(a.known) - wanted.indexOf(b.known));
  all.forEach((each, n) => {
    if (columns.children[n] !== each.shown) columns.insertBefore(each.shown, columns.children[n] ?? null);
  });
  await showBar();
}

let arranging = Promise.resolve();

/** Puts the files that are chosen side by side, one change after the other. */
function arrange(): void {
  arranging = arranging.then(arranged).catch((error: unknown) => tell(String(error)));
}

/** A file that was dropped is looked at at once, where the last one stood if there is no other room. */
async function add(file: File): Promise<void> {
  const names = known.map((each) => each.name);
  const one = knownAs(freshName(file.name, names), { file });
  try {
    await one.loaded();
  } catch (error) {
    tellOf(file.name, error);
    return;
  }
  const before = places();
  known.push(one);
  state.change({ files: [...before.slice(0, side - 1), known.length - 1] });
}

async function take(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    if (!file.name.endsWith(".json")) {
      await add(file);
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
  for (const { name, url, size } of served)
    known.push(knownAs(name, { url: new URL(url, location.href.replace(/#.*/, "")).href, size }));
  arrange();
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
      "Drop output files of concord here, or what concord explain --json printed. Two files stand side by side; of more, the page has a choice. Nothing leaves this computer.",
    ),
  ),
  element("footer", {}, licences()),
);
state.follow((view, before) => {
  if (String(view.files) !== String(before.files)) arrange();
});
takeDropped();
openServed().catch((error: unknown) => tell(`The files cannot be listed: ${String(error)}.`));
