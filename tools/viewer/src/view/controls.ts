import { duration, plain, titleOf } from "../data/words";
import { button, element, freshId } from "../page/element";
import type { State } from "./state";

export interface Choice {
  value: string;
  label: string;
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  control.id = freshId("control");
  return element("div", { class: "control" }, element("label", { for: control.id }, label), control);
}

export function choose(
  label: string,
  choices: Choice[],
  now: string,
  chosen: (value: string) => void,
): HTMLElement {
  const control = element(
    "select",
    {},
    ...choices.map(({ value, label: text }) => element("option", { value }, text)),
  );
  control.value = now;
  control.addEventListener("change", () => chosen(control.value));
  return labelled(label, control);
}

export function named(name: string, longName = ""): Choice {
  return { value: name, label: titleOf(name, longName) };
}

/** The time of the view: a slider, and a button that lets it run. */
export function timeControl(state: State, times: number[], unit: string): HTMLElement {
  const slider = element("input", { type: "range", min: "0", max: String(times.length - 1), step: "1" });
  const said = element("output", {});
  const place = (): number => times.reduce((best, time, n) => (time <= state.now().time ? n : best), 0);
  const show = (): void => {
    slider.value = String(place());
    said.textContent = duration(times[place()] ?? 0, unit);
    slider.setAttribute("aria-valuetext", said.textContent);
  };
  slider.addEventListener("input", () => state.change({ time: times[Number(slider.value)] ?? 0 }));
  let playing = 0;
  const play = button("\u25b6 Play", "Play time", () => (playing ? stop() : begin()));
  const stop = (): void => {
    clearInterval(playing);
    playing = 0;
    play.textContent = "\u25b6 Play";
  };
  const begin = (): void => {
    if (place() === times.length - 1) state.change({ time: times[0] ?? 0 });
    play.textContent = "\u25a0 Stop";
    playing = setInterval(
      () => {
        state.change({ time: times[place() + 1] ?? 0 });
        if (place() >= times.length - 1) stop();
      },
      Math.max(40, Math.min(150, 15_000 / times.length)),
    ) as unknown as number;
  };
  play.removeAttribute("aria-label");
  state.follow(show);
  show();
  return element("div", { class: "time" }, play, labelled("Time", slider), said);
}

export function tick(label: string, now: boolean, chosen: (on: boolean) => void): HTMLElement {
  const control = element("input", { type: "checkbox" });
  control.checked = now;
  control.addEventListener("change", () => chosen(control.checked));
  return labelled(label, control);
}

/** A field to type the beginning of a name into. */
export function search(label: string, names: string[], chosen: (n: number) => void): HTMLElement {
  const list = element(
    "datalist",
    { id: freshId("names") },
    ...names.map((name) => element("option", { value: name })),
  );
  const field = element("input", {
    type: "search",
    list: list.id,
    placeholder: "type a name",
    autocomplete: "off",
  });
  field.addEventListener("change", () => {
    const n = names.indexOf(field.value);
    if (n >= 0) chosen(n);
  });
  return element("div", { class: "slot" }, labelled(label, field), list);
}

export function splitName(by: string): string {
  return by === "" ? "all together" : `by ${plain(by)}`;
}
