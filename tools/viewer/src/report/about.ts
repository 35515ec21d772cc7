import { configuration } from "../data/scenario";
import type { Extract } from "../data/extract";
import { capital, count, duration, listed, plain } from "../data/words";
import { rows } from "../data/series";

function world(extract: Extract): string {
  const kind = (configuration(extract)["world"] as Record<string, unknown> | undefined)?.["kind"];
  return typeof kind === "string" ? kind : "";
}

export function isFlagship(extract: Extract): boolean {
  return extract.attributes["model"] === "ics";
}

/** "NHS South Yorkshire", "42 integrated care systems". */
function systems(extract: Extract): string {
  const names = rows(extract, "system");
  return names.length > 4 ? count(names.length, "integrated care system") : listed(names.map(shortened));
}

function shortened(name: string): string {
  return name.replace(/ Integrated Care Board$/, "");
}

export function titleOfReport(extract: Extract): string {
  const names = rows(extract, "system");
  if (!isFlagship(extract))
    return capital(plain((extract.attributes["model"] ?? "simulation").replaceAll("-", " ")));
  if (world(extract) === "toy") return "Collaboration in a made\u2011up health and care system";
  if (names.length === 0) return "Collaboration in health and care";
  return `Collaboration in health and care: ${names.length > 4 ? "England" : systems(extract)}`;
}

const bodies: Record<string, string> = {
  acute: "acute trust",
  mental_health: "mental health trust",
  community: "community trust",
  ambulance: "ambulance trust",
  specialist: "specialist trust",
  primary_care_network: "primary care network",
  council: "council",
  voluntary: "voluntary body",
  integrated_board: "integrated care board",
};

function kinds(extract: Extract): string {
  const kind = extract.variables["setting/organisation_kind"];
  const counts = new Map<string, number>();
  for (const value of kind?.values ?? []) {
    const word = kind?.words?.[value ?? 0] ?? "other";
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return listed(
    [...counts].sort((a, b) => b[1] - a[1]).map(([word, n]) => count(n, bodies[word] ?? word)),
    9,
  );
}

function people(extract: Extract): string {
  const served = extract.variables["setting/place_population"]?.values ?? [];
  const total = served.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  if (world(extract) === "toy" || total < 1000) return "";
  const shown =
    total >= 1e6 ? `${(total / 1e6).toFixed(1)} million` : Math.round(total).toLocaleString("en-GB");
  return `, which serve ${shown} people in ${count(served.length, "district")}`;
}

function length(extract: Extract): string {
  const times = extract.variables["time"]?.values ?? extract.comparison?.times ?? [];
  const first = times[0] ?? 0;
  return duration((times[times.length - 1] ?? 0) - first, extract.variables["time"]?.unit ?? "week");
}

/** The codes of the systems that were chosen, where their names are not in the file. */
function codes(extract: Extract): string {
  const chosen = (configuration(extract)["world"] as Record<string, unknown> | undefined)?.["systems"];
  if (!Array.isArray(chosen) || chosen.length === 0) return "England";
  return `the integrated care ${chosen.length === 1 ? "system" : "systems"} ${listed(chosen.map(String))} of England`;
}

function who(extract: Extract): string {
  const n = extract.variables["setting/organisation_name"]?.texts?.length ?? 0;
  const place = world(extract) === "toy" ? "a made-up world" : systems(extract) || codes(extract);
  if (n === 0) return `The leaders and staff of the health and care organisations of ${place}`;
  return `The leaders and staff of ${count(n, "organisation")} of ${place}${people(extract)}`;
}

/** What was simulated, in a few sentences. */
export function whatWasSimulated(extract: Extract): string[] {
  const comparison = extract.comparison;
  const runs = comparison
    ? `${count(comparison.runs, "run")}: ` +
      `${comparison.arms.length > 1 ? `${count(comparison.arms.length, "variant")} of policy, ` : ""}` +
      `${comparison.samples > 1 ? `${count(comparison.samples, "sample")} of what is not known, ` : ""}` +
      `each ${comparison.replicates === 1 ? "once" : `${comparison.replicates} times`} with different chance events`
    : `one run with the seed ${extract.attributes["seed"] ?? "unknown"}`;
  if (!isFlagship(extract))
    return [`The model ${plain(extract.attributes["model"] ?? "")} over ${length(extract)}; ${runs}.`];
  const kind = kinds(extract);
  return [
    `${who(extract)}, over ${length(extract)}. Each person competes, pays lip service or really collaborates, ` +
      "and chooses anew from time to time under the incentives, colleagues and trust around them.",
    `${kind ? `The organisations: ${kind}. ` : ""}The simulation is ${runs}.`,
  ];
}
