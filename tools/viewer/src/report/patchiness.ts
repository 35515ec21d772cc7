import { heatChart } from "../chart/heat";
import { colourDomain, mapChart, mapLegend, type Site } from "../chart/map";
import { spreadChart } from "../chart/spread";
import type { TimeAxis } from "../data/axis";
import type { Extract } from "../data/extract";
import { byGroup, last, lines, moments, rows } from "../data/series";
import { capital, percent } from "../data/words";
import { figure } from "../page/figure";
import { grid, section } from "../page/section";

interface Standing {
  name: string;
  moment: string;
  value: number;
  longitude: number | null;
  latitude: number | null;
}

function standings(extract: Extract, axis: TimeAxis): Standing[] {
  const names = rows(extract, "organisation");
  const longitude = extract.variables["setting/organisation_longitude"]?.values ?? [];
  const latitude = extract.variables["setting/organisation_latitude"]?.values ?? [];
  return moments(extract, "organisation/collaboration").flatMap(({ time, values }) =>
    values.flatMap((value, n) =>
      value === null
        ? []
        : [
            {
              name: names[n] ?? `${n}`,
              moment: capital(axis.moment(time)),
              value,
              longitude: longitude[n] ?? null,
              latitude: latitude[n] ?? null,
            },
          ],
    ),
  );
}

function quartile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
}

function says(all: Standing[], moment: string): string {
  const values = all.filter((each) => each.moment === moment).map((each) => each.value);
  return `At the end the middle half of organisations lies between ${percent(quartile(values, 0.25))} and ${percent(quartile(values, 0.75))}; the lowest is at ${percent(quartile(values, 0))}, the highest at ${percent(quartile(values, 1))}.`;
}

function map(all: Standing[], order: string[], says: string): HTMLElement | null {
  const sites = all.filter((each): each is Site => each.longitude !== null && each.latitude !== null);
  if (sites.length === 0) return null;
  return figure(
    {
      title: "Where organisations really collaborate",
      says,
      note: `A point is an organisation at its real place. ${mapLegend(colourDomain(sites.map((site) => site.value)))}`,
      wide: true,
    },
    (width) => mapChart(width, sites, order),
    {
      head: ["moment", "organisation", "latitude", "longitude", "real collaboration"],
      rows: sites.map((site) => [site.moment, site.name, site.latitude, site.longitude, site.value]),
    },
  );
}

function systems(extract: Extract, axis: TimeAxis): HTMLElement | null {
  const points = lines(extract, "collaboration_by_system");
  const groups = [...byGroup(points)].sort((a, b) => last(b[1]) - last(a[1]));
  if (groups.length < 3) return null;
  const name = (n: number): string => groups.at(n)?.[0] ?? "";
  return figure(
    {
      title: "System by system",
      says: `Highest at the end: ${name(0)}; lowest: ${name(-1)}.`,
      note: `A row is an integrated care system, the colour its real collaboration. ${mapLegend(colourDomain(points.map((point) => point.value)))}`,
      wide: true,
    },
    (width) => heatChart(width, points, axis),
    {
      head: ["system", "time", "real collaboration"],
      rows: points.map((point) => [point.group, point.time, point.value]),
    },
  );
}

/** How unequal organisations are, and where. */
export function patchinessSection(extract: Extract, axis: TimeAxis): HTMLElement | null {
  const all = standings(extract, axis);
  const order = [...new Set(all.map((each) => each.moment))];
  const heat = systems(extract, axis);
  if (all.length === 0 && !heat) return null;
  const text = says(all, order.at(-1) ?? "");
  const spread =
    all.length === 0
      ? null
      : figure(
          {
            title: "How organisations differ",
            says: text,
            note: "Number of organisations by their share of real collaboration; the line is the median.",
            wide: true,
          },
          (width) => spreadChart(width, all, order),
          {
            head: ["moment", "organisation", "real collaboration"],
            rows: all.map((each) => [each.moment, each.name, each.value]),
          },
        );
  return section("patchiness", "Patchiness", grid(map(all, order, text), spread, heat));
}
