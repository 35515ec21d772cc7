import { element } from "../page/element";
import type { ArmOutcome, Comparison, Extract, Outcome } from "../data/extract";
import { first, last, line } from "../data/series";
import { amount, capital, change, isShare, percent, phraseOf, titleOf } from "../data/words";

function tile(label: string, value: string, detail: string, tone = ""): HTMLElement {
  return element(
    "div",
    { class: `tile ${tone}` },
    element("dt", {}, label),
    element("dd", { class: "value" }, value),
    element("dd", { class: "detail" }, detail),
  );
}

const shown = ["share_collaborate", "share_lip_service", "trust", "unmet_need"];
const tones: Record<string, string> = { share_collaborate: "collaborate", share_lip_service: "lip-service" };

function runTile(extract: Extract, name: string): HTMLElement | null {
  const points = line(extract, name);
  if (points.length === 0) return null;
  const [from, to] = [first(points), last(points)];
  const shown = (value: number): string =>
    isShare(name) && value >= 0.1 ? percent(value) : amount(name, value);
  return tile(
    titleOf(name),
    shown(to),
    `${change(name, to - from)} from ${shown(from)} at the start`,
    tones[name],
  );
}

function interval(name: string, low: number | null, high: number | null): string {
  return `95% interval ${change(name, low, false)} to ${change(name, high, false)}`;
}

/** The arm with the clearest effect on an outcome. */
export function clearest(outcome: Outcome): number {
  const strength = (arm: ArmOutcome): number => Math.abs(arm.end.difference?.[0] ?? 0);
  return outcome.arms.reduce(
    (best, arm, n) => (strength(arm) > strength(outcome.arms[best] as ArmOutcome) ? n : best),
    0,
  );
}

function experimentTile(extract: Extract, outcome: Outcome): HTMLElement | null {
  const comparison = extract.comparison;
  if (!comparison) return null;
  const n = comparison.arms.length > 1 ? clearest(outcome) : 0;
  const end = outcome.arms[n]?.end;
  if (!end) return null;
  const difference = end.difference;
  if (!difference)
    return tile(
      titleOf(outcome.name, outcome.long_name),
      amount(outcome.name, end.mean[0]),
      `95% interval ${amount(outcome.name, end.mean[1])} to ${amount(outcome.name, end.mean[2])}`,
    );
  return tile(
    titleOf(outcome.name, outcome.long_name),
    change(outcome.name, difference[0]),
    `with \u201c${comparison.arms[n]}\u201d; ${interval(outcome.name, difference[1], difference[2])}`,
  );
}

/** What is told on top: what stands for the whole, if there is such an outcome. */
function told(comparison: Comparison): Outcome[] {
  const whole = comparison.outcomes.filter((outcome) => outcome.kind !== "row");
  return whole.length > 0 ? whole : comparison.outcomes;
}

/** The few numbers to remember. */
export function tiles(extract: Extract): HTMLElement | null {
  const all = extract.comparison
    ? told(extract.comparison)
        .slice(0, 4)
        .map((outcome) => experimentTile(extract, outcome))
    : shown.map((name) => runTile(extract, name));
  const some = all.filter((each) => each !== null);
  return some.length > 0 ? element("dl", { class: "tiles" }, ...some) : null;
}

function moved(from: number, to: number): string {
  if (Math.abs(to - from) < 0.01) return `stayed at ${percent(to)}`;
  return `${to > from ? "rose" : "fell"} from ${percent(from)} to ${percent(to)}`;
}

/** One sentence: what came out. */
export function headline(extract: Extract): string {
  const outcome = extract.comparison ? told(extract.comparison)[0] : undefined;
  if (extract.comparison && outcome) return experimentHeadline(extract, outcome);
  const points = line(extract, "share_collaborate");
  if (points.length < 2) return "";
  const professed = last(line(extract, "professed"));
  const real = last(line(extract, "collaboration"));
  const gap = Number.isFinite(professed - real)
    ? ` The average organisation professes ${percent(professed)} and really does ${percent(real)}.`
    : "";
  return `The share of staff who really collaborate ${moved(first(points), last(points))}.${gap}`;
}

function experimentHeadline(extract: Extract, outcome: Outcome): string {
  const { arms = [], baseline = 0 } = extract.comparison ?? {};
  const name = phraseOf(outcome.name, outcome.long_name);
  if (arms.length < 2) {
    const mean = outcome.arms[0]?.end.mean ?? [null, null, null];
    return `${capital(name)} ends at ${amount(outcome.name, mean[0])} (95% interval ${amount(outcome.name, mean[1])} to ${amount(outcome.name, mean[2])}).`;
  }
  const n = clearest(outcome);
  const [value, low, high] = outcome.arms[n]?.end.difference ?? [null, null, null];
  const sure = low !== null && high !== null && (low > 0 || high < 0);
  const verdict = sure ? "" : " That is no more than chance could make.";
  return (
    `With \u201c${arms[n]}\u201d, ${name} ends ${change(outcome.name, value).replace(/^[+\u2212]/, "")} ` +
    `${(value ?? 0) < 0 ? "lower" : "higher"} than with \u201c${arms[baseline]}\u201d (95% interval ` +
    `${change(outcome.name, low, false)} to ${change(outcome.name, high, false)}).${verdict}`
  );
}

/** What the interval of the headline is, or why there is none. */
export function certainty(extract: Extract): string {
  const comparison = extract.comparison;
  if (!comparison)
    return "This is one run: chance alone moves such numbers, by how much it cannot tell. An experiment repeats it and gives an interval.";
  const failed =
    comparison.failed > 0 ? ` ${comparison.failed} of ${comparison.runs} runs failed and are left out.` : "";
  const over =
    comparison.samples > 1
      ? "The intervals are over what is not known of the parameters and over chance."
      : "The intervals are over chance alone: the same people leave and the same meetings go well in both runs of a pair.";
  return over + failed;
}
