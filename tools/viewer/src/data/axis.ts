import type { Extract } from "./extract";

/** How time is shown: years where the tick is a week and there are enough of them. */
export interface TimeAxis {
  label: string;
  /** From ticks to what the axis counts. */
  scale: (tick: number) => number;
  unit: string;
  /** A moment in words: "year 5", "week 20". */
  moment: (tick: number) => string;
}

export function timeAxis(extract: Extract): TimeAxis {
  const time = extract.variables["time"];
  const unit = time?.unit ?? "";
  const all = time?.values ?? extract.comparison?.times ?? [];
  const longest = all[all.length - 1] ?? extract.comparison?.times.at(-1) ?? 0;
  return axisOf(unit === "1" || unit === "" ? "tick" : unit, longest ?? 0);
}

export function axisOf(unit: string, longest: number): TimeAxis {
  if (unit === "week" && longest > 104)
    return {
      label: "Years since the start",
      scale: (tick) => tick / 52,
      unit: "year",
      moment: (tick) =>
        tick === 0 ? "the start" : tick < 104 ? `week ${tick}` : `year ${Number((tick / 52).toFixed(1))}`,
    };
  return {
    label: `${unit === "week" ? "Weeks" : "Ticks"} since the start`,
    scale: (tick) => tick,
    unit,
    moment: (tick) => (tick === 0 ? "the start" : `${unit} ${tick}`),
  };
}
