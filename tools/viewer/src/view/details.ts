import type { OpenFile } from "../file/open";
import { colour, dash } from "../chart/theme";
import type { Line } from "../chart/lines";
import { amount, titleOf } from "../data/words";
import { button, element } from "../page/element";
import { Frames, placeOf } from "./frames";
import { organisationVariables, type Organisations } from "./organisations";
import { peopleFigure } from "./people";
import { seriesFigure } from "./series";
import type { State, View } from "./state";

const shown = ["collaboration", "professed", "measured", "trust"];

async function history(file: OpenFile, organisation: number, times: Float64Array): Promise<Line[]> {
  const known = shown.filter((name) => file.variables.has(`organisation/${name}`));
  return Promise.all(
    known.map(async (name, n): Promise<Line> => {
      const values = await file.numbers(`organisation/${name}`, [null, [organisation, organisation + 1]]);
      const label = titleOf(name).split(" ")[0] ?? name;
      const points = Array.from(times, (time, t) => ({ time, value: values[t] ?? NaN, group: name }));
      return {
        label,
        colour: colour(n),
        dash: dash(n),
        points: points.filter((point) => Number.isFinite(point.value)),
      };
    }),
  );
}

/** All that is known of an organisation at the time of the view. */
function facts(
  file: OpenFile,
  organisation: number,
  times: Float64Array,
  state: State,
  until: AbortSignal,
): HTMLElement {
  const list = element("dl", { class: "facts" });
  const frames = organisationVariables(file).map((path) => ({ path, frames: new Frames(file, path) }));
  const show = async (): Promise<void> => {
    const time = state.now().time;
    const place = placeOf(times, time);
    const rows = await Promise.all(
      frames.map(async (each) => ({
        path: each.path,
        value: (await each.frames.at(place))[organisation] ?? NaN,
      })),
    );
    if (state.now().time !== time) return;
    list.replaceChildren(
      ...rows.map(({ path, value }) =>
        element(
          "div",
          { title: file.variables.get(path)?.name ?? "" },
          element("dt", {}, titleOf(path, path.slice(13).replaceAll("_", " "))),
          element("dd", {}, amount(path, value)),
        ),
      ),
    );
  };
  void show();
  state.follow((view, before) => void (view.time === before.time ? undefined : show()), until);
  return list;
}

async function fill(
  panel: HTMLElement,
  file: OpenFile,
  organisations: Organisations,
  organisation: number,
  times: Float64Array,
  unit: string,
  state: State,
  until: AbortSignal,
): Promise<void> {
  const name = organisations.names[organisation] ?? "";
  const head = element(
    "div",
    { class: "head" },
    element("h3", {}, name),
    button("Close", `Close ${name}`, () => state.change({ organisation: null })),
  );
  const lines = await history(file, organisation, times);
  if (until.aborted) return;
  const people = await peopleFigure(file, organisation, times, unit);
  if (until.aborted) return;
  panel.replaceChildren(
    head,
    element("p", { class: "note" }, `${organisations.kinds[organisation] ?? ""}, number ${organisation}`),
    seriesFigure(
      `History of ${name}`,
      "Shares of its people by power, and their trust in others.",
      lines,
      times,
      unit,
      true,
      state,
      until,
    ),
    facts(file, organisation, times, state, until),
    people ??
      element("p", { class: "note" }, "What single people did was not recorded (record.person = true)."),
  );
}

/** What there is to know of the organisation that was picked. */
export function detailsPanel(
  file: OpenFile,
  organisations: Organisations,
  times: Float64Array,
  unit: string,
  state: State,
  until: AbortSignal,
): HTMLElement {
  const panel = element("section", { class: "panel details", "aria-live": "polite" });
  let current = new AbortController();
  const show = (view: View): void => {
    current.abort();
    current = new AbortController();
    until.addEventListener("abort", () => current.abort(), { once: true });
    const organisation = view.organisation;
    if (organisation === null || organisation >= organisations.names.length)
      panel.replaceChildren(
        element(
          "p",
          { class: "missing" },
          "Choose an organisation, on the map or in the list, to see its history.",
        ),
      );
    else void fill(panel, file, organisations, organisation, times, unit, state, current.signal);
  };
  show(state.now());
  state.follow((view, before) => (view.organisation === before.organisation ? undefined : show(view)), until);
  return panel;
}
