/** What the page and the worker that reads HDF5 say to each other. */

export interface Stored {
  path: string;
  /** Slowest first. */
  dimensions: string[];
  shape: number[];
  text: boolean;
  unit: string;
  name: string;
  words: string[];
}

export interface Description {
  attributes: Record<string, string>;
  variables: Stored[];
}

/** A file on a server that answers ranges, or one that was dropped onto the page. */
export type Origin = { url: string; size: number } | { file: File };

/** From and to, not included, of each dimension; null: all of it. */
export type Box = ([number, number] | null)[];

export type Values = Float64Array | string[];

export type Ask =
  | { id: number; file: number; open: Origin }
  | { id: number; file: number; read: string; box: Box };

export type Answer = { id: number; description?: Description; values?: Values; error?: string };
