import type { OpenFile } from "../file/open";

export interface Links {
  from: Float64Array;
  to: Float64Array;
  /** Which rows of the file they are: the heaviest only, where there are many. */
  rows: number[];
}

/** The organisations of a file, which do not change. */
export interface Organisations {
  names: string[];
  kinds: string[];
  x: number[];
  y: number[];
  /** Whether they stand at their real coordinates, else on a ring. */
  real: boolean;
  size: number[];
  links: Links | null;
}

const mostLinks = 9000;

function onRing(n: number): { x: number[]; y: number[] } {
  const angle = (place: number): number => (2 * Math.PI * place) / n;
  const places = Array.from({ length: n }, (_, place) => place);
  return {
    x: places.map((place) => Math.sin(angle(place))),
    y: places.map((place) => Math.cos(angle(place))),
  };
}

async function positions(file: OpenFile, n: number): Promise<Pick<Organisations, "x" | "y" | "real">> {
  if (!file.variables.has("setting/organisation_latitude")) return { ...onRing(n), real: false };
  const latitude = await file.numbers("setting/organisation_latitude");
  const longitude = await file.numbers("setting/organisation_longitude");
  if (![...latitude, ...longitude].every(Number.isFinite)) return { ...onRing(n), real: false };
  const middle = latitude.reduce((sum, each) => sum + each, 0) / n;
  const shrink = Math.cos((middle * Math.PI) / 180);
  return { x: [...longitude].map((each) => each * shrink), y: [...latitude], real: true };
}

async function links(file: OpenFile): Promise<Links | null> {
  if (!file.variables.has("setting/link_from")) return null;
  const from = await file.numbers("setting/link_from");
  const to = await file.numbers("setting/link_to");
  const weight = await file.numbers("setting/link_weight");
  const rows = Array.from(weight, (_, n) => n).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0));
  return { from, to, rows: rows.slice(0, mostLinks) };
}

/** Null where the file has none, or nothing that they did. */
export async function organisationsOf(file: OpenFile): Promise<Organisations | null> {
  if (!file.variables.has("setting/organisation_name") || !file.variables.has("organisation/time"))
    return null;
  const names = await file.texts("setting/organisation_name");
  const kinds = file.variables.get("setting/organisation_kind")?.words ?? [];
  const kind = await file.numbers("setting/organisation_kind");
  const budget = await file.numbers("setting/organisation_budget");
  const largest = budget.reduce((a, b) => Math.max(a, b), 0);
  const scale = names.length > 400 ? 7 : 14;
  return {
    names,
    kinds: Array.from(kind, (each) => (kinds[each] ?? "organisation").replaceAll("_", " ")),
    ...(await positions(file, names.length)),
    size: Array.from(budget, (each) => 2 + scale * Math.sqrt(each / (largest || 1))),
    links: await links(file),
  };
}

/** Variables of organisations that change, by path. */
export function organisationVariables(file: OpenFile): string[] {
  return [...file.variables.values()]
    .filter(
      (each) =>
        each.path.startsWith("organisation/") && each.dimensions.join() === "time,organisation" && !each.text,
    )
    .map((each) => each.path);
}
