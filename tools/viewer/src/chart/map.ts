import * as Plot from "@observablehq/plot";
import { percentTick, plot } from "./theme";

export interface Site {
  name: string;
  longitude: number;
  latitude: number;
  value: number;
  moment: string;
}

function extent(sites: Site[], of: (site: Site) => number): [number, number] {
  const values = sites.map(of);
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** Colours from the lowest to the highest value; at least a tenth apart, so that noise stays pale. */
export function colourDomain(values: number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor(0.02 * (sorted.length - 1))] ?? 0;
  const high = sorted[Math.ceil(0.98 * (sorted.length - 1))] ?? 1;
  return high - low < 0.1 ? [Math.max(0, low - 0.05), high + 0.05] : [low, high];
}

/** Small maps side by side, a moment each: a point an organisation, at its real coordinates. */
export function mapChart(width: number, sites: Site[], moments: string[]): SVGSVGElement {
  const [west, east] = extent(sites, (site) => site.longitude);
  const [south, north] = extent(sites, (site) => site.latitude);
  const stretch = 1 / Math.cos(((south + north) / 2) * (Math.PI / 180));
  const across = width < 560 ? 2 : moments.length;
  const down = Math.ceil(moments.length / across);
  const size = width / across - 22;
  const aspect = ((north - south) * stretch) / Math.max(0.05, east - west);
  const height = Math.min(size * aspect, 1.5 * size);
  const narrow = height / aspect < size ? (size - height / aspect) / 2 : 0;
  const pad = ((east - west) * narrow) / Math.max(1, size - 2 * narrow);
  const radius = sites.length / moments.length > 400 ? 1.6 : 5;
  return plot(width, {
    height: down * (height + 44) + 20,
    marginLeft: 10,
    marginRight: 10,
    marginTop: 22,
    marginBottom: 10,
    axis: null,
    fx: { domain: Array.from({ length: across }, (_, n) => n), axis: null, padding: 0.04 },
    fy: { domain: Array.from({ length: down }, (_, n) => n), axis: null, padding: 0.1 },
    x: { domain: [west - pad, east + pad], inset: radius + 2 },
    y: { domain: [south, north], inset: radius + 2 },
    color: {
      scheme: "viridis",
      domain: colourDomain(sites.map((site) => site.value)),
      clamp: true,
    },
    marks: [
      Plot.frame({ stroke: "var(--rule)", rx: 4 }),
      Plot.text(
        moments.map((moment, n) => ({ moment, n })),
        {
          fx: (each: { n: number }) => each.n % across,
          fy: (each: { n: number }) => Math.floor(each.n / across),
          text: "moment",
          frameAnchor: "top",
          dy: -14,
          fontWeight: 600,
        },
      ),
      Plot.dot(sites, {
        fx: (site: Site) => moments.indexOf(site.moment) % across,
        fy: (site: Site) => Math.floor(moments.indexOf(site.moment) / across),
        x: "longitude",
        y: "latitude",
        fill: "value",
        r: radius,
        stroke: radius > 2 ? "var(--soft)" : "none",
        strokeWidth: 0.6,
      }),
      Plot.tip(
        sites,
        Plot.pointer({
          fx: (site: Site) => moments.indexOf(site.moment) % across,
          fy: (site: Site) => Math.floor(moments.indexOf(site.moment) / across),
          x: "longitude",
          y: "latitude",
          fill: "var(--paper)",
          stroke: "var(--faint)",
          title: (site: Site) => `${site.name}\n${percentTick(site.value)}`,
        }),
      ),
    ],
  });
}

/** The colours of a map and what they stand for. */
export function mapLegend(domain: [number, number]): string {
  return `Dark: ${percentTick(Number(domain[0].toFixed(2)))} or less; light: ${percentTick(Number(domain[1].toFixed(2)))} or more.`;
}
