import { SaxesParser } from 'saxes'

/** What an element can have. Content and attributes that are not named here are not allowed. */
export type Rule = {
  /** The names of its child elements, each followed by a space. */
  children?: RegExp
  text?: RegExp
  attributes?: Readonly<Record<string, RegExp>>
  /** Attributes that it must have. */
  required?: readonly string[]
}
/** The elements of a format by name with prefix; `parent/name` where it matters what an element is in. */
export type Grammar = Readonly<Record<string, Rule>>

type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

/** The root of a well-formed document; throws for any other text. */
export function xmlTree(text: string): Element {
  const parser = new SaxesParser({ xmlns: false })
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const add = (piece: string) => {
    const last = open.at(-1)
    if (last) last.text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  const [document] = root.children
  if (!document) throw new Error('no element')
  return document
}

/** Where a document breaks a grammar, as lines with the path of each element; empty where it keeps it. */
export function grammarErrors(text: string, grammar: Grammar): string[] {
  const errors: string[] = []
  const read = ({ name, attributes, children, text }: Element, path: string, parent: string) => {
    const at = `${path}/${name}`
    const rule = grammar[`${parent}/${name}`] ?? grammar[name]
    if (!rule) {
      errors.push(`${at}: unknown element`)
      return
    }
    for (const [attribute, value] of Object.entries(attributes))
      if (!attribute.startsWith('xmlns') && !rule.attributes?.[attribute]?.test(value))
        errors.push(`${at}: ${attribute}="${value}"`)
    for (const attribute of rule.required ?? [])
      if (!Object.hasOwn(attributes, attribute)) errors.push(`${at}: no ${attribute}`)
    const names = children.map((child) => `${child.name} `).join('')
    if (!(rule.children ?? /^$/).test(names)) errors.push(`${at}: contains ${names}`)
    if (!(rule.text ?? /^\s*$/).test(text)) errors.push(`${at}: text ${JSON.stringify(text)}`)
    for (const child of children) read(child, at, name)
  }
  read(xmlTree(text), '', '')
  return errors
}
