import { forestChart, type Effect } from "../chart/forest";
import { lineChart, linesTable, type Line } from "../chart/lines";
import { runsChart } from "../chart/runs";
import { sweepChart } from "../chart/sweep";
import { colour, dash } from "../chart/theme";
import type { TimeAxis } from "../data/axis";
import type { Band, Comparison, Extract, Outcome } from "../data/extract";
import { events } from "../data/scenario";
import { amount, change, decimals, isShare, titleOf } from "../data/words";
import { figure } from "../page/figure";
import type { Table } from "../page/table";

function lineOf(times: number[], band: Band, label: string, n: number): Line {
  const points = band.value.flatMap((value, t) =>
    value === null ? [] : [{ time: times[t] ?? 0, value, group: label }],
  );
  const between = band.low.flatMap((low, t) => {
    const high = band.high[t];
    return low === null || high === null || high === undefined ? [] : [{ time: times[t] ?? 0, low, high }];
  });
  return {
    label,
    colour: colour(n),
    dash: dash(n),
    points,
    ...(between.length > 0 ? { band: between } : {}),
  };
}

function overTime(extract: Extract, comparison: Comparison, outcome: Outcome, axis: TimeAxis): HTMLElement {
  const lines = outcome.arms.flatMap((arm, n) =>
    arm.mean ? [lineOf(comparison.times, arm.mean, comparison.arms[n] ?? "", n)] : [],
  );
  const name = titleOf(outcome.name, outcome.long_name);
  const says = outcome.arms.map(
    (arm, n) => `${comparison.arms[n]} ends at ${amount(outcome.name, arm.end.mean[0])}`,
  );
  const options = {
    lines,
    axis,
    percent: isShare(outcome.name),
    least: 0.05,
    height: 300,
    events: events(extract),
  };
  return figure(
    {
      title: `${name}, by variant`,
      says: `${says.join("; ")}.`,
      note: "Mean of the runs with its 95% interval (Student\u2019s t).",
    },
    (width) => lineChart(width, options),
    linesTable(lines, axis.unit),
  );
}

function differences(
  extract: Extract,
  comparison: Comparison,
  outcome: Outcome,
  axis: TimeAxis,
): HTMLElement {
  const lines = outcome.arms.flatMap((arm, n) =>
    arm.difference ? [lineOf(comparison.times, arm.difference, comparison.arms[n] ?? "", n)] : [],
  );
  const baseline = comparison.arms[comparison.baseline] ?? "";
  const says = outcome.arms.flatMap((arm, n) =>
    arm.end.difference ? [`${comparison.arms[n]}: ${change(outcome.name, arm.end.difference[0])}`] : [],
  );
  const options = {
    lines,
    axis,
    percent: isShare(outcome.name),
    points: true,
    least: 0.01,
    zero: true,
    height: 300,
    events: events(extract),
  };
  return figure(
    {
      title: `${titleOf(outcome.name, outcome.long_name)}: difference to \u201c${baseline}\u201d`,
      says: `At the end, ${says.join("; ")}.`,
      note: `${isShare(outcome.name) ? "In percentage points, run" : "Run"} by run of the same chance events; bands are 95% intervals (Student\u2019s t). Where a band leaves the line of zero, the difference is real in this model.`,
    },
    (width) => lineChart(width, options),
    linesTable(lines, axis.unit),
  );
}

function effects(comparison: Comparison, outcome: Outcome): Effect[] {
  return outcome.arms.flatMap((arm, n) => {
    const [value, low, high] = arm.end.difference ?? [null, null, null];
    if (value === null) return [];
    const said = `${change(outcome.name, value, false)} [${change(outcome.name, low, false)}, ${change(outcome.name, high, false)}]`;
    return [{ arm: comparison.arms[n] ?? "", value, low: low ?? value, high: high ?? value, said }];
  });
}

/** All that concord compare tells of the end. */
function comparisonTable(comparison: Comparison, outcome: Outcome): Table {
  return {
    head: [
      "variant",
      "runs",
      "mean",
      "95% from",
      "to",
      "difference",
      "95% from",
      "to",
      "bootstrap from",
      "to",
      "share of pairs with more",
      "p (Holm)",
      "runs saved by pairing",
    ],
    rows: outcome.arms.map(({ end }, n) => [
      comparison.arms[n] ?? "",
      end.runs,
      ...end.mean,
      ...(end.difference ?? [null, null, null]),
      ...(end.bootstrap ?? [null, null, null]).slice(1),
      end.better ?? null,
      end.p ?? null,
      end.saved ?? null,
    ]),
  };
}

/** Where the difference is of: a summary is no moment. */
function atTheEnd(outcome: Outcome): string {
  return outcome.kind === "summary" ? "" : " at the end";
}

function forest(comparison: Comparison, outcome: Outcome): HTMLElement | null {
  const all = effects(comparison, outcome);
  if (all.length === 0) return null;
  const baseline = comparison.arms[comparison.baseline] ?? "";
  return figure(
    {
      title: `${titleOf(outcome.name, outcome.long_name)}: the difference${atTheEnd(outcome)}`,
      says: `Against \u201c${baseline}\u201d: ${all.map((each) => `${each.arm} ${each.said}`).join("; ")}.`,
      note: "A point is the mean over pairs of runs with the same chance events, the line its 95% interval (Student\u2019s t).",
    },
    (width) => forestChart(width, all, isShare(outcome.name), baseline),
    comparisonTable(comparison, outcome),
  );
}

/** Of summaries: in how many runs there was nothing to measure, or it was never reached. */
function missing(comparison: Comparison, outcome: Outcome): string {
  return outcome.arms
    .map((arm, n) => {
      const told = [
        arm.end.endless ? `${arm.end.endless} runs never got there` : "",
        arm.end.without ? `${arm.end.without} have no number` : "",
      ];
      const some = told.filter((text) => text !== "");
      return some.length > 0 ? ` Of \u201c${comparison.arms[n]}\u201d ${some.join(" and ")}.` : "";
    })
    .join("");
}

function ends(comparison: Comparison, outcome: Outcome): HTMLElement | null {
  const runs = outcome.arms.flatMap((arm, n) =>
    (arm.final ?? []).flatMap((value) => (value === null ? [] : [{ arm: comparison.arms[n] ?? "", value }])),
  );
  if (runs.length === 0) return null;
  const name = titleOf(outcome.name, outcome.long_name);
  return figure(
    {
      title: `${name}: every run${atTheEnd(outcome)}`,
      says: `${runs.length} runs of ${comparison.arms.length} variants.`,
      note: `A circle is a run, the bar the mean of a variant.${missing(comparison, outcome)}`,
    },
    (width) => runsChart(width, runs, comparison.arms, isShare(outcome.name), name),
    { head: ["variant", outcome.name], rows: runs.map((run) => [run.arm, run.value]) },
  );
}

function sweeps(comparison: Comparison, outcome: Outcome): HTMLElement[] {
  const numeric = comparison.swept.filter((each) =>
    each.values.every((value) => Number.isFinite(Number(value))),
  );
  const name = titleOf(outcome.name, outcome.long_name);
  return numeric.slice(0, 12).map(({ key, values }) => {
    const samples = outcome.arms.flatMap((arm, n) =>
      (arm.final ?? []).flatMap((value, m) =>
        value === null ? [] : [{ arm: comparison.arms[n] ?? "", swept: Number(values[m]), value }],
      ),
    );
    return figure(
      {
        title: `${name} by ${key}`,
        says: `${samples.length} runs, over values of ${key} from ${decimals(Math.min(...samples.map((each) => each.swept)))} to ${decimals(Math.max(...samples.map((each) => each.swept)))}.`,
        note: "A point is a run; its colour and form are the variant.",
      },
      (width) => sweepChart(width, samples, comparison.arms, key, isShare(outcome.name), name),
      {
        head: ["variant", key, outcome.name],
        rows: samples.map((each) => [each.arm, each.swept, each.value]),
      },
    );
  });
}

/** All pictures of one outcome. */
export function outcomeFigures(
  extract: Extract,
  comparison: Comparison,
  outcome: Outcome,
  axis: TimeAxis,
): HTMLElement[] {
  const several = comparison.arms.length > 1;
  const line = outcome.kind === "line";
  return [
    line ? overTime(extract, comparison, outcome, axis) : null,
    line && several ? differences(extract, comparison, outcome, axis) : null,
    several ? forest(comparison, outcome) : null,
    ends(comparison, outcome),
    ...sweeps(comparison, outcome),
  ].filter((each) => each !== null);
}
