import * as Plot from "@observablehq/plot";
import type { OpenFile } from "../file/open";
import { plot } from "../chart/theme";
import { axisOf } from "../data/axis";
import { capital, plain } from "../data/words";
import { element } from "../page/element";
import { figure } from "../page/figure";
import { behaviourNames } from "./paint";

const most = 40;

interface Person {
  id: number;
  name: string;
}

interface Spell {
  name: string;
  from: number;
  to: number;
  does: string;
}

const roster = new WeakMap<OpenFile, Promise<{ organisation: Float64Array; tier: Float64Array }>>();

function rosterOf(file: OpenFile): Promise<{ organisation: Float64Array; tier: Float64Array }> {
  const known = roster.get(file);
  if (known) return known;
  const asked = Promise.all([file.numbers("person/organisation"), file.numbers("person/tier")]).then(
    ([organisation, tier]) => ({ organisation, tier }),
  );
  roster.set(file, asked);
  return asked;
}

async function leaders(file: OpenFile, organisation: number): Promise<Person[]> {
  const all = await rosterOf(file);
  const tiers = file.variables.get("person/tier")?.words ?? [];
  const own: Person[] = [];
  all.organisation.forEach((of, id) => {
    if (of === organisation)
      own.push({ id, name: `${capital(plain(tiers[all.tier[id] ?? 0] ?? "person"))} ${id}` });
  });
  return own.sort((a, b) => (all.tier[a.id] ?? 0) - (all.tier[b.id] ?? 0)).slice(0, most);
}

/** While a person does the same: one spell. */
function spells(name: string, behaviour: Float64Array, times: Float64Array, words: string[]): Spell[] {
  const found: Spell[] = [];
  behaviour.forEach((does, t) => {
    const previous = found[found.length - 1];
    const time = times[t] ?? 0;
    if (previous) previous.to = time;
    if (previous?.does !== words[does]) found.push({ name, from: time, to: time, does: words[does] ?? "" });
  });
  return found;
}

const colours: Record<string, string> = {
  collaborate: "var(--collaborate)",
  lip_service: "var(--lip-service)",
  compete: "var(--compete)",
};

function strips(width: number, all: Spell[], names: string[], unit: string, longest: number): SVGSVGElement {
  const axis = axisOf(unit, longest);
  return plot(width, {
    height: names.length * 16 + 56,
    marginLeft: 150,
    marginRight: 12,
    x: { label: axis.label, labelArrow: "none", labelAnchor: "center" },
    y: { domain: names, label: null, tickSize: 0 },
    marks: [
      Plot.rect(all, {
        y: "name",
        x1: (spell: Spell) => axis.scale(spell.from),
        x2: (spell: Spell) => axis.scale(spell.to),
        fill: (spell: Spell) => colours[spell.does] ?? "var(--faint)",
        insetTop: 1,
        insetBottom: 1,
        title: (spell: Spell) => `${spell.name}: ${plain(spell.does)}`,
      }),
    ],
  });
}

/** What the leaders of an organisation did, a row a person; null where people were not recorded. */
export async function peopleFigure(
  file: OpenFile,
  organisation: number,
  times: Float64Array,
  unit: string,
): Promise<HTMLElement | null> {
  if (!file.variables.has("person/behaviour") || !file.variables.has("person/organisation")) return null;
  const people = await leaders(file, organisation);
  const words = file.variables.get("person/behaviour")?.words ?? [];
  const all = await Promise.all(
    people.map(async ({ id, name }) =>
      spells(name, await file.numbers("person/behaviour", [null, [id, id + 1]]), times, words),
    ),
  );
  const longest = times[times.length - 1] ?? 0;
  return element(
    "div",
    {},
    figure(
      {
        title: "What its people did",
        says: `${people.length} people, from the board down; each with the number that concord explain takes.`,
        note: `Dark: ${behaviourNames[0]}; light: ${behaviourNames[1]}; grey: ${behaviourNames[2]}.`,
      },
      (width) =>
        strips(
          width,
          all.flat(),
          people.map((each) => each.name),
          unit,
          longest,
        ),
      {
        head: ["person", "from", "to", "does"],
        rows: all.flat().map((spell) => [spell.name, spell.from, spell.to, plain(spell.does)]),
      },
    ),
  );
}
