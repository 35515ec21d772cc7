import * as Plot from "@observablehq/plot";

/** Colours of the style sheet, as canvases need them. */
export function styleColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** What prevails in an organisation: 0 collaborate, 1 lip service, 2 compete. */
export function prevailing(collaboration: number, professed: number): number {
  const shares = [collaboration, professed - collaboration, 1 - professed];
  return shares.indexOf(Math.max(...shares));
}

export const behaviourNames = ["Collaborate", "Lip service", "Compete"];

export function behaviourColours(): string[] {
  return ["--collaborate", "--lip-service", "--compete"].map(styleColour);
}

/** From a value to a colour, dark to light. */
export function colourScale(domain: [number, number]): (value: number) => string {
  const scale = Plot.scale({ color: { type: "linear", scheme: "viridis", domain, clamp: true } });
  const missing = styleColour("--faint");
  return (value) => (Number.isFinite(value) ? (scale?.apply(value) as string) : missing);
}

/** Between two colours of the form #rrggbb. */
export function mixed(from: string, to: string, share: number): string {
  const part = (text: string, n: number): number => parseInt(text.slice(1 + 2 * n, 3 + 2 * n), 16);
  const both = [0, 1, 2].map((n) =>
    Math.round(part(from, n) + (part(to, n) - part(from, n)) * Math.min(1, Math.max(0, share))),
  );
  return `#${both.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
}
