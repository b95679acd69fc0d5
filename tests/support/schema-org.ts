import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// The definitions of schema.org, read from the types of schema-dts, which are made from them.

type Defined = { parents: string[]; properties: Map<string, string[]> }

const source = readFileSync(createRequire(import.meta.url).resolve('schema-dts/dist/schema.d.ts'), 'utf8')

function definitions(): Map<string, Defined> {
  const defined = new Map<string, Defined>()
  const head = /^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+)\{$/
  let current: Defined | undefined
  for (const line of source.split('\n')) {
    const [, name, part, parents = ''] = head.exec(line) ?? []
    if (name && part) {
      const own: Defined = defined.get(name) ?? { parents: [], properties: new Map() }
      const listed = parents.split(',').map((parent) => parent.trim())
      const names = listed.filter((parent) => parent.endsWith('Base'))
      own.parents.push(...names.map((parent) => parent.replace(/Base$/, '')))
      defined.set(name, own)
      current = own
    }
    const [, property, types] = /^ {4}"(\w+)"\?: SchemaValue<([^,]+),/.exec(line) ?? []
    if (property && types)
      current?.properties.set(
        property,
        types.split('|').map((type) => type.trim()),
      )
    if (line === '}') current = undefined
  }
  return defined
}

const defined = definitions()

/** The type and all types above it. */
function above(type: string): Set<string> {
  const seen = new Set<string>()
  const visit = (one: string) => {
    if (seen.has(one)) return
    seen.add(one)
    for (const parent of defined.get(one)?.parents ?? []) visit(parent)
  }
  visit(type)
  return seen
}

const texts = ['Text', 'URL', 'Date', 'DateTime', 'Time', 'CssSelectorType', 'XPathType', 'PronounceableText']
const numbers = ['Number', 'Integer', 'Float']

function faultOfValue(value: unknown, allowed: readonly string[], at: string): string[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => faultOfValue(one, allowed, `${at}[${index}]`))
  if (typeof value === 'string') return allowed.some((type) => texts.includes(type)) ? [] : [`${at} is text`]
  if (typeof value === 'number')
    return allowed.some((type) => numbers.includes(type)) ? [] : [`${at} is a number`]
  if (typeof value === 'boolean') return allowed.includes('Boolean') ? [] : [`${at} is true or false`]
  if (typeof value !== 'object' || value === null) return [`${at} is ${String(value)}`]
  const types = typesIn(value)
  if (types.length === 0 && '@id' in value) return []
  const fits = types.some((type) => allowed.some((one) => above(type).has(one)))
  return [
    ...(fits ? [] : [`${at} is a ${types.join('/')}, not a ${allowed.join('/')}`]),
    ...schemaFaults(value, at),
  ]
}

/** The types of a node that schema.org defines; types with a prefix are our own. */
function typesIn(node: object): string[] {
  const given: unknown = '@type' in node ? node['@type'] : []
  return [given].flat().filter((type): type is string => typeof type === 'string' && !type.includes(':'))
}

/** What in this data is against the definitions of schema.org: unknown types and properties, and values of another type. */
export function schemaFaults(node: object, at = ''): string[] {
  const types = typesIn(node)
  const known = types.filter((type) => defined.has(type))
  if (known.length === 0) return [`${at} has no known type: ${JSON.stringify(types)}`]
  const lineage = known.flatMap((type) => [...above(type)])
  return Object.entries(node).flatMap(([property, value]) => {
    if (property.startsWith('@')) return []
    if (property.includes(':')) return nestedFaults(value, `${at}.${property}`)
    const allowed = lineage.flatMap((type) => defined.get(type)?.properties.get(property) ?? [])
    if (allowed.length === 0) return [`${at}.${property} is no property of ${known.join('/')}`]
    return faultOfValue(value, allowed, `${at}.${property}`)
  })
}

/** Values of our own properties can have any shape; nodes of schema.org in them must be valid. */
function nestedFaults(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => nestedFaults(one, `${at}[${index}]`))
  return typeof value === 'object' && value !== null && '@type' in value ? schemaFaults(value, at) : []
}
