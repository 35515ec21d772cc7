/** Plain words and numbers for people who do not know the model. */

const titles: Record<string, string> = {
  share_collaborate: "Really collaborate",
  share_lip_service: "Pay lip service",
  share_compete: "Compete",
  collaboration: "Real collaboration",
  professed: "Professed collaboration",
  measured: "Measured collaboration",
  gaming_gap: "Measured beyond real",
  trust: "Trust between organisations",
  trusting_ties: "Relations with more trust than not",
  public_trust: "Trust of the public",
  unmet_need: "Unmet need",
  met_need_gap: "Inequality: gap in met need",
  load: "Load on services",
  turnover: "Staff leaving a week",
  know_how: "Know-how",
  collaboration_spread: "Patchiness: spread between organisations",
  collaboration_clustering: "Patchiness that is between places",
  diversity: "Diversity of behaviour",
};

const shares = new Set([
  "share_collaborate",
  "share_lip_service",
  "share_compete",
  "collaboration",
  "professed",
  "measured",
  "gaming_gap",
  "unmet_need",
  "met_need_gap",
  "trusting_ties",
  "collaboration_spread",
  "collaboration_clustering",
  "turnover",
  "met_need",
  "same_record_system",
  "record_system_share",
]);

function bare(name: string): string {
  return name.replace(/^.*\//, "").replace(/_by_\w+$/, "");
}

/** "Real collaboration" for the flagship's observables, else what the file says of the variable. */
export function titleOf(name: string, longName = ""): string {
  return titles[bare(name)] ?? capital(longName || plain(name));
}

const phrases: Record<string, string> = {
  share_collaborate: "the share of staff who really collaborate",
  share_lip_service: "the share of staff who pay lip service",
  share_compete: "the share of staff who compete",
};

/** The same within a sentence. */
export function phraseOf(name: string, longName = ""): string {
  const title = titleOf(name, longName);
  return phrases[name] ?? title.charAt(0).toLowerCase() + title.slice(1);
}

/** Whether people read it as a percentage. */
export function isShare(name: string): boolean {
  return shares.has(bare(name)) && name !== "organisation/unmet_need"; // which is in units of budget
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "primary_care_network" as words. */
export function plain(name: string): string {
  return name.replaceAll("_", " ");
}

export function decimals(value: number | null, digits = 3): string {
  if (value === null || !Number.isFinite(value)) return "unknown";
  const text =
    Math.abs(value) >= 1000
      ? Math.round(value).toLocaleString("en-GB")
      : String(Number(value.toPrecision(digits)));
  return text.replace("-", "\u2212");
}

export function percent(value: number | null, digits = 0): string {
  if (value === null || !Number.isFinite(value)) return "unknown";
  const shown = (100 * value).toFixed(digits);
  return `${Number(shown) === 0 ? shown.replace("-", "") : shown.replace("-", "\u2212")}%`;
}

/** A value of a variable, as people read it. */
export function amount(name: string, value: number | null): string {
  return isShare(name) ? percent(value, 1) : decimals(value);
}

/** A difference of two values, with its sign: "+1.9 points". */
export function change(name: string, value: number | null, unit = true): string {
  if (value === null || !Number.isFinite(value)) return "unknown";
  const scaled = isShare(name) ? (100 * value).toFixed(1) : String(Number(value.toPrecision(2)));
  const magnitude = scaled.replace("-", "");
  const sign = Number(scaled) === 0 ? "" : value < 0 ? "\u2212" : "+";
  return `${sign}${magnitude}${isShare(name) && unit ? " points" : ""}`;
}

export function count(n: number, one: string): string {
  const many = one.endsWith("y") ? `${one.slice(0, -1)}ies` : `${one}s`;
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

/** "520 weeks (10 years)". */
export function duration(ticks: number, unit: string): string {
  if (unit !== "week") return count(ticks, unit === "1" || unit === "" ? "tick" : unit);
  const years = ticks / 52;
  const rounded = Number(years.toFixed(1));
  return `${count(ticks, "week")}${years >= 1 ? ` (${rounded} ${rounded === 1 ? "year" : "years"})` : ""}`;
}

/** "South Yorkshire" of "NHS South Yorkshire Integrated Care Board". */
export function shortName(name: string): string {
  return name.replace(/^NHS (?=.* Integrated Care Board$)/, "").replace(/ Integrated Care Board$/, "");
}

/** "a, b and c"; of long lists the beginning. */
export function listed(items: string[], most = 6): string {
  if (items.length > most) return `${items.slice(0, most).join(", ")} and ${items.length - most} more`;
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
