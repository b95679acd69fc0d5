/** What a style says about an element, as far as it changes what a reader sees. Undefined where it says nothing. */
export type Look = {
  hidden?: boolean
  struck?: boolean
  raised?: boolean
  /** Kept white space, as in a `pre`. */
  verse?: boolean
}

/** The look that the declarations of a style give. */
export function lookOf(declarations: string): Look {
  const look: Look = {}
  for (const declaration of declarations.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    const name = declaration.slice(0, colon).trim()
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/, '')
      .trim()
    if (name === 'display') look.hidden = value === 'none'
    else if (name === 'visibility') look.hidden = value === 'hidden' || value === 'collapse'
    else if (name === 'opacity' || name === 'font-size')
      look.hidden ||= /^0(\.0*)?(px|pt|em|rem|%)?$/.test(value)
    else if (name === 'text-decoration' || name === 'text-decoration-line')
      look.struck = value.includes('line-through')
    else if (name === 'vertical-align') look.raised = value === 'super'
    else if (name === 'white-space') look.verse = /^(pre|pre-wrap|pre-line|break-spaces)$/.test(value)
  }
  return look
}

/** An element as selectors see it. */
export type Selectable = { name: string; id: string; classes: readonly string[] }

type Compound = { name: string; ids: string[]; classes: string[]; isChild: boolean }
/** A rule with a selector of several parts; the last is the element itself. */
type CombinedRule = { parts: Compound[]; look: Look }

const simple = /^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$/i
const compound = /^(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/i

/** Combined rules, parts of one, and elements around an element that are looked at. More would take long, and pages don't need them. */
const MOST_RULES = 100
const MOST_PARTS = 3
export const MOST_AROUND = 40

/** The parts of a combined selector, such as ".note > p.old" or ".a.b"; null for one with anything else in it. */
function partsOf(selector: string): Compound[] | null {
  const parts: Compound[] = []
  let isChild = false
  for (const word of selector.replaceAll('>', ' > ').split(/\s+/)) {
    if (word === '>') {
      if (isChild || parts.length === 0) return null
      isChild = true
      continue
    }
    const found = compound.exec(word)
    if (!found || word === '' || parts.length === MOST_PARTS) return null
    const marks = (found[2] ?? '').match(/[.#][\w-]+/g) ?? []
    const named = (sign: string) => marks.filter((mark) => mark[0] === sign).map((mark) => mark.slice(1))
    const name = found[1] === '*' ? '' : (found[1] ?? '').toLowerCase()
    parts.push({ name, ids: named('#'), classes: named('.'), isChild })
    isChild = false
  }
  return isChild || parts.length === 0 ? null : parts
}

const isMatch = (part: Compound, { name, id, classes }: Selectable) =>
  (part.name === '' || part.name === name) &&
  part.ids.every((one) => one === id) &&
  part.classes.every((one) => classes.includes(one))

/** True when the element, and the elements around it from the innermost outwards, have the parts of the selector. */
function hasParts(parts: readonly Compound[], element: Selectable, around: readonly Selectable[]): boolean {
  const last = parts.at(-1)
  if (!last || !isMatch(last, element)) return false
  const rest = parts.slice(0, -1)
  if (rest.length === 0) return true
  if (last.isChild) {
    const [parent, ...others] = around
    return parent !== undefined && hasParts(rest, parent, others)
  }
  return around.some((one, index) => hasParts(rest, one, around.slice(index + 1)))
}

type Rules = { simple: Map<string, Look>; combined: CombinedRule[] }

/**
 * The rules of a style sheet with elements, classes and ids, alone or combined, also within or directly in another. Rules for print or small
 * screens and other selectors are left out.
 */
function rulesOf(sheet: string): Rules {
  const rules: Rules = { simple: new Map(), combined: [] }
  // Each piece after the first begins in a comment.
  const [first = '', ...commented] = sheet.split('/*')
  const plain = [first, ...commented.map((piece) => piece.split('*/').slice(1).join('*/'))].join(' ')
  let depth = 0
  let from = 0
  let selectors = ''
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain[at]
    if (char === '{') {
      if (depth === 0) selectors = plain.slice(from, at)
      depth += 1
      from = at + 1
    } else if (char === '}') {
      depth = Math.max(0, depth - 1)
      if (depth === 0 && !selectors.includes('@')) add(rules, selectors, plain.slice(from, at))
      from = at + 1
    } else if (char === ';' && depth === 0) from = at + 1
  }
  return rules
}

function add(rules: Rules, selectors: string, declarations: string) {
  const look = lookOf(declarations)
  if (Object.keys(look).length === 0) return
  for (const selector of selectors.split(',').map((one) => one.trim())) {
    if (selector === '') continue
    if (simple.test(selector)) {
      rules.simple.set(selector, { ...rules.simple.get(selector), ...look })
      continue
    }
    const parts = rules.combined.length < MOST_RULES ? partsOf(selector) : null
    if (parts) rules.combined.push({ parts, look })
  }
}

/** An element as selectors see it, by its attributes. */
export const selectable = (
  name: string,
  { class: list = '', id = '' }: Readonly<Record<string, string>>,
): Selectable => ({
  ...{ name, id },
  classes: list.split(/\s+/).filter(Boolean).slice(0, 20),
})

/** The style sheets of a page, as far as they are read (see `rulesOf`). */
export class PageStyles {
  readonly #rules = new Map<string, Look>()
  readonly #combined: CombinedRule[] = []
  #sheet: string[] | null = null

  open() {
    this.#sheet = []
  }

  write(text: string) {
    this.#sheet?.push(text)
  }

  close() {
    const { simple, combined } = rulesOf((this.#sheet ?? []).join(''))
    for (const [selector, look] of simple)
      this.#rules.set(selector, { ...this.#rules.get(selector), ...look })
    this.#combined.push(...combined.slice(0, MOST_RULES - this.#combined.length))
    this.#sheet = null
  }

  /** The look of an element in those around it (`MOST_AROUND`, the innermost first). What is hidden from assistive technology counts as hidden. */
  lookOf(
    element: Selectable,
    attributes: Readonly<Record<string, string>>,
    within: readonly (Selectable & { look: Look })[],
  ): Look {
    const { name, id, classes } = element
    const around = within[0]?.look
    const selectors = [
      name,
      ...classes.flatMap((one) => [`.${one}`, `${name}.${one}`]),
      ...(id ? [`#${id}`, `${name}#${id}`] : []),
    ]
    const combined = this.#combined.filter(({ parts }) => hasParts(parts, element, within))
    const ruled = Object.assign(
      {},
      ...selectors.map((selector) => this.#rules.get(selector)),
      ...combined.map(({ look }) => look),
    ) as Look
    const own = attributes.style ? lookOf(attributes.style) : {}
    const { hidden, ...look } = { ...ruled, ...own }
    const isHidden =
      hidden ??
      ('hidden' in attributes ||
        attributes['aria-hidden'] === 'true' ||
        name === 'select' ||
        name === 'datalist' ||
        (name === 'dialog' && !('open' in attributes)))
    return {
      ...look,
      hidden: isHidden || around?.hidden === true,
      ...(around?.struck && { struck: true }),
    }
  }
}
