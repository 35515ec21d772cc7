/** What is being looked at; it stands in the address, so that a view can be sent. */
export interface View {
  /** Which of the files stand side by side, by their places in the list; null: the first ones. */
  files: number[] | null;
  /** A tick. */
  time: number;
  observable: string;
  /** "": the nation; else the dimension it is split by: "system", "tier"... */
  by: string;
  /** What organisations are coloured by. */
  colour: string;
  ties: boolean;
  organisation: number | null;
  /** Of an experiment: which arm and run are picked out. */
  arm: number | null;
  run: number | null;
}

export const start: View = {
  files: null,
  time: 0,
  observable: "share_collaborate",
  by: "",
  colour: "behaviour",
  ties: false,
  organisation: null,
  arm: null,
  run: null,
};

function whole(text: string | null): number | null {
  const value = Number(text);
  return text === null || text === "" || !Number.isInteger(value) || value < 0 ? null : value;
}

function wholes(text: string | null): number[] | null {
  if (text === null) return null;
  return text
    .split(",")
    .map(whole)
    .filter((each) => each !== null);
}

export function toHash(view: View): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(view))
    if (value !== start[key as keyof View]) parts.set(key, String(value));
  return parts.toString();
}

export function fromHash(hash: string): View {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    files: wholes(parts.get("files")),
    time: whole(parts.get("time")) ?? start.time,
    observable: parts.get("observable") ?? start.observable,
    by: parts.get("by") ?? start.by,
    colour: parts.get("colour") ?? start.colour,
    ties: parts.get("ties") === "true",
    organisation: whole(parts.get("organisation")),
    arm: whole(parts.get("arm")),
    run: whole(parts.get("run")),
  };
}

export interface State {
  now(): View;
  change(part: Partial<View>): void;
  /** Called after every change, until the signal is aborted. */
  follow(listener: (view: View, before: View) => void, until?: AbortSignal): void;
}

export function createState(): State {
  let view = fromHash(location.hash);
  const listeners = new Set<(view: View, before: View) => void>();
  const become = (next: View): void => {
    const before = view;
    view = next;
    listeners.forEach((listener) => listener(view, before));
  };
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) !== toHash(view)) become(fromHash(location.hash));
  });
  return {
    now: () => view,
    change(part) {
      become({ ...view, ...part });
      history.replaceState(null, "", `#${toHash(view)}`);
    },
    follow(listener, until) {
      listeners.add(listener);
      until?.addEventListener("abort", () => listeners.delete(listener));
    },
  };
}
