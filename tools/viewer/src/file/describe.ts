import { Dataset, Group, type File as HdfFile } from "h5wasm";
import type { Description, Stored } from "./protocol";

/** What HDF5 and netCDF keep for themselves. */
const bookkeeping = new Set([
  "DIMENSION_LIST",
  "REFERENCE_LIST",
  "_Netcdf4Dimid",
  "_Netcdf4Coordinates",
  "_NCProperties",
  "CLASS",
  "NAME",
]);

function attribute(of: Dataset | Group, name: string): string {
  const value = of.attrs[name]?.value;
  if (value === null || value === undefined) return "";
  return ArrayBuffer.isView(value) || Array.isArray(value)
    ? Array.from(value as ArrayLike<unknown>).join(" ")
    : String(value);
}

function dimensions(dataset: Dataset, path: string): string[] {
  const shape = dataset.shape ?? [];
  const own = path.slice(path.lastIndexOf("/") + 1);
  return shape.map((_, axis) => {
    const scale = dataset.get_attached_scales(axis)[0];
    if (scale) return scale.slice(scale.lastIndexOf("/") + 1);
    return shape.length === 1 ? own : "";
  });
}

function stored(dataset: Dataset, path: string): Stored {
  const words = attribute(dataset, "flag_meanings");
  return {
    path,
    dimensions: dimensions(dataset, path),
    shape: dataset.shape ?? [],
    text: typeof dataset.dtype === "string" && dataset.dtype.startsWith("S"),
    unit: attribute(dataset, "units"),
    name: attribute(dataset, "long_name"),
    words: words === "" ? [] : words.split(" "),
  };
}

function look(group: Group, path: string, found: Stored[]): void {
  for (const name of group.keys()) {
    const item = group.get(name);
    const inner = path === "" ? name : `${path}/${name}`;
    if (item instanceof Dataset) found.push(stored(item, inner));
    else if (item instanceof Group && path === "") look(item, inner, found);
  }
}

/** Everything that is in a file but its values. Throws when it is no output of concord. */
export function describe(file: HdfFile): Description {
  const attributes: Record<string, string> = {};
  for (const name of Object.keys(file.attrs))
    if (!bookkeeping.has(name)) attributes[name] = attribute(file, name);
  if (!attributes["concord_format"]) throw new Error("it is no output of concord");
  const variables: Stored[] = [];
  look(file, "", variables);
  return { attributes, variables };
}
