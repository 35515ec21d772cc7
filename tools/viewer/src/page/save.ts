/** A picture as a file of its own, in the colours of paper. */

const copied = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "fill-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant",
  "text-anchor",
  "color",
  "display",
];

function freeze(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  const rules = copied.map((name) => `${name}:${style.getPropertyValue(name)}`);
  copied.forEach((name) => copy.removeAttribute(name));
  copy.setAttribute("style", rules.join(";"));
  [...original.children].forEach((child, n) => {
    const twin = copy.children[n];
    if (twin) freeze(child, twin);
  });
}

/** The text of an SVG file that looks like the picture on the page, in the light colours. */
export function svgText(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  document.documentElement.dataset["paper"] = "";
  freeze(picture, copy);
  delete document.documentElement.dataset["paper"];
  copy.querySelectorAll("style").forEach((style) => style.remove());
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", "#ffffff");
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

export function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveSvg(picture: SVGSVGElement, name: string): void {
  download(`${name}.svg`, new Blob([svgText(picture)], { type: "image/svg+xml" }));
}

export async function savePng(picture: SVGSVGElement, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const { width, height } = picture.getBoundingClientRect();
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((content) => content && download(`${name}.png`, content));
}
