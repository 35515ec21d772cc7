import * as Plot from "@observablehq/plot";
import { clipped } from "./forest";
import { legend } from "./legend";
import { colour, domain, numberTick, plot, pointsTick } from "./theme";

export interface RowEffect {
  row: string;
  arm: string;
  value: number;
  low: number;
  high: number;
}

/** A row a system, tier or kind; in it a point an arm, with its interval: its difference to the baseline. */
export function rowsChart(
  width: number,
  effects: RowEffect[],
  arms: string[],
  all: string[],
  percent: boolean,
  baseline: string,
): SVGSVGElement {
  const rows = [...new Set(effects.map((each) => each.row))];
  const marginLeft = Math.min(0.45 * width, 20 + 7.5 * Math.max(...rows.map((row) => row.length)));
  const of = (each: RowEffect): string => colour(all.indexOf(each.arm));
  const step = Math.max(18, 7 * arms.length);
  return plot(width, {
    height: rows.length * step + 90,
    marginLeft,
    marginTop: 40,
    marginRight: 16,
    x: {
      domain: domain([...effects.flatMap((each) => [each.low, each.high]), 0], 0),
      grid: true,
      label: `Difference to \u201c${baseline}\u201d${percent ? ", percentage points" : ""}`,
      labelArrow: "none",
      labelAnchor: "center",
      tickFormat: percent ? pointsTick : numberTick,
      ticks: Math.max(3, width / 110),
    },
    fy: {
      domain: rows,
      label: null,
      axis: "left",
      padding: 0.1,
      tickFormat: (row: string) => clipped(row, marginLeft / 7.5),
    },
    y: { domain: arms, axis: null },
    symbol: { domain: arms, legend: false },
    marks: [
      ...legend(arms, all, rows[0]),
      Plot.ruleX([0], { stroke: "var(--soft)" }),
      Plot.ruleY(effects, { fy: "row", y: "arm", x1: "low", x2: "high", stroke: of, strokeWidth: 2 }),
      Plot.dot(effects, { fy: "row", y: "arm", x: "value", symbol: "arm", r: 4, fill: of }),
    ],
  });
}
