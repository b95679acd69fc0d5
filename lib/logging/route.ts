import { readdirSync } from 'node:fs'

const IN_BRACKETS = /^[[(@]/
const MOST_SEGMENTS = 8

/** The fixed parts of all addresses of the archive: the names of the folders in app. */
function fixedParts(folder: string): ReadonlySet<string> {
  try {
    const folders = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    return new Set(folders.map(({ name }) => name).filter((name) => !IN_BRACKETS.test(name)))
  } catch {
    return new Set()
  }
}

const parts = fixedParts('app')

/**
 * The kind of an address, such as `/records/:/editions/:`: what is no fixed part of the archive's addresses is left out, and the query too, because
 * slugs, searches and tokens can say who someone is.
 */
export function routeOf(address: string): string {
  const [path = ''] = address.split(/[?#]/, 1)
  const segments = path.split('/').slice(1, MOST_SEGMENTS + 1)
  return `/${segments.map((segment) => (segment === '' || parts.has(segment) ? segment : ':')).join('/')}`
}

/** The part of the archive that an address belongs to, for measurements. */
export function areaOf(address: string): 'desk' | 'data' | 'api' | 'assets' | 'pages' {
  if (/^\/(?:desk|sign-in|setup|invitation)(?:[/?]|$)/.test(address)) return 'desk'
  if (/^\/(?:api\/public|log|sitemap)/.test(address)) return 'data'
  if (/^\/api(?:[/?]|$)/.test(address)) return 'api'
  return /^\/(?:_next|theme\.css|logo\.png|icon\.svg)/.test(address) ? 'assets' : 'pages'
}
