import "../style/page.css";
import { timeAxis } from "../data/axis";
import type { Extract } from "../data/extract";
import { inOrder } from "../data/order";
import { element } from "../page/element";
import { licences } from "../page/licences";
import { isFlagship, titleOfReport, whatWasSimulated } from "./about";
import { armsSection } from "./arms";
import { behaviourSection } from "./behaviour";
import { conditionsSection, otherSection } from "./conditions";
import { certainty, headline, tiles } from "./headline";
import { limitsSection, parametersSection, provenanceSection } from "./making";
import { moversSection } from "./movers";
import { patchinessSection } from "./patchiness";

function top(extract: Extract): HTMLElement {
  return element(
    "header",
    {},
    element("p", { class: "kicker" }, `Simulation report \u00b7 ${extract.file}`),
    element("h1", {}, titleOfReport(extract)),
    ...whatWasSimulated(extract).map((text) => element("p", { class: "about" }, text)),
    element("p", { class: "headline" }, headline(extract)),
    tiles(extract),
    element("p", { class: "certainty" }, certainty(extract)),
  );
}

function contents(sections: HTMLElement[]): HTMLElement {
  const links = sections.map((each) =>
    element("li", {}, element("a", { href: `#${each.id}` }, each.querySelector("h2")?.textContent ?? "")),
  );
  return element("nav", { "aria-label": "Contents" }, element("ol", {}, ...links));
}

function sectionsOf(extract: Extract): HTMLElement[] {
  const axis = timeAxis(extract);
  return [
    armsSection(extract, axis),
    behaviourSection(extract, axis),
    conditionsSection(extract, axis),
    patchinessSection(extract, axis),
    moversSection(extract, axis),
    otherSection(extract, axis),
    limitsSection(extract, isFlagship(extract)),
    parametersSection(extract),
    provenanceSection(extract),
  ].filter((each) => each !== null);
}

function show(extract: Extract): void {
  document.title = `${titleOfReport(extract)} \u2013 ${extract.file}`;
  const sections = sectionsOf(extract);
  document.body.append(
    element("a", { class: "skip", href: "#main" }, "To the results"),
    top(extract),
    contents(sections),
    element("main", { id: "main", tabindex: "-1" }, ...sections),
    element(
      "footer",
      {},
      element("p", {}, "Made by concord report. Everything on this page is in this one file."),
      licences(),
    ),
  );
}

/** What is folded on the screen is in print, too. */
function unfoldForPrint(): void {
  addEventListener("beforeprint", () => {
    document.querySelectorAll<HTMLDetailsElement>("#limits details").forEach((each) => (each.open = true));
  });
}

const data = JSON.parse(document.getElementById("extract")?.textContent ?? "null") as Extract | null;
if (data) show(inOrder(data));
else document.body.append(element("p", {}, "This page has no data: concord report fills it in."));
unfoldForPrint();
