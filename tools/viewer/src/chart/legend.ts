import * as Plot from "@observablehq/plot";
import { clipped } from "./forest";
import { colour } from "./theme";

const line = 18;
const letter = 9;

interface Place {
  arm: string;
  text: string;
  left: number;
  line: number;
}

/** One after the other, in a new line where the width is at its end. */
function placed(arms: string[], width: number): Place[] {
  const places: Place[] = [];
  let [left, row] = [0, 0];
  for (const arm of arms) {
    const text = clipped(arm, width / letter);
    if (left > 0 && left + letter * text.length > width) [left, row] = [0, row + 1];
    places.push({ arm, text, left, line: row });
    left += letter * text.length + line;
  }
  return places;
}

/** The names of some of the arms, in their colours, above the picture; of facets above the first. */
export function legend(
  shown: string[],
  all: string[],
  width: number,
  facet?: string,
): { marks: Plot.Markish[]; height: number } {
  const places = placed(shown, width);
  const lines = 1 + Math.max(0, ...places.map((place) => place.line));
  const marks = places.map((place) =>
    Plot.text([place.text], {
      text: (each: string) => each,
      frameAnchor: "top-left",
      textAnchor: "start",
      dx: place.left,
      dy: line * (place.line - lines) - 2,
      fill: colour(all.indexOf(place.arm)),
      fontWeight: 600,
      ...(facet === undefined ? {} : { fy: () => facet }),
    }),
  );
  return { marks, height: line * lines + 6 };
}
