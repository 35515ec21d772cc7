export type Child = Node | string | null | undefined | false;

/** An element with attributes and children. Text stays text: nothing of a file is ever taken for markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child): child is Node | string => Boolean(child)));
  return made;
}

export function button(label: string, title: string, action: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", "aria-label": title, title }, label);
  made.addEventListener("click", action);
  return made;
}

let last = 0;

/** An id that nothing else on the page has. */
export function freshId(kind: string): string {
  last += 1;
  return `${kind}-${last}`;
}
