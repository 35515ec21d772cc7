import * as Plot from "@observablehq/plot";
import type { TimeAxis } from "../data/axis";
import type { Event } from "../data/scenario";
import type { Point } from "../data/series";
import { happenings } from "./happenings";
import { behaviours, percentTick, plot } from "./theme";

interface Layer {
  time: number;
  from: number;
  to: number;
}

/** What each behaviour covers, one upon the other. */
function layers(all: Point[][]): Layer[][] {
  const ground = (all[0] ?? []).map(() => 0);
  return all.map((points) =>
    points.map((point, n) => {
      const from = ground[n] ?? 0;
      ground[n] = from + point.value;
      return { time: point.time, from, to: from + point.value };
    }),
  );
}

/** Everybody, by what they do: collaborate at the bottom, lip service, compete at the top. */
export function behaviourChart(
  width: number,
  all: Point[][],
  axis: TimeAxis,
  events: Event[],
): SVGSVGElement {
  const stacked = layers(all);
  const x = (each: Layer): number => axis.scale(each.time);
  const names = stacked.map((own, n) => {
    const end = own[own.length - 1] ?? { from: 0, to: 0 };
    return {
      y: (end.from + end.to) / 2,
      text: behaviours[n]?.label,
      share: percentTick(Number((end.to - end.from).toFixed(2))),
    };
  });
  return plot(width, {
    height: 340,
    marginRight: 104,
    x: { label: axis.label, labelArrow: "none", labelAnchor: "center", ticks: Math.max(3, width / 90) },
    y: { label: null, domain: [0, 1], tickFormat: percentTick, ticks: 5 },
    marks: [
      ...stacked.flatMap((own, n) => [
        Plot.areaY(own, { x, y1: "from", y2: "to", fill: behaviours[n]?.colour ?? "", fillOpacity: 0.92 }),
        Plot.lineY(own, { x, y: "to", stroke: "var(--paper)", strokeWidth: 1.5 }),
      ]),
      ...happenings(events, axis),
      Plot.text(names, {
        frameAnchor: "right",
        textAnchor: "start",
        dx: 8,
        y: "y",
        text: (name: { text: string; share: string }) => `${name.text}\n${name.share}`,
        fontWeight: 600,
        fill: "var(--ink)",
      }),
    ],
  });
}
