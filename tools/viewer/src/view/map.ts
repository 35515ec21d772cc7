import type { OpenFile } from "../file/open";
import { colourDomain } from "../chart/map";
import { decimals, isShare, percent, titleOf } from "../data/words";
import { element } from "../page/element";
import { Frames, placeOf } from "./frames";
import { createNetwork, type Network } from "./network";
import type { Organisations } from "./organisations";
import { behaviourColours, behaviourNames, colourScale, mixed, prevailing, styleColour } from "./paint";
import type { State, View } from "./state";

type Painter = (n: number) => Promise<string[]>;

function swatch(colour: string, text: string): HTMLElement {
  const made = element("span", { class: "swatch" }, text);
  made.style.setProperty("--swatch", colour);
  return made;
}

/** The colours of organisations at a recorded time, and what they stand for. */
async function painterOf(file: OpenFile, colour: string, legend: HTMLElement): Promise<Painter> {
  if (colour === "behaviour" && file.variables.has("organisation/professed")) {
    const [real, professed] = [
      new Frames(file, "organisation/collaboration"),
      new Frames(file, "organisation/professed"),
    ];
    const colours = behaviourColours();
    legend.replaceChildren(
      "What prevails: ",
      ...behaviourNames.map((name, n) => swatch(colours[n] ?? "", name)),
    );
    return async (n) => {
      const [a, b] = await Promise.all([real.at(n), professed.at(n)]);
      return Array.from(a, (value, o) => colours[prevailing(value, b[o] ?? 0)] ?? "");
    };
  }
  const path = file.variables.has(colour) ? colour : "organisation/collaboration";
  const frames = new Frames(file, path);
  const times = file.variables.get(path)?.shape[0] ?? 1;
  const known = [...(await frames.at(0)), ...(await frames.at(times - 1))].filter(Number.isFinite);
  const domain = colourDomain(known);
  const scale = colourScale(domain);
  const shown = (value: number): string => (isShare(path) ? percent(value) : decimals(value, 2));
  legend.replaceChildren(
    `${titleOf(path, file.variables.get(path)?.name)}: `,
    ...[0, 0.5, 1]
      .map((share) => domain[0] + share * (domain[1] - domain[0]))
      .map((value) => swatch(scale(value), shown(value))),
  );
  return async (n) => Array.from(await frames.at(n), scale);
}

/** The colours of ties at a recorded time: by trust where that was recorded. */
function tiePainter(file: OpenFile, organisations: Organisations): Painter {
  const rows = organisations.links?.rows ?? [];
  const [weak, strong] = [styleColour("--rule"), styleColour("--collaborate")];
  if (!file.variables.has("link/trust")) return () => Promise.resolve(rows.map(() => styleColour("--faint")));
  const frames = new Frames(file, "link/trust");
  return async (n) => {
    const trust = await frames.at(n);
    return rows.map((row) => mixed(weak, strong, trust[row] ?? 0));
  };
}

/** The organisations of a file, at their places, coloured by what they do at the time of the view. */
export function mapPanel(
  file: OpenFile,
  organisations: Organisations,
  state: State,
  times: Float64Array,
  until: AbortSignal,
): HTMLElement {
  const space = element("div", {
    class: "network",
    role: "img",
    "aria-label": `Map of ${organisations.names.length} organisations; choose one from the list above to read its numbers`,
  });
  const legend = element("p", { class: "legend" });
  const ties = element("p", { class: "legend" });
  let network: Network | undefined;
  let paint: Painter | undefined;
  const paintTie = tiePainter(file, organisations);
  const moving = file.variables.has("link/trust");
  let drawn = "none"; // of the ties: painting thousands takes time
  const show = async (view: View): Promise<void> => {
    const place = placeOf(times, view.time);
    const colours = await paint?.(place);
    const wanted = view.ties ? (moving ? `at ${place}` : "still") : "none";
    const edges = view.ties && wanted !== drawn ? await paintTie(place) : null;
    if (state.now().time !== view.time) return;
    if (colours) network?.paint(colours);
    if (wanted !== drawn) network?.paintTies(edges);
    drawn = wanted;
    network?.pick(view.organisation);
    ties.textContent = !view.ties
      ? ""
      : moving
        ? "Ties: the stronger their colour, the more trust."
        : "Ties of dependence; their trust was not recorded (record.tie).";
  };
  const repaint = async (view: View): Promise<void> => {
    paint = await painterOf(file, view.colour, legend);
    await show(view);
  };
  requestAnimationFrame(() => {
    if (until.aborted) return;
    network = createNetwork(space, organisations, (organisation) => state.change({ organisation }));
    void repaint(state.now());
  });
  state.follow((view, before) => void (view.colour === before.colour ? show(view) : repaint(view)), until);
  until.addEventListener("abort", () => network?.destroy());
  return element(
    "section",
    { class: "panel" },
    element("h3", {}, organisations.real ? "Organisations at their places" : "Organisations on a ring"),
    space,
    legend,
    ties,
  );
}
