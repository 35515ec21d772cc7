import * as Plot from "@observablehq/plot";
import { colour } from "./theme";

/** The names of some of the arms, in their colours, in a line above the picture; of facets above the first. */
export function legend(shown: string[], all: string[], facet?: string): Plot.Markish[] {
  let left = 0;
  return shown.map((arm) => {
    const dx = left;
    left += 9 * arm.length + 18;
    return Plot.text([arm], {
      text: (each: string) => each,
      frameAnchor: "top-left",
      textAnchor: "start",
      dx,
      dy: -20,
      fill: colour(all.indexOf(arm)),
      fontWeight: 600,
      ...(facet === undefined ? {} : { fy: () => facet }),
    });
  });
}
