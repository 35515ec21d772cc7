import type { TimeAxis } from "../data/axis";
import type { Extract } from "../data/extract";
import { line } from "../data/series";
import { element } from "../page/element";
import { grid, section } from "../page/section";
import { observables } from "./lines";

/** Words against deeds, trust, and what it means for people in need. */
export function conditionsSection(extract: Extract, axis: TimeAxis): HTMLElement | null {
  const figures = [
    observables(
      extract,
      axis,
      {
        title: "Words and deeds",
        note: "Mean over organisations. What lies between the two lines is lip service.",
      },
      ["professed", "collaboration"],
      { zero: true },
    ),
    observables(
      extract,
      axis,
      {
        title: "Trust",
        note: "0: none, 1: full. Between people of different organisations, and of the public in its services.",
      },
      ["trust", "public_trust"],
      { percent: false, zero: true },
    ),
    observables(
      extract,
      axis,
      { title: "Unmet need", note: "Share of all need for care that is not met." },
      ["unmet_need"],
      { zero: true, least: 0.02 },
    ),
    observables(
      extract,
      axis,
      {
        title: "Inequality",
        note: "Share of need met in the least deprived fifth of districts, minus that in the most deprived. 0: equal.",
      },
      ["met_need_gap"],
      { least: 0.02, zero: true },
    ),
  ].filter((each) => each !== null);
  return figures.length > 0 ? section("conditions", "Trust, need and inequality", grid(...figures)) : null;
}

const told = new Set([
  "share_collaborate",
  "share_lip_service",
  "share_compete",
  "professed",
  "collaboration",
  "trust",
  "public_trust",
  "unmet_need",
  "met_need_gap",
]);

/** Of other models, and observables chosen by the scenario: each on its own. */
export function otherSection(extract: Extract, axis: TimeAxis): HTMLElement | null {
  if (extract.kind === "experiment") return null;
  const known = Object.entries(extract.variables).filter(
    ([name, variable]) =>
      variable.dimensions.length === 1 &&
      variable.dimensions[0] === "time" &&
      name !== "time" &&
      !told.has(name),
  );
  const figures = known.slice(0, 24).map(([name, variable]) =>
    observables(
      extract,
      axis,
      {
        title: variable.name ? `${variable.name.charAt(0).toUpperCase()}${variable.name.slice(1)}` : name,
        note: `Variable ${name} of the file.`,
      },
      [name],
      { least: 0.02, height: 200 },
    ),
  );
  const shown = figures.filter((each) => each !== null);
  if (shown.length === 0) return null;
  if (!line(extract, "share_collaborate").length)
    return section("other", "What was recorded", grid(...shown));
  return section(
    "other",
    "More",
    element("details", {}, element("summary", {}, `${shown.length} more observables`), grid(...shown)),
  );
}
