import { parse } from "smol-toml";
import type { Extract } from "./extract";
import { capital, count, duration, listed, plain } from "./words";

type Table = Record<string, unknown>;

/** Something that policy, or the world, does at a time. */
export interface Event {
  from: number;
  /** Absent: to the end of the run. */
  until?: number;
  title: string;
  detail: string;
  /** Depends on a condition: `from` is when it fired first. */
  waits?: boolean;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tables(value: unknown): Table[] {
  return Array.isArray(value) ? value.filter(isTable) : [];
}

function text(value: unknown): string {
  if (Array.isArray(value)) return listed(value.map(text));
  if (isTable(value))
    return Object.entries(value)
      .map(([key, each]) => `${plain(key)} ${text(each)}`)
      .join(", ");
  return typeof value === "string" ? plain(value) : String(value);
}

/** The configuration of a file; empty where it is none. */
export function configuration(extract: Extract): Table {
  try {
    return parse(extract.variables["provenance/configuration"]?.texts?.[0] ?? "") as Table;
  } catch {
    return {};
  }
}

const phrases: Record<string, string> = {
  "policy.pooled_share": "pooled budgets",
  "policy.system_weight": "regulation of the system rather than of organisations",
  "policy.detection": "how well collaboration is measured",
  "policy.purpose_clarity": "clarity of purpose",
  "shock.trust_lost": "trust lost",
  "shock.leavers": "people leave",
};

/** "pooled budgets 0.5" for a key and the value it is set to. */
export function settingInWords(key: string, value: unknown): string {
  return `${phrases[key] ?? plain(key.replace(/^[^.]*\./, ""))} ${text(value)}`;
}

export function settingsInWords(set: unknown): string {
  return isTable(set)
    ? Object.entries(set)
        .map(([key, value]) => settingInWords(key, value))
        .join(", ")
    : "";
}

function deeds(table: Table): string[] {
  const told = [];
  if (isTable(table["seed"])) told.push(`people won over: ${text(table["seed"])}`);
  if (table["merge"]) told.push(`merger of ${text(table["merge"])}`);
  if (table["joint_post"]) told.push(`joint post of ${text(table["joint_post"])}`);
  return told;
}

function number(value: unknown, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}

/** "first when collaboration was below 0.4 for 52 ticks, by system". */
function conditionInWords(when: Table): string {
  const sides = ["below", "above"]
    .filter((side) => side in when)
    .map((side) => `${side} ${text(when[side])}`);
  const lasting = when["for"] === undefined ? "" : ` for ${count(number(when["for"], 1), "tick")}`;
  const scope = when["scope"] === undefined ? "" : `, by ${text(when["scope"])}`;
  return `first when ${text(when["observable"])} was ${sides.join(" and ")}${lasting}${scope}`;
}

function eventOf(table: Table, fired: number | undefined): Event {
  const parts = [settingsInWords(table["set"]), ...deeds(table)].filter((part) => part !== "");
  const over = number(table["over"], 0);
  const detail = [
    isTable(table["where"]) ? `only ${text(table["where"])}` : "",
    over > 0 ? `rising over ${duration(over, "week")}` : "",
    isTable(table["when"]) ? conditionInWords(table["when"]) : "",
  ].filter((part) => part !== "");
  return {
    from: fired ?? number(table["at"], 0),
    ...(typeof table["until"] === "number" ? { until: table["until"] } : {}),
    title: capital(parts.join("; ") || "intervention"),
    detail: detail.join("; "),
    ...(table["when"] ? { waits: true } : {}),
  };
}

/** In the order of the file; of those that wait, the first time that the condition held, if it did. */
export function events(extract: Extract): Event[] {
  const config = configuration(extract);
  const fired = firings(extract);
  const waiting = tables(config["intervention"]).filter((table) => table["when"]).length;
  const all = tables(config["intervention"]).flatMap((table) => {
    if (!table["when"]) return [eventOf(table, undefined)];
    return waiting === 1 && fired !== undefined ? [eventOf(table, fired)] : [];
  });
  const crisis = isTable(config["crisis"]) ? config["crisis"] : {};
  if (number(crisis["strength"], 0) > 0)
    all.push({
      from: number(crisis["start"], 260),
      until: number(crisis["end"], 340),
      title: "Crisis",
      detail: `strength ${text(crisis["strength"])}`,
    });
  return all;
}

function firings(extract: Extract): number | undefined {
  const fired = extract.variables["trigger/fired"]?.values?.filter((time) => time !== null) ?? [];
  return fired.length > 0 ? Math.min(...(fired as number[])) : undefined;
}

/** The keys that an arm sets, from the start or later. */
function keysOf(arm: Table): string[] {
  return [arm, ...tables(arm["intervention"])].flatMap(({ set }) => (isTable(set) ? Object.keys(set) : []));
}

/** The arms of an experiment: their names, what each changes, and the keys of that. */
export function arms(extract: Extract): { name: string; change: string; keys: string[] }[] {
  const experiment = configuration(extract)["experiment"];
  return tables(isTable(experiment) ? experiment["arm"] : []).map((arm) => ({
    name: text(arm["name"] ?? ""),
    keys: keysOf(arm),
    change: [settingsInWords(arm["set"]), ...tables(arm["intervention"]).map(armEvent)]
      .filter((part) => part !== "")
      .join("; "),
  }));
}

function armEvent(table: Table): string {
  const event = eventOf(table, undefined);
  const start = event.from === 0 ? "from the start" : `from week ${event.from}`;
  return [event.title, start, event.detail].filter((part) => part !== "").join(", ");
}
