/** Moves labels apart, up and down, until none is nearer to the next than `gap`; keeps their order. */
export function spaced(positions: number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, n) => n).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = order.map((n) => positions[n] ?? 0);
  for (let n = 1; n < placed.length; ++n) placed[n] = Math.max(placed[n] ?? 0, (placed[n - 1] ?? 0) + gap);
  const beyond = Math.max(0, (placed[placed.length - 1] ?? 0) - high);
  const shifted = placed.map((each) => each - beyond);
  for (let n = shifted.length - 2; n >= 0; --n)
    shifted[n] = Math.min(shifted[n] ?? 0, (shifted[n + 1] ?? 0) - gap);
  const lacking = Math.max(0, low - (shifted[0] ?? low));
  const result = [...positions];
  order.forEach((n, place) => (result[n] = (shifted[place] ?? 0) + lacking));
  return result;
}
