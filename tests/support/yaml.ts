/** What a file in YAML has: texts, lists and groups. Values stay as they are written. */
export type Yaml = string | Yaml[] | { [key: string]: Yaml }

type Line = { indent: number; text: string; number: number }

/**
 * Reads the part of YAML that the compose files use: groups and lists indented by two spaces, texts in one line, and blocks ("|"). Throws with the
 * number of the line at anything else, such as a tab, another indentation, or a key that is there twice.
 */
export function readYaml(source: string): Yaml {
  const raw = source.split('\n')
  const lines = raw.flatMap((text, index): Line[] => {
    const indent = text.length - text.trimStart().length
    return text.trim() === '' ? [] : [{ indent, text: text.trim(), number: index + 1 }]
  })
  let at = 0
  const fail = ({ number, text }: Line, why: string): never => {
    throw new Error(`Line ${number}, ${why}: ${text}`)
  }
  const isNote = ({ text }: Line) => text.startsWith('#')

  function block(above: number): string {
    const found: string[] = []
    for (let line = lines[at]; line && line.indent > above; line = lines[at]) {
      found.push(line.text)
      at += 1
    }
    return found.join('\n')
  }

  function value(text: string, line: Line): Yaml {
    if (text === '|') return block(line.indent)
    if (text !== '') return text
    const next = nextLine()
    return next && next.indent > line.indent ? group(line.indent + 2) : ''
  }

  function nextLine(): Line | undefined {
    for (let line = lines[at]; line && isNote(line); line = lines[at]) at += 1
    return lines[at]
  }

  function group(indent: number): Yaml {
    const list: Yaml[] = []
    const keys: { [key: string]: Yaml } = {}
    for (let line = nextLine(); line && line.indent >= indent; line = nextLine()) {
      if (line.indent !== indent || raw[line.number - 1]?.includes('\t')) fail(line, 'wrong indentation')
      if (line.text.startsWith('- ')) {
        // What follows the sign is indented by its two characters.
        lines[at] = { ...line, indent: indent + 2, text: line.text.slice(2) }
        if (/^[\w-]+: /.test(line.text.slice(2))) list.push(group(indent + 2))
        else {
          list.push(line.text.slice(2))
          at += 1
        }
        continue
      }
      const [, key, text = ''] = /^([\w.-]+):(?: +(.*))?$/.exec(line.text) ?? []
      if (key === undefined) return fail(line, 'neither a key nor an entry of a list')
      if (Object.hasOwn(keys, key)) fail(line, 'the key is there twice')
      at += 1
      keys[key] = value(text, line)
    }
    if (list.length > 0 && Object.keys(keys).length > 0) throw new Error('A list has keys beside it.')
    return list.length > 0 ? list : keys
  }
  return group(0)
}

/** What is at this place, such as services, archive, environment; undefined where there is nothing. */
export function yamlAt(yaml: Yaml | undefined, ...keys: string[]): Yaml | undefined {
  const [key, ...rest] = keys
  if (key === undefined || yaml === undefined) return yaml
  return typeof yaml === 'string' || Array.isArray(yaml) ? undefined : yamlAt(yaml[key], ...rest)
}
