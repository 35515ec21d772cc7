import * as Plot from "@observablehq/plot";

/** Colours of the three behaviours, told apart in grey, too: dark, light, middle. */
export const behaviours = [
  { name: "share_collaborate", label: "Collaborate", colour: "var(--collaborate)" },
  { name: "share_lip_service", label: "Lip service", colour: "var(--lip-service)" },
  { name: "share_compete", label: "Compete", colour: "var(--compete)" },
];

const dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 4", "1 4", "9 3 2 3 2 3"];

export function colour(n: number): string {
  return `var(--line-${n % 8})`;
}

export function dash(n: number): string {
  return dashes[n % dashes.length] ?? "";
}

/** What all pictures have in common. */
export function plot(width: number, options: Plot.PlotOptions): SVGSVGElement {
  return Plot.plot({
    width,
    marginLeft: 46,
    marginTop: 24,
    marginBottom: 40,
    ...options,
    style: {
      fontFamily: "inherit",
      fontSize: "13px",
      overflow: "visible",
      color: "var(--ink)",
      background: "none",
    },
  }) as SVGSVGElement;
}

export function percentTick(value: number): string {
  return `${Number((100 * value).toFixed(1))}%`.replace("-", "\u2212");
}

/** A difference of shares, in percentage points. */
export function pointsTick(value: number): string {
  const text = numberTick(Number((100 * value).toFixed(2)));
  return value > 0 ? `+${text}` : text;
}

export function numberTick(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "\u2212");
}

/** A domain a little wider than the values, at least so high, and not below zero where no value is. */
export function domain(values: number[], least: number): [number, number] {
  const finite = values.filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!Number.isFinite(low)) return [0, 1];
  if (high === low && least === 0)
    return [low - Math.max(1, Math.abs(low)) / 2, high + Math.max(1, Math.abs(high)) / 2];
  const extra = Math.max(0, least - (high - low)) / 2 + 0.06 * Math.max(high - low, least);
  return [
    low >= 0 ? Math.max(0, low - extra) : low - extra,
    high <= 0 ? Math.min(0, high + extra) : high + extra,
  ];
}
