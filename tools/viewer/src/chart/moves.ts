import * as Plot from "@observablehq/plot";
import type { TimeAxis } from "../data/axis";
import type { Mover } from "../data/movers";
import { capital, plain } from "../data/words";
import { percentTick, plot } from "./theme";

/** Who moved first: a row a group, a point where it had gone half of its way, its size how far that is. */
export function movesChart(width: number, movers: Mover[], axis: TimeAxis, since: number): SVGSVGElement {
  const all = movers.map((each) => ({ ...each, label: capital(plain(each.group)) }));
  const moved = all.filter((each) => each.halfway !== undefined);
  const latest = Math.max(since + 1, ...moved.map((each) => each.halfway ?? 0));
  const start = axis.scale(since);
  const end = axis.scale(since + 1.15 * (latest - since));
  const said = (each: Mover): string =>
    `${percentTick(Number(each.from.toFixed(2)))} \u2192 ${percentTick(Number(each.to.toFixed(2)))}`;
  return plot(width, {
    height: all.length * 34 + 60,
    marginLeft: Math.min(0.4 * width, 150),
    marginRight: 100,
    x: {
      domain: [start, end],
      label: axis.label,
      labelArrow: "none",
      labelAnchor: "center",
      grid: true,
      ticks: Math.max(3, width / 110),
    },
    y: { domain: all.map((each) => each.label), label: null, tickSize: 0 },
    marks: [
      Plot.ruleY(moved, {
        y: "label",
        x1: start,
        x2: (each: Mover) => axis.scale(each.halfway ?? 0),
        stroke: "var(--faint)",
      }),
      Plot.dot(moved, {
        y: "label",
        x: (each: Mover) => axis.scale(each.halfway ?? 0),
        r: 7,
        fill: (each: Mover) => (each.to > each.from ? "var(--collaborate)" : "var(--compete)"),
        symbol: (each: Mover) => (each.to > each.from ? "triangle" : "square"),
      }),
      Plot.text(
        all.filter((each) => each.halfway === undefined),
        {
          y: "label",
          x: start,
          dx: 6,
          textAnchor: "start",
          text: () => "hardly moved",
          fill: "var(--soft)",
          fontStyle: "italic",
        },
      ),
      Plot.text(all, { y: "label", frameAnchor: "right", textAnchor: "start", dx: 8, text: said }),
    ],
  });
}
