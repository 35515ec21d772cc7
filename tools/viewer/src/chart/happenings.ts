import * as Plot from "@observablehq/plot";
import type { TimeAxis } from "../data/axis";
import type { Event } from "../data/scenario";

/** Those that are no part of the start, in order of time. */
export function marked(events: Event[]): Event[] {
  return events.filter((event) => event.from > 0).sort((a, b) => a.from - b.from);
}

/** Events as numbered rules, those with an end as bands. */
export function happenings(events: Event[], axis: TimeAxis): Plot.Markish[] {
  const all = marked(events).map((event, n) => ({ ...event, number: String(n + 1) }));
  const bands = all.filter((event) => event.until !== undefined);
  return [
    Plot.rectX(bands, {
      x1: (event: Event) => axis.scale(event.from),
      x2: (event: Event) => axis.scale(event.until ?? event.from),
      fill: "var(--ink)",
      fillOpacity: 0.08,
    }),
    Plot.ruleX(all, {
      x: (event: Event) => axis.scale(event.from),
      stroke: "var(--faint)",
      strokeDasharray: "3 3",
    }),
    Plot.text(all, {
      x: (event: Event) => axis.scale(event.from),
      text: "number",
      frameAnchor: "top",
      dy: -14,
      fontWeight: "bold",
      fill: "var(--soft)",
    }),
  ];
}

/** The legend of the numbers, in words. */
export function eventNote(events: Event[], axis: TimeAxis): string {
  return marked(events)
    .map((event, n) => {
      const end = event.until === undefined ? "" : ` to ${axis.moment(event.until)}`;
      const detail = event.detail ? ` (${event.detail})` : "";
      return `${n + 1}: ${axis.moment(event.from)}${end}: ${event.title}${detail}`;
    })
    .join(". ");
}
