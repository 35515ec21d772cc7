import type { OpenFile } from "../file/open";

const mostValues = 400_000;
const mostBlocks = 40;

/** The rows of a variable over time, a few read at once, the latest kept: what playing time asks for. */
export class Frames {
  private readonly blocks = new Map<number, Promise<Float64Array>>();
  private readonly width: number;
  private readonly height: number;
  private readonly times: number;

  constructor(
    private readonly file: OpenFile,
    private readonly path: string,
  ) {
    const shape = file.variables.get(path)?.shape ?? [0, 0];
    this.times = shape[0] ?? 0;
    this.width = shape[1] ?? 1;
    this.height = Math.max(1, Math.min(32, Math.floor(mostValues / Math.max(1, this.width))));
  }

  /** The row of the n-th recorded time. */
  async at(n: number): Promise<Float64Array> {
    const block = Math.floor(n / this.height);
    const values = await this.block(block);
    const from = (n - block * this.height) * this.width;
    return values.subarray(from, from + this.width);
  }

  private block(number: number): Promise<Float64Array> {
    const known = this.blocks.get(number);
    if (known) return known;
    const from = number * this.height;
    const asked = this.file.numbers(this.path, [[from, Math.min(this.times, from + this.height)], null]);
    this.blocks.set(number, asked);
    const oldest = this.blocks.keys().next().value;
    if (this.blocks.size > mostBlocks && oldest !== undefined) this.blocks.delete(oldest);
    return asked;
  }
}

/** The place of the last recorded time that is not after a tick. */
export function placeOf(times: ArrayLike<number>, tick: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((times[middle] ?? 0) <= tick) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
