import * as Plot from "@observablehq/plot";
import { percentTick, plot } from "./theme";

interface Standing {
  moment: string;
  value: number;
}

interface Bin {
  moment: string;
  from: number;
  to: number;
  count: number;
}

const width = 0.025;

function bins(all: Standing[], moments: string[]): Bin[] {
  return moments.flatMap((moment) => {
    const own = all.filter((each) => each.moment === moment);
    return Array.from({ length: 40 }, (_, n) => ({
      moment,
      from: n * width,
      to: (n + 1) * width,
      count: own.filter((each) => Math.min(39, Math.floor(each.value / width)) === n).length,
    })).filter((bin) => bin.count > 0);
  });
}

function median(all: Standing[], moment: string): number {
  const sorted = all
    .filter((each) => each.moment === moment)
    .map((each) => each.value)
    .sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** How many organisations stand where: a histogram for each moment, one below the other. */
export function spreadChart(wide: number, all: Standing[], moments: string[]): SVGSVGElement {
  return plot(wide, {
    height: 74 * moments.length + 60,
    marginLeft: 74,
    marginRight: 22,
    x: {
      domain: [0, 1],
      label: "Real collaboration",
      labelArrow: "none",
      labelAnchor: "center",
      tickFormat: percentTick,
    },
    y: { axis: null },
    fy: { domain: moments, label: null, padding: 0.15, axis: "left" },
    marks: [
      Plot.rectY(bins(all, moments), {
        x1: "from",
        x2: "to",
        y: "count",
        fy: "moment",
        fill: "var(--collaborate)",
        inset: 0.5,
      }),
      Plot.tickX(moments, {
        x: (moment: string) => median(all, moment),
        fy: (moment: string) => moment,
        stroke: "var(--ink)",
        strokeWidth: 2,
      }),
      Plot.ruleY([0], { stroke: "var(--faint)" }),
    ],
  });
}
