import type { Extract, Variable } from "./extract";

export interface Point {
  time: number;
  value: number;
  group: string;
}

function times(extract: Extract, variable: Variable): number[] {
  const all = (extract.variables["time"]?.values ?? []) as number[];
  const place = thinned(extract);
  return variable.times ? variable.times.map((index) => place(index)) : all;
}

/** The recorded time of an index; the times themselves may be thinned, evenly. */
function thinned(extract: Extract): (index: number) => number {
  const time = extract.variables["time"];
  const values = (time?.values ?? []) as number[];
  const kept = time?.times;
  if (!kept) return (index) => values[index] ?? 0;
  const known = new Map(kept.map((index, n) => [index, values[n] ?? 0]));
  return (index) => known.get(index) ?? between(kept, values, index);
}

function between(indices: number[], values: number[], index: number): number {
  const next = indices.findIndex((each) => each > index);
  const [i, j] = [indices[next - 1] ?? 0, indices[next] ?? 0];
  const [a, b] = [values[next - 1] ?? 0, values[next] ?? 0];
  return Math.round(a + ((b - a) * (index - i)) / (j - i));
}

/** A variable over time alone, without the times at which it is undefined. */
export function line(extract: Extract, path: string, group = path): Point[] {
  const variable = extract.variables[path];
  if (!variable?.values || variable.dimensions.length !== 1) return [];
  const at = times(extract, variable);
  return variable.values.flatMap((value, n) => (value === null ? [] : [{ time: at[n] ?? 0, value, group }]));
}

/** The names of the rows of a dimension. */
export function rows(extract: Extract, dimension: string): string[] {
  const names = extract.variables[`setting/${dimension}_name`]?.texts;
  return names ?? extract.variables[dimension]?.texts ?? [];
}

/** A variable over time and one more dimension: a line for each of its rows. */
export function lines(extract: Extract, path: string): Point[] {
  const variable = extract.variables[path];
  if (!variable?.values || variable.dimensions.length !== 2) return [];
  const at = times(extract, variable);
  const width = variable.shape[1] ?? 0;
  const names = rows(extract, variable.dimensions[1] ?? "");
  return variable.values.flatMap((value, n) => {
    const row = n % width;
    const time = at[Math.floor(n / width)] ?? 0;
    return value === null ? [] : [{ time, value, group: names[row] ?? `${row}` }];
  });
}

/** The moments at which a variable stands in the extract, and its values then. */
export function moments(extract: Extract, path: string): { time: number; values: (number | null)[] }[] {
  const variable = extract.variables[path];
  if (!variable?.values || variable.dimensions.length !== 2) return [];
  const width = variable.shape[1] ?? 0;
  const values = variable.values;
  return times(extract, variable).map((time, n) => ({
    time,
    values: values.slice(n * width, (n + 1) * width),
  }));
}

export function first(points: Point[]): number {
  return points[0]?.value ?? NaN;
}

export function last(points: Point[]): number {
  return points[points.length - 1]?.value ?? NaN;
}

export function byGroup(points: Point[]): Map<string, Point[]> {
  const groups = new Map<string, Point[]>();
  for (const point of points) groups.set(point.group, [...(groups.get(point.group) ?? []), point]);
  return groups;
}
