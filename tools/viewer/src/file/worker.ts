import { takeComplaints } from "./complaints"; // before the library, which keeps the console it finds
import * as h5wasm from "h5wasm";
import { blocksOf } from "./blocks";
import { describe } from "./describe";
import { mount, type FileSystem } from "./mount";
import type { Answer, Ask, Box, Description, Origin, Values } from "./protocol";

const files = new Map<number, h5wasm.File>();

function opened(path: string): h5wasm.File {
  try {
    const file = new h5wasm.File(path, "r");
    if (file.file_id > 0n) return file;
  } catch {
    // Told below.
  }
  throw new Error(takeComplaints().includes("truncated") ? "it has been cut short" : "it is no HDF5 file");
}

async function open(number: number, origin: Origin): Promise<Description> {
  const library = await h5wasm.ready;
  const path = mount(library.FS as unknown as FileSystem, `file-${number}`, blocksOf(origin));
  const file = opened(path);
  files.set(number, file);
  return describe(file);
}

function read(number: number, path: string, box: Box): Values {
  const dataset = files.get(number)?.get(path);
  if (!(dataset instanceof h5wasm.Dataset)) throw new Error(`there is no variable ${path}`);
  const shape = dataset.shape ?? [];
  const whole = box.length === 0 || box.every((range) => range === null);
  const ranges = shape.map((size, axis): [number, number] => box[axis] ?? [0, size]);
  const values = whole ? dataset.value : dataset.slice(ranges);
  if (typeof values === "string") return [values];
  if (Array.isArray(values)) return values.map(String);
  return Float64Array.from(values as ArrayLike<number>);
}

async function answer(ask: Ask): Promise<Answer> {
  try {
    if ("open" in ask) return { id: ask.id, description: await open(ask.file, ask.open) };
    return { id: ask.id, values: read(ask.file, ask.read, ask.box) };
  } catch (error) {
    return { id: ask.id, error: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener("message", (event: MessageEvent<Ask>) => {
  void answer(event.data).then((said) => self.postMessage(said));
});
