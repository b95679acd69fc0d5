import path from 'node:path'
import type { Translator } from '@/lib/messages/translator'
import { type Copy, type CopyText, type Edition, type Source, titleOf } from './exported-data'
import type { Piece } from './proven-text'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const page = (title: string, language: string, body: string) => `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:; media-src 'self' file:">
<title>${escaped(title)}</title>
<style>body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 Georgia, serif } .text { white-space: pre-line } img, video { max-width: 100% }</style>
${body}
</html>
`

const heading = (text: string) => `<h2>${escaped(text)}</h2>`
const paragraph = (text: string) => (text === '' ? '' : `<p>${escaped(text)}</p>\n`)
const link = (href: string, text: string) => `<a href="${escaped(href)}">${escaped(text)}</a>`
const list = (items: readonly string[]) =>
  `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`

/** Closed until a reader opens it, where there is a warning. */
function behind(warnings: readonly string[], isWarned: boolean, content: string, t: Translator): string {
  if (!isWarned) return content
  const named = warnings.filter((warning) => warning !== '').join(' · ')
  return `<details><summary>${escaped(t('commands.rebuild.warned', { warning: named }))}</summary>\n${content}\n</details>`
}

/** An image, a player or a link, by the ending of a file. */
function mediaOf(href: string, name: string): string {
  if (href.endsWith('.webp')) return `<img src="${escaped(href)}" alt="${escaped(name)}" loading="lazy">`
  if (/\.(mp4|webm)$/.test(href)) return `<video controls preload="none" src="${escaped(href)}"></video>`
  if (/\.(mp3|m4a|wav|ogg|flac)$/.test(href))
    return `<audio controls preload="none" src="${escaped(href)}"></audio>`
  return link(href, name)
}

/** The moment of a recording as minutes and seconds. */
const momentOf = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

const saidOf = (transcript: readonly { start: number; text: string }[]) =>
  transcript.map(({ start, text }) => paragraph(`${momentOf(start)}  ${text}`)).join('')

/** The images and files of an edition, as far as they were exported. */
function shownMedia({ images, files, exportedFiles }: Edition, t: Translator): string {
  const pathOf = (hash: string) => exportedFiles.find((file) => file.path.startsWith(`media/${hash}/`))?.path
  const shown = [
    ...images.map((one) => ({ ...one, name: one.alternative ?? '', lines: [one.caption], said: '' })),
    ...files.map((one) => ({
      ...{ ...one, name: one.title, lines: [one.title, one.description ?? ''] },
      said: saidOf(one.transcript),
    })),
  ].flatMap(({ sha256: hash, name, lines, said, credit, rights, contentWarning, isWarned }) => {
    const file = pathOf(hash)
    const about = [...lines, credit, rights].map(paragraph).join('')
    return file
      ? [behind([contentWarning ?? ''], isWarned, `${mediaOf(file, name)}\n${about}${said}`, t)]
      : []
  })
  return shown.length > 0 ? `${heading(t('commands.rebuild.media'))}\n${shown.join('\n')}\n` : ''
}

export const editionPage = ({ slug, edition }: Edition) => `${slug}-${edition.number}.html`
export const sourcePage = (id: string) => `sources/${id}.html`
export const copyPage = (id: string) => `copies/${id}.html`

/** The page of the source that a citation leads to; null for another address. */
function sourcePageAt(url: string): string | null {
  const [, id] = /\/sources\/([0-9a-f-]{36})$/.exec(url) ?? []
  return id ? sourcePage(id) : null
}

export type Shown = { edition: Edition; root: string | null; pieces: Piece[] }

/** The page of an edition. */
export function pageOfEdition({ edition, root, pieces }: Shown, t: Translator): string {
  const { title, summary, contentWarning, sources } = edition
  const text = pieces
    .map((piece) => (piece.isWarning ? t('commands.rebuild.warning', { warning: piece.text }) : piece.text))
    .join('\n\n')
  const line = t('commands.rebuild.edition', {
    number: edition.edition.number,
    published: new Date(edition.edition.publishedAt),
  })
  const warning = contentWarning === null ? '' : `<p><strong>${escaped(contentWarning)}</strong></p>\n`
  const cited = sources
    .map(({ url, citation }) => {
      const at = sourcePageAt(url)
      return `<li>${at ? link(at, citation) : escaped(citation)}</li>`
    })
    .join('\n')
  const proof =
    root === null
      ? paragraph(t('commands.rebuild.withoutProof'))
      : paragraph(t('commands.rebuild.root', { root })) + paragraph(t('commands.rebuild.unproven'))
  return page(
    title,
    edition.language,
    `<h1>${escaped(title)}</h1>\n<p>${escaped(line)}</p>\n${warning}<p>${escaped(summary)}</p>
<div class="text">${escaped(text)}</div>\n${shownMedia(edition, t)}${heading(t('commands.rebuild.sources'))}\n<ol>\n${cited}\n</ol>\n${proof}`,
  )
}

/** The page of a source: what cites it and its copies. `pageOfRecord` has the page of the newest edition to read, by the slug. */
export function pageOfSource(
  source: Source,
  pageOfRecord: ReadonlyMap<string, { name: string; title: string }>,
  t: Translator,
): string {
  const title = titleOf(source)
  const records = source.citing.map((url) => {
    const [, slug = '', number] = /\/records\/([a-z0-9-]+)(?:\/editions\/(\d+))?$/.exec(url) ?? []
    const record = pageOfRecord.get(slug)
    if (!record) return escaped(url)
    return link(`../${number ? `${slug}-${number}.html` : record.name}`, record.title)
  })
  const opened = source.copies.map(({ id, obtainedFrom, rights, kind }) =>
    link(`../${copyPage(id)}`, [kind, obtainedFrom, rights].filter((text) => text !== '').join(' · ')),
  )
  const listed = opened.length > 0 ? `${heading(t('commands.rebuild.copies'))}\n${list(opened)}` : ''
  return page(
    title,
    'en',
    `<h1>${escaped(title)}</h1>\n${heading(t('commands.rebuild.citedIn'))}\n${list(records)}\n${listed}${paragraph(t('commands.rebuild.asExported'))}`,
  )
}

/** The page of a copy: its recording, and its text with the images of its pages. */
export function pageOfCopy(source: Source, copy: Copy, { pages, cues }: CopyText, t: Translator): string {
  const title = titleOf(source)
  const at = (file: string) => path.posix.relative('copies', file)
  const { recording } = copy
  const player = recording?.file
    ? behind(recording.warnings, recording.isWarned, mediaOf(at(recording.file), title), t)
    : ''
  const said = (cues ?? []).map((cue) => behind(cue.warnings, cue.isWarned, saidOf([cue]), t))
  const shown = pages.map(({ page: number, locator, text, warnings, isWarned, image }) => {
    const content = `${image ? mediaOf(at(image), '') : ''}\n<div class="text">${escaped(text)}</div>`
    return `${heading(locator?.words ?? String(number))}\n${behind(warnings, isWarned, content, t)}`
  })
  const about = [copy.obtainedFrom, copy.rights].map(paragraph).join('')
  return page(
    title,
    copy.language,
    `<h1>${escaped(title)}</h1>\n${about}${player}\n${[...said, ...shown].join('\n')}\n${paragraph(t('commands.rebuild.asExported'))}`,
  )
}

/** The page that leads to all others. */
export function pageOfIndex(
  records: readonly { name: string; title: string }[],
  sources: readonly { name: string; title: string }[],
  t: Translator,
): string {
  const title = t('commands.rebuild.index')
  const cited =
    sources.length > 0
      ? `\n${heading(t('commands.rebuild.sources'))}\n${list(sources.map(({ name, title: own }) => link(name, own)))}`
      : ''
  return page(
    title,
    'en',
    `<h1>${escaped(title)}</h1>\n${list(records.map(({ name, title: own }) => link(name, own)))}${cited}`,
  )
}
