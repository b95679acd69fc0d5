import { type Node, parseSync, Visitor } from 'oxc-parser'

export type LiteralText = { line: number; text: string }

/** Attributes and properties with a value that a person reads or hears. */
const SPOKEN =
  /^(?:aria-(?:label|description|placeholder|roledescription|valuetext)|title|label|legend|placeholder|alt|hint|help|caption|summary|description|message|empty|note)$/i
const ERRORS = /^(?:NotFound|Forbidden|Invalid|Conflict)$/
const WORDS = /\p{L}{2,}/u
/** More than one word, with what makes a sentence or a heading of them: a capital first, or punctuation. */
const SENTENCE = /^\P{L}*\p{Lu}[\p{L}’'-]*,? \p{L}|\p{L}{2,} \p{L}+[.!?:…]$/u

/**
 * Finds text for people that a module has instead of a key of the catalogue: text between tags, attributes that are read, the text of
 * errors, and anything that looks like a sentence. SQL and other tagged templates aren't text, nor
 * is a plain `Error`: it reports a mistake in the program, and no one sees it.
 */
export function literalTextIn(file: string, source: string): LiteralText[] {
  const found = new Map<number, string>()
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length
  const add = (node: { start: number }, text: string) =>
    found.set(node.start, text.replace(/\s+/g, ' ').trim())
  /** Adds every string that an expression can give. */
  function addStrings(node: Node | null | undefined): void {
    if (!node) return
    if (node.type === 'Literal' && typeof node.value === 'string' && WORDS.test(node.value))
      add(node, node.value)
    if (node.type === 'TemplateLiteral') {
      const text = node.quasis.map(({ value }) => value.cooked ?? '').join('…')
      if (WORDS.test(text)) add(node, text)
    }
    if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(addStrings)
    if (node.type === 'LogicalExpression') [node.left, node.right].forEach(addStrings)
    if (node.type === 'JSXExpressionContainer') addStrings(node.expression)
  }
  const exempt = new Set<number>()
  const visitor = new Visitor({
    TaggedTemplateExpression(node) {
      exempt.add(node.quasi.start)
    },
    JSXText(node) {
      if (WORDS.test(node.value.replace(/&\w+;/g, ''))) add(node, node.value)
    },
    JSXExpressionContainer(node) {
      const { expression } = node
      const isText = expression.type === 'Literal' || expression.type === 'TemplateLiteral'
      if (isText && SENTENCE.test(source.slice(expression.start + 1, expression.end - 1)))
        addStrings(expression)
    },
    JSXAttribute(node) {
      if (node.name.type === 'JSXIdentifier' && SPOKEN.test(node.name.name)) addStrings(node.value)
    },
    Property(node) {
      if (
        node.key.type === 'Identifier' &&
        /^(?:title|label|description|message|placeholder)$/.test(node.key.name)
      ) {
        const text = source.slice(node.value.start + 1, node.value.end - 1)
        if (SENTENCE.test(text)) addStrings(node.value)
      }
    },
    NewExpression(node) {
      if (node.callee.type !== 'Identifier') return
      if (node.callee.name === 'Error') for (const { start } of node.arguments) exempt.add(start)
      if (!ERRORS.test(node.callee.name)) return
      const [first] = node.arguments
      if (first?.type === 'ObjectExpression')
        for (const property of first.properties) if (property.type === 'Property') addStrings(property.value)
      if (first && first.type !== 'SpreadElement') addStrings(first)
    },
    Literal(node) {
      if (exempt.has(node.start)) return
      if (typeof node.value === 'string' && SENTENCE.test(node.value)) add(node, node.value)
    },
    TemplateLiteral(node) {
      if (exempt.has(node.start)) return
      const text = node.quasis.map(({ value }) => value.cooked ?? '').join('…')
      if (SENTENCE.test(text)) add(node, text)
    },
  })
  visitor.visit(parseSync(file, source).program)
  return [...found].sort(([a], [b]) => a - b).map(([offset, text]) => ({ line: lineAt(offset), text }))
}
