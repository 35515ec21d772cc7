import type { OpenFile } from "../file/open";
import { byGroup, type Point } from "../data/series";
import { capital, plain } from "../data/words";
import { colour, dash } from "../chart/theme";
import type { Line } from "../chart/lines";
import type { View } from "./state";

const suffix: Record<string, string> = { organisation_kind: "kind", load_tenth: "load" };
const mostNames = 9;

/** "share_collaborate" and "system" as the variable of the file. */
export function pathOf(observable: string, by: string): string {
  return by === "" ? observable : `${observable}_by_${by}`;
}

export function isExperiment(file: OpenFile): boolean {
  return file.variables.has("run") && file.variables.has("arm");
}

/** What can be shown over time: names, and by what each may be split. */
export function observablesOf(file: OpenFile): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const over = isExperiment(file) ? "run" : "time";
  for (const { path, dimensions, text } of file.variables.values()) {
    if (path.includes("/") || text || dimensions[0] !== over) continue;
    if (over === "run" && (dimensions[1] !== "time" || dimensions.length > 3)) continue;
    const dimension = dimensions[over === "run" ? 2 : 1] ?? "";
    const by = suffix[dimension] ?? dimension;
    const name = by === "" || !path.endsWith(`_by_${by}`) ? path : path.slice(0, -`_by_${by}`.length);
    if (name === "time" || (by !== "" && name === path)) continue;
    found.set(name, [...(found.get(name) ?? []), by]);
  }
  return found;
}

async function names(file: OpenFile, dimension: string): Promise<string[]> {
  for (const path of [`setting/${dimension}_name`, dimension])
    if (file.variables.get(path)?.text) return file.texts(path);
  return [];
}

function pointsOf(
  times: Float64Array,
  values: Float64Array,
  width: number,
  row: number,
  group: string,
): Point[] {
  return Array.from(times, (time, t) => ({ time, value: values[t * width + row] ?? NaN, group })).filter(
    (point) => Number.isFinite(point.value),
  );
}

async function runLines(file: OpenFile, path: string, times: Float64Array): Promise<Line[]> {
  const stored = file.variables.get(path);
  const values = await file.numbers(path);
  const width = stored?.shape[1] ?? 1;
  if (stored?.dimensions.length === 1)
    return [{ label: "", colour: colour(0), points: pointsOf(times, values, 1, 0, path) }];
  const labels = await names(file, stored?.dimensions[1] ?? "");
  return Array.from({ length: width }, (_, row) => {
    const label = capital(plain(labels[row] ?? `${row}`));
    return {
      label,
      colour: colour(row),
      dash: dash(row),
      points: pointsOf(times, values, width, row, label),
      ...(width > mostNames ? { thin: true } : {}),
    };
  });
}

function mean(lines: Point[][]): Point[] {
  const all = byGroup(lines.flat().map((point) => ({ ...point, group: String(point.time) })));
  return [...all.values()].map((points) => ({
    time: points[0]?.time ?? 0,
    value: points.reduce((sum, point) => sum + point.value, 0) / points.length,
    group: "",
  }));
}

/** The rows of a split in one arm, the first unless another is picked: means of its runs, or the run that is picked. */
async function rowLines(file: OpenFile, path: string, times: Float64Array, view: View): Promise<Line[]> {
  const stored = file.variables.get(path);
  const width = stored?.shape[2] ?? 1;
  const armOf = await file.numbers("arm");
  const own = Array.from(armOf, (of, n) => (of === (view.arm ?? 0) ? n : -1)).filter((n) => n >= 0);
  const shown = view.run === null ? own : [view.run];
  const runs = await Promise.all(shown.map((n) => file.numbers(path, [[n, n + 1], null, null])));
  const labels = await names(file, stored?.dimensions[2] ?? "");
  return Array.from({ length: width }, (_, row) => {
    const label = capital(plain(labels[row] ?? `${row}`));
    const points = mean(runs.map((values) => pointsOf(times, values, width, row, label)));
    return {
      label,
      colour: colour(row),
      dash: dash(row),
      points,
      ...(width > mostNames ? { thin: true } : {}),
    };
  });
}

/** Arms as means of their runs, the runs as thin lines; one arm or run alone where that is picked. */
async function experimentLines(
  file: OpenFile,
  path: string,
  times: Float64Array,
  view: View,
): Promise<Line[]> {
  if (view.by !== "") return rowLines(file, path, times, view);
  const values = await file.numbers(path);
  const armOf = await file.numbers("arm");
  const arms = await armNames(file);
  const run = (n: number): Point[] =>
    pointsOf(times, values.subarray(n * times.length, (n + 1) * times.length), 1, 0, `${n}`);
  return arms.flatMap((label, arm) => {
    if (view.arm !== null && view.arm !== arm) return [];
    const own = Array.from(armOf, (of, n) => (of === arm ? n : -1)).filter((n) => n >= 0);
    const shown = own.map(
      (n): Line => ({
        label: `${label}, run ${n}`,
        colour: colour(arm),
        points: run(n),
        ...(n === view.run ? {} : { thin: true }),
      }),
    );
    return [
      ...shown,
      { label, colour: colour(arm), dash: dash(arm), points: mean(shown.map((line) => line.points)) },
    ];
  });
}

export async function armNames(file: OpenFile): Promise<string[]> {
  if (file.variables.has("setting/arm_name")) return file.texts("setting/arm_name");
  return (file.variables.get("arm")?.words ?? []).map(plain);
}

export function linesOf(file: OpenFile, times: Float64Array, view: View): Promise<Line[]> {
  const path = pathOf(view.observable, view.by);
  if (!file.variables.has(path)) return Promise.resolve([]);
  return isExperiment(file) ? experimentLines(file, path, times, view) : runLines(file, path, times);
}
