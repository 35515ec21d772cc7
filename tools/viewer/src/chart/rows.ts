import * as Plot from "@observablehq/plot";
import { differenceLabel } from "./difference";
import { clippedName } from "./forest";
import { legend } from "./legend";
import { colour, domain, numberTick, plot, pointsTick } from "./theme";

/** What stands to the right. */
export interface RowAxis {
  label: (room: number) => string;
  /** What belongs onto it in any case. */
  holds: number;
  tickFormat: (value: number) => string;
}

export interface RowEffect {
  row: string;
  arm: string;
  value: number;
  low: number;
  high: number;
}

export function differenceAxis(percent: boolean, baseline: string): RowAxis {
  return {
    label: (room) => differenceLabel(baseline, percent, room),
    holds: 0,
    tickFormat: percent ? pointsTick : numberTick,
  };
}

/** A row a system, tier or kind; in it a point an arm, with its interval. */
export function rowsChart(
  width: number,
  effects: RowEffect[],
  arms: string[],
  all: string[],
  axis: RowAxis,
): SVGSVGElement {
  const rows = [...new Set(effects.map((each) => each.row))];
  const marginLeft = Math.min(0.45 * width, 20 + 8 * Math.max(...rows.map((row) => row.length)));
  const of = (each: RowEffect): string => colour(all.indexOf(each.arm));
  const step = Math.max(20, 9 * arms.length);
  const names = legend(arms, all, width - marginLeft - 16, rows[0]);
  return plot(width, {
    height: rows.length * step + names.height + 66,
    marginLeft,
    marginTop: names.height + 16,
    marginRight: 16,
    x: {
      domain: domain([...effects.flatMap((each) => [each.low, each.high]), axis.holds], 0),
      grid: true,
      label: axis.label(width - marginLeft),
      labelArrow: "none",
      labelAnchor: "center",
      tickFormat: axis.tickFormat,
      ticks: Math.max(3, width / 110),
    },
    fy: {
      domain: rows,
      label: null,
      axis: "left",
      padding: 0.25,
      tickFormat: (row: string) => clippedName(row, (marginLeft - 12) / 8),
    },
    y: { domain: arms, axis: null },
    symbol: { domain: arms, legend: false },
    marks: [
      ...names.marks,
      Plot.ruleX([axis.holds], { stroke: "var(--soft)" }),
      Plot.ruleY(effects, { fy: "row", y: "arm", x1: "low", x2: "high", stroke: of, strokeWidth: 2 }),
      Plot.dot(effects, { fy: "row", y: "arm", x: "value", symbol: "arm", r: 4, fill: of }),
    ],
  });
}
