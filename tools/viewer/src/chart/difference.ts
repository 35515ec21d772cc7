const letter = 7.5;

/** What an axis of differences counts, in as many words as there is room for. */
export function differenceLabel(baseline: string, percent: boolean, room: number): string {
  const unit = percent ? ", percentage points" : "";
  const texts = [`Difference to \u201c${baseline}\u201d${unit}`, `Difference${unit}`];
  return texts.find((text) => letter * text.length <= room) ?? "Difference";
}
