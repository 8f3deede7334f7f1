type Child = Node | string

interface Attributes {
  readonly [name: string]: string | number | boolean | null
}

/** An element; whatever text is given stays text. An attribute that is null or false is not there. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  setAttributes(made, attributes)
  made.append(...children)
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

export function svg(tag: string, attributes: Attributes, ...children: readonly Child[]): Element {
  const made = document.createElementNS(SVG, tag)
  setAttributes(made, attributes)
  made.append(...children)
  return made
}

function setAttributes(made: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : `${value}`)
  }
}

/** A button that only looks like what it says. */
export function button(
  className: string,
  act: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, ...children)
  made.addEventListener('click', act)
  return made
}
