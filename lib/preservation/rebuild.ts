import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import checkProof from '@/lib/public-log/check-proof'
import { readRoot, type Version } from './ocfl'
import { PreservationError } from './preservation-error'
import { comparedWithProof, type Piece, type ShownPart } from './proven-text'

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
const entrySchema = z.object({ root: z.string() })

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

type Proof = { root: string; parts: ShownPart[] }

/** Verifies the proof of a version, with its place in the log that was signed; null where there is none. Throws `PreservationError`. */
async function provenIn(
  id: string,
  number: number,
  bytes: string | Uint8Array | undefined,
): Promise<Proof | null> {
  if (bytes === undefined) return null
  const text = Buffer.from(bytes).toString('utf8')
  const checked = await checkProof({ text, witnessKeys: [] })
  const isOfThis =
    checked.failed === null && `urn:uuid:${checked.proven.record}` === id && checked.proven.number === number
  if (!isOfThis) throw new PreservationError(message('commands.rebuild.notProven', { id, number }))
  const { entry, parts } = proofSchema.parse(JSON.parse(text))
  return { root: entrySchema.parse(JSON.parse(entry)).root, parts }
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

type Shown = { edition: Edition; root: string | null; pieces: Piece[] }

function pageOf({ edition, root, pieces }: Shown, t: Translator): string {
  const { title, summary, contentWarning, sources } = edition
  const text = pieces
    .map((piece) => (piece.isWarning ? t('commands.rebuild.warning', { warning: piece.text }) : piece.text))
    .join('\n\n')
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

async function readVersion(
  id: string,
  number: number,
  { files }: Version,
): Promise<{ root: string | null; shown: Shown | null }> {
  const proof = await provenIn(id, number, files['proof.json'])
  const edition = editionIn(id, number, files['edition.json'])
  const root = proof?.root ?? null
  const compared =
    edition && proof
      ? comparedWithProof(edition, proof.parts)
      : { pieces: edition ? [{ text: edition.text, isWarning: false }] : [] }
  if ('contradicted' in compared) {
    const { contradicted: member } = compared
    throw new PreservationError(message('commands.rebuild.contradicted', { id, number, member }))
  }
  return { root, shown: edition && { edition, root, pieces: compared.pieces } }
}

/**
 * Makes pages that can be read without any software of the archive from an export alone (OCFL): one for each edition that is not withdrawn, and an index.
 * Every file is compared with its inventory, every proof is verified, and the text that it shows is compared with that of the data first; what an export states is shown as text only. Throws
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
      const { root, shown } = await readVersion(id, index + 1, version)
      if (root !== null) roots.set(`${id.replace('urn:uuid:', '')}/${index + 1}`, root)
      if (!shown) {
        withdrawn += 1
        continue
      }
      editions += 1
      last = shown.edition
      await writeFile(path.join(folder, nameOf(shown.edition)), pageOf(shown, t))
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
