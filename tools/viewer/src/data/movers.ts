import { byGroup, first, last, type Point } from "./series";

/** When a group had moved half of the way it would go. */
export interface Mover {
  group: string;
  from: number;
  to: number;
  /** Absent where it hardly moved. */
  halfway?: number;
}

const hardly = 0.02;

/** The mean of the last tenth of a line: steadier than its last point. */
function settled(points: Point[]): number {
  const tail = points.slice(-Math.max(1, Math.round(points.length / 10)));
  return tail.reduce((sum, point) => sum + point.value, 0) / tail.length;
}

function mover(group: string, points: Point[]): Mover {
  const from = first(points);
  const to = points.length > 20 ? settled(points) : last(points);
  if (!(Math.abs(to - from) >= hardly)) return { group, from, to };
  const half = (from + to) / 2;
  const rising = to > from;
  const crossing = points.find((point) => (rising ? point.value >= half : point.value <= half));
  return { group, from, to, ...(crossing ? { halfway: crossing.time } : {}) };
}

/** Each group's move from some time on, those that moved first in front. */
export function movers(points: Point[], since: number): Mover[] {
  const later = points.filter((point) => point.time >= since);
  const all = [...byGroup(later)].map(([group, own]) => mover(group, own));
  return all.sort((a, b) => (a.halfway ?? Infinity) - (b.halfway ?? Infinity));
}
