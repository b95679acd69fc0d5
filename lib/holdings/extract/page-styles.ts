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

const simple = /^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$/i

/**
 * The rules of a style sheet with one simple selector: an element, a class or an id, or an element with one of them. Rules for print or small screens and
 * combined selectors are left out.
 */
export function rulesOf(sheet: string): Map<string, Look> {
  const rules = new Map<string, Look>()
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

function add(rules: Map<string, Look>, selectors: string, declarations: string) {
  const look = lookOf(declarations)
  if (Object.keys(look).length === 0) return
  for (const selector of selectors.split(',').map((one) => one.trim()))
    if (selector !== '' && simple.test(selector)) rules.set(selector, { ...rules.get(selector), ...look })
}

/** The style sheets of a page, as far as they are read (see `rulesOf`). */
export class PageStyles {
  readonly #rules = new Map<string, Look>()
  #sheet: string[] | null = null

  open() {
    this.#sheet = []
  }

  write(text: string) {
    this.#sheet?.push(text)
  }

  close() {
    for (const [selector, look] of rulesOf((this.#sheet ?? []).join('')))
      this.#rules.set(selector, { ...this.#rules.get(selector), ...look })
    this.#sheet = null
  }

  /** The look of an element in one that has the look `around`. What is hidden from assistive technology counts as hidden. */
  lookOf(name: string, attributes: Readonly<Record<string, string>>, around: Look | undefined): Look {
    const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean).slice(0, 20)
    const id = attributes.id
    const selectors = [
      name,
      ...classes.flatMap((one) => [`.${one}`, `${name}.${one}`]),
      ...(id ? [`#${id}`, `${name}#${id}`] : []),
    ]
    const ruled = Object.assign({}, ...selectors.map((selector) => this.#rules.get(selector))) as Look
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
