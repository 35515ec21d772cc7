import * as Plot from "@observablehq/plot";
import { clipped } from "./forest";
import { numberTick, percentTick, plot } from "./theme";

export interface Run {
  arm: string;
  value: number;
}

/** A row an arm, a point a run: where each of them ended, and their mean. */
export function runsChart(
  width: number,
  runs: Run[],
  arms: string[],
  percent: boolean,
  label: string,
): SVGSVGElement {
  const marginLeft = Math.min(0.4 * width, 20 + 7 * Math.max(...arms.map((arm) => arm.length)));
  return plot(width, {
    height: arms.length * 46 + 64,
    marginLeft,
    marginRight: 16,
    x: {
      label: clipped(label, (width - marginLeft) / 8),
      labelArrow: "none",
      labelAnchor: "center",
      grid: true,
      nice: true,
      tickFormat: percent ? percentTick : numberTick,
      ticks: Math.max(3, width / 110),
    },
    y: { domain: arms, label: null, tickSize: 0, tickFormat: (arm: string) => clipped(arm, marginLeft / 7) },
    marks: [
      Plot.dot(runs, {
        y: "arm",
        x: "value",
        r: 4,
        stroke: "var(--collaborate)",
        strokeOpacity: 0.7,
        fill: "var(--collaborate)",
        fillOpacity: 0.25,
      }),
      Plot.tickX(
        runs,
        Plot.groupY({ x: "mean" }, { y: "arm", x: "value", stroke: "var(--ink)", strokeWidth: 3, inset: 8 }),
      ),
    ],
  });
}
