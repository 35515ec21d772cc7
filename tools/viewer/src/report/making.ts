import type { Extract } from "../data/extract";
import { count } from "../data/words";
import { element } from "../page/element";
import { paragraph, section } from "../page/section";
import { tableElement } from "../page/table";

function folded(summary: string, ...content: HTMLElement[]): HTMLElement {
  return element("details", {}, element("summary", {}, summary), ...content);
}

function differs(one: { value: string; default: string }): boolean {
  return one.value !== one.default;
}

/** What was set: what differs from the defaults first, then everything. */
export function parametersSection(extract: Extract): HTMLElement {
  const head = ["Parameter", "Value", "Default", "Unit", "Meaning"];
  const row = (one: Extract["parameters"][number]): string[] => [
    one.key,
    one.value,
    one.default,
    one.unit ?? "",
    one.help,
  ];
  const changed = extract.parameters.filter((one) => differs(one) && !/^(run|record|world)\./.test(one.key));
  const configuration = extract.variables["provenance/configuration"]?.texts?.[0] ?? "";
  return section(
    "parameters",
    "Parameters",
    changed.length > 0
      ? tableElement(
          { head, rows: changed.map(row) },
          "Parameters that differ from the defaults of the program",
        )
      : paragraph(
          extract.comparison
            ? "But for what its variants and samples set, all parameters of the scenario start at their defaults."
            : "All parameters of the scenario start at their defaults.",
        ),
    extract.parameters.length > 0
      ? folded(
          `All ${count(extract.parameters.length, "parameter")}`,
          tableElement({ head, rows: extract.parameters.map(row) }, "All parameters"),
        )
      : null,
    folded(
      "The scenario, as it was run",
      element("pre", { tabindex: "0", "aria-label": "scenario" }, configuration),
    ),
  );
}

const facts: [string, string][] = [
  ["program_version", "Version of concord"],
  ["git_commit", "Built from commit"],
  ["git_tree", "Sources beside the commit"],
  ["compiler", "Compiler"],
  ["libraries", "Libraries"],
  ["started", "Started"],
  ["host", "Computer"],
  ["threads", "Threads"],
  ["seed", "Seed"],
  ["replicate", "Replicate"],
  ["parent_checkpoint", "Branched from"],
  ["concord_format", "Format of the file"],
];

/** What made the file, so that it can be made again. */
export function provenanceSection(extract: Extract): HTMLElement {
  const command = extract.variables["provenance/command_line"]?.texts?.[0] ?? "";
  const inputs = extract.variables["provenance/input"]?.texts ?? [];
  const sums = extract.variables["provenance/input_sha256"]?.texts ?? [];
  const rows = [
    ["File", extract.file],
    ["Command", command],
    ...facts.map(([key, name]) => [name, extract.attributes[key] ?? ""]).filter(([, value]) => value !== ""),
  ];
  return section(
    "provenance",
    "Provenance",
    tableElement({ head: ["What", "Value"], rows }, "What made the file"),
    paragraph(
      "The same program, scenario and seed give the same numbers to the last bit, on any number of threads.",
    ),
    inputs.length > 0
      ? folded(
          `${count(inputs.length, "input table")} with checksums`,
          tableElement(
            { head: ["Table", "SHA-256"], rows: inputs.map((name, n) => [name, sums[n] ?? ""]) },
            "Input tables",
          ),
        )
      : null,
  );
}

/** What none of this can tell. */
export function limitsSection(extract: Extract, flagship: boolean): HTMLElement {
  const notes = extract.variables["provenance/note"]?.texts ?? [];
  const limits = [
    flagship
      ? "Nobody has ever measured real collaboration. The behaviour shown here is what the assumptions of the model lead to, not what was observed anywhere."
      : "",
    flagship
      ? "Read directions, orders and sizes against each other, not single percentages: most parameters are assumptions within a range, not estimates."
      : "",
    extract.kind === "run"
      ? "One run is one course of chance. What a policy does is a difference between many pairs of runs: an experiment."
      : "The intervals cover chance, and parameters that were sampled. They do not cover what the model leaves out.",
    flagship
      ? "Named organisations stand for their size, kind, place and needs. Nothing here is a judgement of a real board or of anybody at work there."
      : "",
  ].filter((text) => text !== "");
  return section(
    "limits",
    "Limits",
    element("ul", {}, ...limits.map((text) => element("li", {}, text))),
    notes.length > 0
      ? folded(
          `${count(notes.length, "note")} on what was assumed while the world was built`,
          element("ul", {}, ...notes.map((text) => element("li", {}, text))),
        )
      : null,
  );
}
