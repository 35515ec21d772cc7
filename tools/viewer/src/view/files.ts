import { openFile } from "../file/open";
import type { Origin } from "../file/protocol";
import { element } from "../page/element";
import { choose } from "./controls";
import { load, type Loaded } from "./loaded";

export const side = 2; // by side

/** A file that can be looked at: of `concord view`, or dropped onto the page. Opened when it is looked at first. */
export interface Known {
  name: string;
  loaded: () => Promise<Loaded>;
}

export function knownAs(name: string, origin: Origin): Known {
  let loading: Promise<Loaded> | undefined;
  return { name, loaded: () => (loading ??= openFile(name, origin).then(load)) };
}

/** "run.h5 (2)" where there is a "run.h5" already. */
export function freshName(name: string, taken: string[]): string {
  for (let n = 1; ; ++n) {
    const fresh = n === 1 ? name : `${name} (${n})`;
    if (!taken.includes(fresh)) return fresh;
  }
}

/** The places that are shown of so many files; those of files that are not there any more are left out. */
export function placesShown(wanted: number[] | null, count: number): number[] {
  const all = wanted ?? Array.from({ length: count }, (_, n) => n);
  return [...new Set(all)].filter((n) => n < count).slice(0, side);
}

/** Which of the files stand side by side; null where there is nothing to choose. */
export function fileChoice(
  names: string[],
  shown: number[],
  chosen: (places: number[]) => void,
): HTMLElement | null {
  if (names.length < 2 && shown.length === names.length) return null;
  const files = names.map((label, n) => ({ value: String(n), label }));
  const nothing = { value: "", label: "nothing" };
  const [first, second] = [shown[0] ?? null, shown[1] ?? null];
  const become = (places: (number | null)[]): void => chosen(places.filter((each) => each !== null));
  const place = (text: string): number | null => (text === "" ? null : Number(text));
  return element(
    "div",
    { class: "bar files", role: "group", "aria-label": "Which files to look at" },
    choose(
      `File (of ${names.length})`,
      first === null ? [nothing, ...files] : files,
      String(first ?? ""),
      (text) => become([place(text), place(text) === second ? first : second]),
    ),
    choose("Beside it", [nothing, ...files], String(second ?? ""), (text) =>
      become([place(text) === first ? second : first, place(text)]),
    ),
  );
}
