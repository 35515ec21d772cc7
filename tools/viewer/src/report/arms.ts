import type { TimeAxis } from "../data/axis";
import type { Comparison, Extract } from "../data/extract";
import { arms as described, settingInWords } from "../data/scenario";
import { eventList } from "./happened";
import { outcomeFigures } from "./outcome";
import { rowFigures } from "./rows";
import { grid, section } from "../page/section";
import { tableElement } from "../page/table";

/** What the variants are, in words. */
function variants(extract: Extract, comparison: Comparison): HTMLElement {
  const changes = new Map(described(extract).map((arm) => [arm.name, arm.change]));
  const rows = comparison.arms.map((arm, n) => [
    arm,
    [changes.get(arm), n === comparison.baseline ? "The others are compared with this one." : ""]
      .filter(Boolean)
      .join(". ") || "\u2013",
  ]);
  return tableElement(
    { head: ["Variant", "What is different"], rows },
    "The variants of policy that were compared",
  );
}

/** What the parameters mean that the variants change, and what they are otherwise. */
function meanings(extract: Extract): HTMLElement | null {
  const keys = new Set(described(extract).flatMap((arm) => arm.keys));
  const changed = extract.parameters.filter((one) => keys.has(one.key));
  if (changed.length === 0) return null;
  const rows = changed.map((one) => [
    `${settingInWords(one.key, "").trim()} (${one.key})`,
    one.value,
    one.help,
  ]);
  return tableElement({ head: ["Parameter", "Otherwise", "Meaning"], rows }, "What the variants change");
}

export function armsSection(extract: Extract, axis: TimeAxis): HTMLElement | null {
  const comparison = extract.comparison;
  if (!comparison) return null;
  const told = comparison.outcomes.filter((outcome) => outcome.kind !== "row");
  const figures = told.flatMap((outcome) => outcomeFigures(extract, comparison, outcome, axis));
  return section(
    "variants",
    "The variants compared",
    variants(extract, comparison),
    meanings(extract),
    eventList(extract, axis, "Policies and events of all variants, by their numbers in the pictures"),
    grid(...figures, ...rowFigures(extract, comparison)),
  );
}
