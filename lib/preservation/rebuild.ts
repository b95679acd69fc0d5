import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { isProven } from '@/lib/editions/integrity/proof'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { readRoot, type Version } from './ocfl'
import { PreservationError } from './preservation-error'

// What the pages need of the public data (docs/api.md). They contain text only, so that nothing in an export is run.
const editionSchema = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,120}$/),
  title: z.string(),
  summary: z.string(),
  language: z.string().max(40),
  text: z.string(),
  edition: z.object({ number: z.int(), publishedAt: z.string() }),
  sources: z.array(z.object({ citation: z.string() })),
  contentWarning: z.string().nullable(),
})
type Edition = z.output<typeof editionSchema>

const proofSchema = z.object({
  entry: z.string(),
  parts: z.array(
    z.object({
      path: z.string().default(''),
      hash: z.string(),
      salt: z.string().optional(),
      value: z.unknown().optional(),
    }),
  ),
})
const entrySchema = z.object({ record: z.uuid(), number: z.int(), root: z.string() })

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const page = (title: string, language: string, body: string) => `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 Georgia, serif } .text { white-space: pre-line }</style>
${body}
</html>
`

/** Checks the proof of a version, and returns the root that it proves; null where there is none. Throws `PreservationError`. */
function provenRoot(id: string, number: number, bytes: string | Uint8Array | undefined): string | null {
  if (bytes === undefined) return null
  const refuse = () => new PreservationError(message('commands.rebuild.notProven', { id, number }))
  try {
    const { entry, parts } = proofSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    const stated = entrySchema.parse(JSON.parse(entry))
    const isOfThis = `urn:uuid:${stated.record}` === id && stated.number === number
    if (!isOfThis || !isProven({ scheme: 2, root: stated.root, parts })) throw refuse()
    return stated.root
  } catch {
    throw refuse()
  }
}

function editionIn(id: string, number: number, bytes: string | Uint8Array | undefined): Edition | null {
  if (bytes === undefined) return null
  try {
    const edition = editionSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    if (edition.edition.number !== number) throw new Error('another edition')
    return edition
  } catch {
    throw new PreservationError(message('commands.rebuild.notProven', { id, number }))
  }
}

const nameOf = ({ slug, edition }: Edition) => `${slug}-${edition.number}.html`

function pageOf(edition: Edition, root: string | null, t: Translator): string {
  const { title, summary, text, contentWarning, sources } = edition
  const line = t('commands.rebuild.edition', {
    number: edition.edition.number,
    published: new Date(edition.edition.publishedAt),
  })
  const warning = contentWarning === null ? '' : `<p><strong>${escaped(contentWarning)}</strong></p>\n`
  const cited = sources.map(({ citation }) => `<li>${escaped(citation)}</li>`).join('\n')
  const proof = root === null ? '' : `<p>${escaped(t('commands.rebuild.root', { root }))}</p>`
  return page(
    title,
    edition.language,
    `<h1>${escaped(title)}</h1>\n<p>${escaped(line)}</p>\n${warning}<p>${escaped(summary)}</p>
<div class="text">${escaped(text)}</div>\n<h2>${escaped(t('commands.rebuild.sources'))}</h2>\n<ol>\n${cited}\n</ol>\n${proof}`,
  )
}

export type Rebuilt = {
  editions: number
  withdrawn: number
  /** The root of each edition that has a proof, by the id of its record and its number. */
  roots: ReadonlyMap<string, string>
}

type Shown = { edition: Edition; root: string | null }

function readVersion(
  id: string,
  number: number,
  { files }: Version,
): { root: string | null; shown: Shown | null } {
  const root = provenRoot(id, number, files['proof.json'])
  const edition = editionIn(id, number, files['edition.json'])
  return { root, shown: edition && { edition, root } }
}

/**
 * Makes pages that can be read without any software of the archive from an export alone (OCFL): one for each edition that is not withdrawn, and an index.
 * Every file is compared with its inventory and every proof is verified first; what an export states is shown as text only. Throws
 * `PreservationError` that names the file, and then writes nothing.
 */
export async function rebuildPages(ocfl: string, dir: string, t: Translator): Promise<Rebuilt> {
  const folder = path.resolve(dir)
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new PreservationError(message('commands.export.notEmpty', { folder }))
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  try {
    const rebuilt = await writePages(ocfl, partial, t)
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
    return rebuilt
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

async function writePages(ocfl: string, folder: string, t: Translator): Promise<Rebuilt> {
  const roots = new Map<string, string>()
  const lines: string[] = []
  let editions = 0
  let withdrawn = 0
  for await (const { id, versions } of readRoot(ocfl)) {
    if (versions.some(({ files }) => 'source.json' in files)) continue
    let last: Edition | null = null
    for (const [index, version] of versions.entries()) {
      const { root, shown } = readVersion(id, index + 1, version)
      if (root !== null) roots.set(`${id.replace('urn:uuid:', '')}/${index + 1}`, root)
      if (!shown) {
        withdrawn += 1
        continue
      }
      editions += 1
      last = shown.edition
      await writeFile(path.join(folder, nameOf(shown.edition)), pageOf(shown.edition, root, t))
    }
    if (last) lines.push(`<li><a href="${nameOf(last)}">${escaped(last.title)}</a></li>`)
  }
  const title = t('commands.rebuild.index')
  await writeFile(
    path.join(folder, 'index.html'),
    page(title, 'en', `<h1>${escaped(title)}</h1>\n<ul>\n${lines.join('\n')}\n</ul>`),
  )
  return { editions, withdrawn, roots }
}
