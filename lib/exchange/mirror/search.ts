import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Parser } from 'htmlparser2'
import { close, createIndex } from 'pagefind'
import { directionOf } from '@/lib/text/language'
import { fileOf, relativeAddress, searchFileFor } from './files'
import { type MirroredPage, type MirrorState, sha256Of } from './manifest'

/** The most pages of records that can be searched in a mirror. A browser loads parts of the index only, but all of its list of pages. */
const MOST_PAGES = 20_000

export type Searching = {
  folder: string
  /** The archive's. */
  name: string
  /** The title of the page for searching in a language, null for the archive's default language. */
  searchTitle: (language: string | null) => { language: string; title: string }
}

type SearchedPage = { file: string; html: string }

/** What stands behind a content warning isn't searched: a result shows the words around it. */
function withoutWarned(html: string): string {
  const places: number[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'details' && /\bwarned\b/.test(attributes.class ?? ''))
        places.push(parser.startIndex + '<details'.length)
    },
  })
  parser.end(html)
  let from = 0
  const parts: string[] = []
  for (const place of places) {
    parts.push(html.slice(from, place), ' data-pagefind-ignore="all"')
    from = place
  }
  return (parts.join('') + html.slice(from)).replace('<main', '<main data-pagefind-body')
}

/**
 * The files of an index for searching these pages in a browser without the archive (pagefind), and the number of pages that no longer fit in. Each
 * language has its own index.
 */
async function searchIndexOf(
  pages: AsyncIterable<SearchedPage>,
): Promise<{ files: { file: string; bytes: Uint8Array }[]; leftOut: number }> {
  const { index, errors } = await createIndex({})
  if (!index) throw new Error(errors.join(' '))
  let count = 0
  try {
    for await (const { file, html } of pages) {
      count += 1
      if (count <= MOST_PAGES) await index.addHTMLFile({ url: file, content: withoutWarned(html) })
    }
    const made = await index.getFiles()
    return {
      files: made.files.map(({ path, content }) => ({ file: `pagefind/${path}`, bytes: content })),
      leftOut: Math.max(0, count - MOST_PAGES),
    }
  } finally {
    await close()
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The page for searching in a mirror, in a language. The form of every page leads here with its words as "q". */
function searchPage(
  file: string,
  { language, title, archive, home }: { language: string; title: string; archive: string; home: string },
): string {
  const at = (to: string) => relativeAddress(file, to)
  return `<!DOCTYPE html>
<html lang="${escaped(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)} · ${escaped(archive)}</title>
<link rel="stylesheet" href="${at('pagefind/pagefind-ui.css')}">
<style>body { font: 1.125rem/1.6 serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }</style>
<script src="${at('pagefind/pagefind-ui.js')}"></script>
</head>
<body>
<p><a href="${at(home)}">${escaped(archive)}</a></p>
<main><h1>${escaped(title)}</h1><div id="search"></div></main>
<script>
const ui = new PagefindUI({ element: '#search', baseUrl: new URL('${at('index.html')}', location.href).pathname.replace(/index[.]html$/, ''), showImages: false, showSubResults: false })
const words = new URLSearchParams(location.search).get('q')
if (words) ui.triggerSearch(words)
</script>
</body>
</html>
`
}

const recordPage = /^(?:\/[A-Za-z-]{2,20})?\/records\/[a-z0-9-]+$/

const isIndexed = (address: string) => recordPage.test(address) && !address.startsWith('/api/')

/** Writes the index and a page for searching in each language. Returns the number of pages that didn't fit in. */
export async function writeSearch(
  { folder, name, searchTitle }: Searching,
  pages: ReadonlyMap<string, MirroredPage>,
  before: MirrorState | null,
  hashes: Map<string, string>,
  write: (file: string, bytes: Uint8Array | string) => Promise<void>,
): Promise<number> {
  const searchFiles = new Set(
    [...pages.keys()].filter((address) => !address.includes('.')).map(searchFileFor),
  )
  for (const file of searchFiles) {
    const language = file === 'search/index.html' ? null : (file.split('/')[0] ?? null)
    const home = language === null ? 'index.html' : `${language}/index.html`
    await write(file, searchPage(file, { ...searchTitle(language), archive: name, home }))
  }
  const indexed = [...pages.keys()].filter(isIndexed).sort()
  const digest = sha256Of(JSON.stringify(indexed.map((address) => [address, hashes.get(fileOf(address))])))
  if (before !== null && hashes.get('pagefind/made-from') === sha256Of(digest)) return 0
  const texts = async function* () {
    for (const address of indexed) {
      const file = fileOf(address)
      yield { file, html: await readFile(path.join(folder, file), 'utf8') }
    }
  }
  const { files, leftOut } = await searchIndexOf(texts())
  for (const file of hashes.keys()) if (file.startsWith('pagefind/')) hashes.delete(file)
  for (const { file, bytes } of files) await write(file, bytes)
  await write('pagefind/made-from', digest)
  return leftOut
}
