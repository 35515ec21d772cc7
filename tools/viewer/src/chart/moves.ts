import * as Plot from "@observablehq/plot";
import type { TimeAxis } from "../data/axis";
import type { Mover } from "../data/extract";
import { clipped } from "./forest";
import { percentTick, plot } from "./theme";

/** The move of a group, by its name. */
export interface Way extends Mover {
  group: string;
}

/** Who moved first in a run: a row a group, a point where it had gone half of its way, on the bar of when that may be. */
export function movesChart(width: number, ways: Way[], axis: TimeAxis, since: number): SVGSVGElement {
  const moved = ways.filter((way) => typeof way.half?.[0] === "number");
  const at = (way: Way, end: 0 | 1 | 2): number => axis.scale(way.half?.[end] ?? way.half?.[0] ?? since);
  const start = axis.scale(since);
  const latest = Math.max(axis.scale(since + 1), ...moved.map((way) => at(way, 2)));
  const grows = (way: Way): boolean => (way.to ?? 0) > (way.from ?? 0);
  const share = (value: number | null): string => percentTick(Number((value ?? NaN).toFixed(2)));
  const long = Math.max(...ways.map((way) => way.group.length));
  const marginLeft = Math.min(0.4 * width, 20 + 7.5 * long);
  return plot(width, {
    height: ways.length * 34 + 60,
    marginLeft,
    marginRight: 100,
    x: {
      domain: [start, start + 1.15 * (latest - start)],
      label: axis.label,
      labelArrow: "none",
      labelAnchor: "center",
      grid: true,
      ticks: Math.max(3, width / 110),
    },
    y: {
      domain: ways.map((way) => way.group),
      label: null,
      tickSize: 0,
      tickFormat: (group: string) => clipped(group, marginLeft / 8),
    },
    marks: [
      Plot.ruleY(moved, {
        y: "group",
        x1: start,
        x2: (way: Way) => at(way, 0),
        stroke: "var(--faint)",
      }),
      Plot.ruleY(moved, {
        y: "group",
        x1: (way: Way) => at(way, 1),
        x2: (way: Way) => at(way, 2),
        stroke: "var(--soft)",
        strokeWidth: 5,
        strokeOpacity: 0.6,
        strokeLinecap: "round",
      }),
      Plot.dot(moved, {
        y: "group",
        x: (way: Way) => at(way, 0),
        r: 7,
        fill: (way: Way) => (grows(way) ? "var(--collaborate)" : "var(--compete)"),
        symbol: (way: Way) => (grows(way) ? "triangle" : "square"),
      }),
      Plot.text(
        ways.filter((way) => !moved.includes(way)),
        {
          y: "group",
          x: start,
          dx: 6,
          textAnchor: "start",
          text: (way: Way) =>
            Math.abs((way.to ?? 0) - (way.from ?? 0)) < 0.02 ? "hardly moved" : "to and fro",
          fill: "var(--soft)",
          fontStyle: "italic",
        },
      ),
      Plot.text(ways, {
        y: "group",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 8,
        text: (way: Way) => `${share(way.from)} \u2192 ${share(way.to)}`,
      }),
    ],
  });
}
