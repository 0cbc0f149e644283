type Attributes = Readonly<Record<string, string | boolean | undefined>>
type Child = Node | string | undefined

/** Makes an element. Text becomes text nodes, never markup; `true` sets an empty attribute, `false` and undefined none. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** Words for those who hear the page and not for those who see it. */
export function hiddenText(text: string): HTMLElement {
  return element('span', { class: 'hidden' }, text)
}
