import { differenceAxis, rowsChart, type RowEffect } from "../chart/rows";
import type { Comparison, Extract, Outcome } from "../data/extract";
import { capital, change, isShare, plain, shortName, titleOf } from "../data/words";
import { figure } from "../page/figure";

const most = 60;

/** "Council" of "collaboration_by_kind[council]", "South Yorkshire (QF7)" of "collaboration_by_system[QF7]". */
function rowOf(extract: Extract, outcome: Outcome): string {
  const label = outcome.name.slice(outcome.variable.length + 1, -1);
  const by = byOf(outcome.variable);
  const row = extract.variables[by]?.texts?.indexOf(label) ?? -1;
  const name = extract.variables[`setting/${by}_name`]?.texts?.[row];
  return name ? `${shortName(name)} (${label})` : capital(plain(label));
}

/** "system" of "collaboration_by_system". */
function byOf(variable: string): string {
  return /_by_(\w+)$/.exec(variable)?.[1] ?? "row";
}

function effectsOf(extract: Extract, comparison: Comparison, outcomes: Outcome[]): RowEffect[] {
  return outcomes.flatMap((outcome) =>
    outcome.arms.flatMap((arm, n): RowEffect[] => {
      const [value, low, high] = arm.end.difference ?? [null, null, null];
      if (value === null) return [];
      return [
        {
          row: rowOf(extract, outcome),
          arm: comparison.arms[n] ?? "",
          value,
          low: low ?? value,
          high: high ?? value,
        },
      ];
    }),
  );
}

function largest(effects: RowEffect[]): RowEffect | undefined {
  return [...effects].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
}

/** For each variable with rows (systems, kinds, tiers) who of them differs from the baseline, and by how much. */
export function rowFigures(extract: Extract, comparison: Comparison): HTMLElement[] {
  const variables = [
    ...new Set(
      comparison.outcomes.filter((outcome) => outcome.kind === "row").map((outcome) => outcome.variable),
    ),
  ];
  const baseline = comparison.arms[comparison.baseline] ?? "";
  return variables.flatMap((variable) => {
    const outcomes = comparison.outcomes.filter(
      (outcome) => outcome.kind === "row" && outcome.variable === variable,
    );
    const all = effectsOf(extract, comparison, outcomes);
    const shown = all.slice(0, most * Math.max(1, comparison.arms.length - 1));
    const top = largest(all);
    if (!top) return [];
    const arms = comparison.arms.filter((_arm, n) => n !== comparison.baseline);
    const by = plain(byOf(variable));
    return [
      figure(
        {
          title: `${titleOf(variable, outcomes[0]?.long_name)} by ${by}: the difference at the end`,
          says: `The largest: ${top.row} with \u201c${top.arm}\u201d, ${change(variable, top.value)}.`,
          note: `95% intervals (Student\u2019s t), pairs of runs.${shown.length < all.length ? ` The first ${most} of ${outcomes.length}; the CSV file has all.` : ""}`,
          wide: true,
        },
        (width) =>
          rowsChart(width, shown, arms, comparison.arms, differenceAxis(isShare(variable), baseline)),
        {
          head: [by, "variant", "difference", "95% from", "to"],
          rows: all.map((each) => [each.row, each.arm, each.value, each.low, each.high]),
        },
      ),
    ];
  });
}
