/** What `concord report` puts into its page: slices and summaries of an output file (tools/report/extract.hpp). */

export interface Variable {
  dimensions: string[];
  shape: number[];
  unit?: string;
  name?: string;
  /** Row-major; null where undefined. */
  values?: (number | null)[];
  texts?: string[];
  /** Which of the recorded times the rows are; absent: all. */
  times?: number[];
  /** What the numbers stand for. */
  words?: string[];
}

export interface Parameter {
  key: string;
  value: string;
  default: string;
  help: string;
  unit?: string;
}

/** A number with its 95% interval. */
export type Estimate = [number | null, number | null, number | null];

export interface Band {
  value: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

export interface ArmOutcome {
  end: {
    runs: number;
    mean: Estimate;
    median: number | null;
    /** Runs without a number, and runs in which what is measured was never reached. */
    without?: number;
    endless?: number;
    difference?: Estimate;
    bootstrap?: Estimate;
    better?: number | null;
    p?: number | null;
    saved?: number | null;
  };
  /** Over time: of lines only. */
  mean?: Band;
  difference?: Band;
  /** Of each sample and replicate; not of rows. */
  final?: (number | null)[];
}

export interface Outcome {
  name: string;
  /** Over time, one row of a variable with many (systems, tiers), or one number a run. */
  kind: "line" | "row" | "summary";
  variable: string;
  unit: string;
  long_name: string;
  arms: ArmOutcome[];
}

export interface Comparison {
  arms: string[];
  baseline: number;
  runs: number;
  failed: number;
  samples: number;
  replicates: number;
  design: string;
  times: number[];
  swept: { key: string; values: string[] }[];
  outcomes: Outcome[];
}

/** When a group had gone half of its way: the rule is that of tools/report/move.hpp. */
export interface Mover {
  row: number;
  /** Runs with such a group; in how many of them it moved, and none moved earlier. */
  runs: number;
  moved: number;
  first: number;
  from: number | null;
  to: number | null;
  /** With the 95% interval of its mean over runs; in one run the bar of the earliest and the latest. */
  half?: Estimate;
}

/** Who moved first, arm by arm; a run has one. */
export interface Movers {
  variable: string;
  dimension: string;
  arms: { since: number; groups: Mover[] }[];
}

export interface Extract {
  file: string;
  kind: "run" | "experiment";
  attributes: Record<string, string>;
  variables: Record<string, Variable>;
  parameters: Parameter[];
  comparison?: Comparison | null;
  movers: Movers[];
}
