import { capital, titleOf } from "../data/words";
import { element } from "../page/element";
import { choose, named, search, splitName, tick, timeControl, type Choice } from "./controls";
import type { Loaded } from "./loaded";
import { armNames, isExperiment, observablesOf } from "./observables";
import { organisationVariables } from "./organisations";
import type { State } from "./state";

/** What all files together can show, with the first file's words. */
function observables(all: Loaded[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { file } of all)
    for (const [name, by] of observablesOf(file))
      found.set(name, [...new Set([...(found.get(name) ?? []), ...by])]);
  return found;
}

function longName(all: Loaded[], name: string): string {
  return all.map(({ file }) => file.variables.get(name)?.name).find((each) => each) ?? "";
}

function colours(all: Loaded[]): Choice[] {
  const paths = [...new Set(all.flatMap(({ file }) => organisationVariables(file)))];
  return [
    { value: "behaviour", label: "Behaviour that prevails" },
    ...paths.map((path) => ({
      value: path,
      label: titleOf(path, capital(path.slice(13).replaceAll("_", " "))),
    })),
  ];
}

async function experimentControls(loaded: Loaded, state: State): Promise<HTMLElement[]> {
  const arms = await armNames(loaded.file);
  const replicates = await loaded.file.numbers("replicate");
  const of = await loaded.file.numbers("arm");
  const whole = (text: string): number | null => (text === "" ? null : Number(text));
  const runs = Array.from(replicates, (replicate, n) => ({
    value: String(n),
    label: `run ${n}: ${arms[of[n] ?? 0] ?? ""}, replicate ${replicate}`,
  }));
  return [
    choose(
      "Arm",
      [{ value: "", label: "all" }, ...arms.map((label, n) => ({ value: String(n), label }))],
      String(state.now().arm ?? ""),
      (value) => state.change({ arm: whole(value) }),
    ),
    choose(
      "Replicate",
      [{ value: "", label: "none picked out" }, ...runs.slice(0, 2000)],
      String(state.now().run ?? ""),
      (value) => state.change({ run: whole(value) }),
    ),
  ];
}

/** Everything there is to choose, for the files that are open. */
export async function controlBar(all: Loaded[], state: State): Promise<HTMLElement> {
  const known = observables(all);
  if (!known.has(state.now().observable)) state.change({ observable: [...known.keys()][0] ?? "", by: "" });
  const times = [...new Set(all.flatMap((loaded) => [...loaded.times]))].sort((a, b) => a - b);
  const splits = element("div", { class: "slot" });
  const showSplits = (): void => {
    const by = known.get(state.now().observable) ?? [""];
    splits.replaceChildren(
      choose(
        "Split",
        by.sort().map((each) => ({ value: each, label: splitName(each) })),
        state.now().by,
        (value) => state.change({ by: value }),
      ),
    );
  };
  showSplits();
  const choices = [...known.keys()].map((name) => named(name, longName(all, name)));
  const first = all.find((loaded) => loaded.organisations)?.organisations;
  const experiment = all.find((loaded) => isExperiment(loaded.file));
  return element(
    "div",
    { class: "bar", role: "group", "aria-label": "What to look at" },
    choose("Observable", choices, state.now().observable, (observable) => {
      const by = (known.get(observable) ?? []).includes(state.now().by)
        ? state.now().by
        : (known.get(observable)?.[0] ?? "");
      state.change({ observable, by });
      showSplits();
    }),
    splits,
    ...(experiment ? await experimentControls(experiment, state) : []),
    first ? choose("Colour", colours(all), state.now().colour, (colour) => state.change({ colour })) : null,
    first?.links ? tick("Ties", state.now().ties, (ties) => state.change({ ties })) : null,
    first ? search("Organisation", first.names, (organisation) => state.change({ organisation })) : null,
    times.length > 1 ? timeControl(state, times, all[0]?.unit ?? "") : null,
  );
}
