import * as Plot from "@observablehq/plot";
import { differenceLabel } from "./difference";
import { domain, numberTick, plot, pointsTick } from "./theme";

export interface Effect {
  arm: string;
  value: number;
  low: number;
  high: number;
  said: string;
}

/** A row an arm: its difference to the baseline and how sure that is. */
export function forestChart(
  width: number,
  effects: Effect[],
  percent: boolean,
  baseline: string,
): SVGSVGElement {
  const x = domain(
    effects.flatMap((each) => [each.low, each.high, 0]).filter(Number.isFinite),
    percent ? 0.02 : 0,
  );
  const longest = Math.max(...effects.map((each) => each.arm.length));
  const marginLeft = Math.min(0.4 * width, 20 + 7 * longest);
  return plot(width, {
    height: effects.length * 40 + 70,
    marginLeft,
    marginRight: width < 560 ? 16 : 190,
    x: {
      domain: x,
      grid: true,
      label: differenceLabel(baseline, percent, width - marginLeft),
      labelArrow: "none",
      labelAnchor: "center",
      tickFormat: percent ? pointsTick : numberTick,
      ticks: Math.max(3, width / 110),
    },
    y: {
      domain: effects.map((each) => each.arm),
      label: null,
      tickSize: 0,
      tickFormat: (arm: string) => clipped(arm, marginLeft / 7),
    },
    marks: [
      Plot.ruleX([0], { stroke: "var(--soft)" }),
      Plot.ruleY(effects, { y: "arm", x1: "low", x2: "high", stroke: "var(--collaborate)", strokeWidth: 3 }),
      Plot.dot(effects, { y: "arm", x: "value", r: 6, fill: "var(--collaborate)", stroke: "var(--paper)" }),
      width < 560
        ? null
        : Plot.text(effects, { y: "arm", frameAnchor: "right", textAnchor: "start", dx: 10, text: "said" }),
    ],
  });
}

/** "Sheffield (E08000019)", where there is less room "Sheffield", and of long names "A very lo\u2026 (QF7)". */
export function clippedName(text: string, most: number): string {
  const code = / \([^()]*\)$/.exec(text)?.[0] ?? "";
  const name = text.slice(0, text.length - code.length);
  if (text.length <= most || code === "") return clipped(text, most);
  return name.length <= most ? name : clipped(name, most - code.length) + code;
}

export function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.max(3, Math.floor(most) - 1))}\u2026` : text;
}
