import type { Origin } from "./protocol";

/** Bytes of a file, asked for in blocks as they are needed, the latest of which are kept. For workers only. */
export interface Blocks {
  size: number;
  /** Copies bytes from a position on; how many there were. */
  read(into: Uint8Array, position: number): number;
}

/** Known in workers only. */
declare class FileReaderSync {
  readAsArrayBuffer(content: Blob): ArrayBuffer;
}

const block = 1 << 18;
const most = 512;

function served(url: string, from: number, to: number): Uint8Array {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.setRequestHeader("Range", `bytes=${from}-${to - 1}`);
  request.send();
  if (request.status !== 206) throw new Error(`the server answered ${request.status}`);
  return new Uint8Array(request.response as ArrayBuffer);
}

function dropped(file: File, from: number, to: number): Uint8Array {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file.slice(from, to)));
}

export function blocksOf(origin: Origin): Blocks {
  const size = "file" in origin ? origin.file.size : origin.size;
  const kept = new Map<number, Uint8Array>();
  const fetched = (n: number): Uint8Array => {
    const known = kept.get(n);
    if (known) {
      kept.delete(n);
      kept.set(n, known);
      return known;
    }
    const [from, to] = [n * block, Math.min(size, (n + 1) * block)];
    const bytes = "file" in origin ? dropped(origin.file, from, to) : served(origin.url, from, to);
    kept.set(n, bytes);
    const oldest = kept.keys().next().value;
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return bytes;
  };
  return {
    size,
    read(into, position) {
      const end = Math.min(size, position + into.length);
      for (let at = position; at < end; ) {
        const n = Math.floor(at / block);
        const part = fetched(n).subarray(at - n * block, end - n * block);
        into.set(part, at - position);
        at += part.length;
      }
      return Math.max(0, end - position);
    },
  };
}
