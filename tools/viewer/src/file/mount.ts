import type { Blocks } from "./blocks";

interface Node {
  stream_ops: Record<string, unknown>;
}

/** The part of Emscripten's file system that is used here. */
export interface FileSystem {
  createFile(folder: string, name: string, properties: object, read: boolean, write: boolean): Node;
}

/** Shows blocks to the HDF5 library as a file; returns its path. */
export function mount(system: FileSystem, name: string, blocks: Blocks): string {
  const node = system.createFile("/", name, {}, true, false);
  Object.defineProperty(node, "usedBytes", { get: () => blocks.size });
  node.stream_ops = {
    ...node.stream_ops,
    read: (_: unknown, memory: Int8Array, offset: number, length: number, position: number) =>
      blocks.read(new Uint8Array(memory.buffer, memory.byteOffset + offset, length), position),
  };
  return `/${name}`;
}
