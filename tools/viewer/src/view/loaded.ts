import type { OpenFile } from "../file/open";
import { organisationsOf, type Organisations } from "./organisations";

/** A file with what every panel of it needs. */
export interface Loaded {
  file: OpenFile;
  times: Float64Array;
  unit: string;
  organisations: Organisations | null;
}

export async function load(file: OpenFile): Promise<Loaded> {
  const times = file.variables.has("time") ? await file.numbers("time") : new Float64Array([0]);
  if (times.length === 0) throw new Error("nothing was recorded in it");
  return {
    file,
    times,
    unit: file.variables.get("time")?.unit ?? "",
    organisations: await organisationsOf(file),
  };
}
