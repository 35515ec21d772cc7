import * as Plot from "@observablehq/plot";
import { numberTick, plot } from "../chart/theme";
import { plain } from "../data/words";
import { element } from "../page/element";
import { figure } from "../page/figure";

interface Term {
  name: string;
  help?: string;
  adds: Record<string, number>;
}

interface Explanation {
  title: string;
  says: string;
  terms: Term[];
}

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTerm(value: unknown): value is Term {
  return (
    isObject(value) &&
    typeof value["name"] === "string" &&
    isObject(value["adds"]) &&
    Object.values(value["adds"]).every((each) => typeof each === "number")
  );
}

function one(json: Json): Explanation | null {
  const weighed = isObject(json["weighed"]) ? json["weighed"] : json;
  const terms = Array.isArray(weighed["terms"]) ? weighed["terms"].filter(isTerm) : [];
  if (terms.length === 0) return null;
  const who = json["of"] !== undefined ? String(json["of"]) : `person ${String(json["person"])}`;
  const chances = isObject(weighed["probability"]) ? Object.entries(weighed["probability"]) : [];
  const told = chances
    .map(([option, chance]) => `${plain(option)} ${Math.round(100 * Number(chance))}%`)
    .join(", ");
  return {
    title: `Why: ${who}, ${String(json["tick_unit"] ?? "tick")} ${String(json["tick"])}`,
    says: told === "" ? "What each term adds to the utility of each behaviour." : `Chances: ${told}.`,
    terms,
  };
}

/** What `concord explain --json` printed, as pictures can show it; none where it is something else. */
export function explanationsOf(text: string): Explanation[] {
  try {
    const json: unknown = JSON.parse(text);
    if (!isObject(json)) return [];
    const both = isObject(json["here"]) && isObject(json["there"]) ? [json["here"], json["there"]] : [json];
    return both.map(one).filter((each) => each !== null);
  } catch {
    return [];
  }
}

interface Bar {
  term: string;
  option: string;
  value: number;
}

function bars(terms: Term[]): Bar[] {
  return terms.flatMap((term) =>
    Object.entries(term.adds).map(([option, value]) => ({
      term: plain(term.name),
      option: plain(option),
      value,
    })),
  );
}

const colours: Record<string, string> = {
  collaborate: "var(--collaborate)",
  "lip service": "var(--lip-service)",
  compete: "var(--compete)",
};

function termsChart(width: number, all: Bar[]): SVGSVGElement {
  const options = [...new Set(all.map((bar) => bar.option))];
  const terms = [...new Set(all.map((bar) => bar.term))];
  return plot(width, {
    height: terms.length * options.length * 11 + terms.length * 8 + 70,
    marginLeft: 150,
    x: {
      label: "Adds to utility",
      labelArrow: "none",
      labelAnchor: "center",
      grid: true,
      nice: true,
      tickFormat: numberTick,
    },
    fy: { domain: terms, label: null, axis: "left", padding: 0.2 },
    y: { domain: options, axis: null },
    marks: [
      Plot.barX(all, {
        fy: "term",
        y: "option",
        x: "value",
        fill: (bar: Bar) => colours[bar.option] ?? "var(--line-3)",
        title: (bar: Bar) => `${bar.term}, ${bar.option}: ${numberTick(bar.value)}`,
      }),
      Plot.ruleX([0], { stroke: "var(--soft)" }),
    ],
  });
}

export function explanationPanel(explanation: Explanation): HTMLElement {
  const all = bars(explanation.terms);
  return element(
    "section",
    { class: "panel" },
    figure(
      {
        title: explanation.title,
        says: explanation.says,
        note: "Dark: collaborate; light: lip service; grey: compete.",
      },
      (width) => termsChart(width, all),
      { head: ["term", "behaviour", "adds"], rows: all.map((bar) => [bar.term, bar.option, bar.value]) },
    ),
  );
}
