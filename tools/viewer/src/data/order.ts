import type { Extract, Outcome } from "./extract";
import { configuration } from "./scenario";

/** The names of the outcomes that a scenario asks for, in its order. */
function asked(extract: Extract): string[] {
  const experiment = configuration(extract)["experiment"] as Record<string, unknown> | undefined;
  const outcomes = experiment?.["outcomes"];
  return Array.isArray(outcomes) ? outcomes.map(String) : [];
}

/** What the scenario asks for first is told first; files have their variables in the order of the alphabet. */
export function inOrder(extract: Extract): Extract {
  if (!extract.comparison) return extract;
  const names = asked(extract);
  const place = ({ variable }: Outcome): number => {
    const found = names.indexOf(variable);
    return found < 0 ? names.length : found;
  };
  const outcomes = [...extract.comparison.outcomes].sort((a, b) => place(a) - place(b));
  return { ...extract, comparison: { ...extract.comparison, outcomes } };
}
