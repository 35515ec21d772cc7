import * as Plot from "@observablehq/plot";
import type { TimeAxis } from "../data/axis";
import { last, byGroup, type Point } from "../data/series";
import { shortName } from "../data/words";
import { colourDomain } from "./map";
import { plot } from "./theme";

function short(name: string): string {
  const bare = shortName(name);
  return bare.length > 36 ? `${bare.slice(0, 34)}\u2026` : bare;
}

/** A row a group, those that end highest on top; time to the right, the value as a colour. */
export function heatChart(width: number, points: Point[], axis: TimeAxis): SVGSVGElement {
  const groups = [...byGroup(points)].sort((a, b) => last(b[1]) - last(a[1])).map(([group]) => group);
  const times = [...new Set(points.map((point) => point.time))].sort((a, b) => a - b);
  const step = (times[1] ?? 1) - (times[0] ?? 0);
  const end = times[times.length - 1] ?? 0;
  return plot(width, {
    height: groups.length * 17 + 60,
    marginLeft: Math.min(width * 0.45, 300),
    marginRight: 12,
    x: { label: axis.label, labelArrow: "none", labelAnchor: "center" },
    y: { domain: groups, label: null, tickFormat: short, tickSize: 0 },
    color: { scheme: "viridis", domain: colourDomain(points.map((point) => point.value)), clamp: true },
    marks: [
      Plot.rect(
        points.filter((point) => point.time < end),
        {
          x1: (point: Point) => axis.scale(point.time),
          x2: (point: Point) => axis.scale(Math.min(end, point.time + step)),
          y: "group",
          fill: "value",
          insetTop: 0.5,
          insetRight: -0.3,
        },
      ),
    ],
  });
}
