import * as Plot from "@observablehq/plot";
import { legend } from "./legend";
import { colour, numberTick, percentTick, plot } from "./theme";

export interface Sample {
  arm: string;
  swept: number;
  value: number;
}

/** A point a run: what a swept parameter was, and what came out. */
export function sweepChart(
  width: number,
  samples: Sample[],
  arms: string[],
  key: string,
  percent: boolean,
  label: string,
): SVGSVGElement {
  const names = legend(arms, arms, width - 60);
  return plot(width, {
    height: 256 + names.height,
    marginRight: 16,
    x: {
      label: key,
      labelArrow: "none",
      labelAnchor: "center",
      tickFormat: numberTick,
      ticks: Math.max(3, width / 100),
    },
    y: { label, labelArrow: "none", grid: true, nice: true, tickFormat: percent ? percentTick : numberTick },
    symbol: { domain: arms },
    marginTop: names.height + 16,
    marks: [
      ...names.marks,
      Plot.dot(samples, {
        x: "swept",
        y: "value",
        symbol: "arm",
        r: 3.5,
        strokeOpacity: 0.75,
        stroke: (sample: Sample) => colour(arms.indexOf(sample.arm)),
      }),
    ],
  });
}
