import type { Answer, Box, Description, Origin, Stored, Values } from "./protocol";
import HdfWorker from "./worker?worker&inline";

/** An output file, read piece by piece by a worker. */
export interface OpenFile {
  name: string;
  attributes: Record<string, string>;
  variables: Map<string, Stored>;
  numbers(path: string, box?: Box): Promise<Float64Array>;
  texts(path: string): Promise<string[]>;
}

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>();

function theWorker(): Worker {
  if (worker) return worker;
  worker = new HdfWorker();
  worker.addEventListener("message", (event: MessageEvent<Answer>) => {
    const asked = waiting.get(event.data.id);
    waiting.delete(event.data.id);
    if (event.data.error) asked?.failed(new Error(event.data.error));
    else asked?.done(event.data);
  });
  worker.addEventListener("error", (event) => {
    waiting.forEach((asked) => asked.failed(new Error(event.message || "the reader of files stopped")));
    waiting.clear();
  });
  return worker;
}

function ask(question: { file: number } & ({ open: Origin } | { read: string; box: Box })): Promise<Answer> {
  const id = ++last;
  return new Promise((done, failed) => {
    waiting.set(id, { done, failed });
    theWorker().postMessage({ id, ...question });
  });
}

let files = 0;

/** Opens a file; only what describes it is read. Throws with what is wrong with it. */
export async function openFile(name: string, origin: Origin): Promise<OpenFile> {
  const file = ++files;
  const { description } = await ask({ file, open: origin });
  const { attributes, variables } = description as Description;
  const read = async (path: string, box: Box = []): Promise<Values> =>
    (await ask({ file, read: path, box })).values as Values;
  return {
    name,
    attributes,
    variables: new Map(variables.map((each) => [each.path, each])),
    numbers: async (path, box) => (await read(path, box)) as Float64Array,
    texts: async (path) => (await read(path)) as string[],
  };
}
