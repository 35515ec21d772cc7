import { eventNote, marked } from "../chart/happenings";
import type { TimeAxis } from "../data/axis";
import type { Extract } from "../data/extract";
import { events } from "../data/scenario";
import { element } from "../page/element";

/** What the numbers at the top of pictures stand for. */
export function eventList(extract: Extract, axis: TimeAxis, title: string): HTMLElement | null {
  const happened = marked(events(extract));
  if (happened.length === 0) return null;
  const note = eventNote(happened, axis)
    .split(". ")
    .map((text) => element("li", {}, text.replace(/^\d+: /, "")));
  return element("div", { class: "events" }, element("h3", {}, title), element("ol", {}, ...note));
}
