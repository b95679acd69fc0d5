import { createHash } from 'node:crypto'
import { Parser } from 'htmlparser2'

/** What the framework leaves where a part of a page comes later, moved into place by a script. */
const LATER = /^(?:B:|S:|P:)/

/** The beginning of a script with the data of the framework, more than half of what it sends: no policy allows one. */
const FRAMEWORK_DATA = /^\(?self\.__next_/

/** The sources of scripts that a Content-Security-Policy allows. */
const scriptSources = (policy: string): Set<string> =>
  new Set(/(?:^|;)\s*script-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [])

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** True for a link with which a browser fetches a script early. */
const isForScript = ({ rel, as }: Record<string, string>) =>
  rel === 'modulepreload' || (rel === 'preload' && as === 'script')

/**
 * A page as readers get it: without the scripts that its policy refuses, the framework's data, and the comments that mark its parts. What a policy
 * allows by its hash, and data in a script element (JSON-LD), stay. Null for a page that a script completes later.
 */
export function plainPage(html: string, policy: string): string | null {
  const allowed = scriptSources(policy)
  const cuts: [from: number, to: number][] = []
  let script: { from: number; begins: number; type: string; isLinked: boolean } | null = null
  let isComplete = true
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (LATER.test(attributes.id ?? '') && (name === 'template' || 'hidden' in attributes))
          isComplete = false
        if (name === 'script')
          script = {
            from: parser.startIndex,
            begins: parser.endIndex + 1,
            type: attributes.type ?? '',
            isLinked: 'src' in attributes,
          }
        if (name === 'link' && isForScript(attributes)) cuts.push([parser.startIndex, parser.endIndex + 1])
        if (name === 'meta' && attributes.name === 'next-size-adjust')
          cuts.push([parser.startIndex, parser.endIndex + 1])
      },
      onclosetag(name) {
        if (name !== 'script' || !script) return
        const { type, isLinked, begins } = script
        const isAllowed = () => {
          const text = html.slice(begins, parser.startIndex)
          return !FRAMEWORK_DATA.test(text) && allowed.has(sha256(text))
        }
        const stays = type === 'application/ld+json' || (!isLinked && isAllowed())
        if (!stays) cuts.push([script.from, parser.endIndex + 1])
        script = null
      },
      oncomment() {
        cuts.push([parser.startIndex, parser.endIndex + 1])
      },
    },
    { decodeEntities: false, lowerCaseTags: true },
  )
  parser.end(html)
  if (!isComplete) return null
  let from = 0
  const parts: string[] = []
  for (const [start, end] of cuts) {
    parts.push(html.slice(from, start))
    from = end
  }
  parts.push(html.slice(from))
  return parts.join('').replaceAll('<div hidden=""></div>', '')
}
