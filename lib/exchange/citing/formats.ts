import { bibtexOf } from '@/lib/citations/formats/bibtex'
import { risOf } from '@/lib/citations/formats/ris'
import { textOf } from '@/lib/citations/runs'
import { readingOf } from '@/lib/editions/evidence'
import type { Translator } from '@/lib/messages/translator'
import {
  type Citation,
  type Citing,
  citationsOfEdition,
  citationsOfStatement,
  itemsOfStatement,
  type Noted,
} from './citations'
import { itemOfEdition } from './item'

type Format = {
  /** The media type registered or in use for it. */
  mediaType: string
  write(items: readonly Noted[], citations: readonly Citation[], t: Translator): string
}

/** The formats in which a citation can be downloaded, by the ending of the file. */
const citationFormats = {
  bib: {
    mediaType: 'application/x-bibtex; charset=utf-8',
    write: (items) => items.map(({ item, note }) => bibtexOf(item, note)).join('\n'),
  },
  ris: {
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    write: (items) => items.map(({ item, note }) => risOf(item, note)).join(''),
  },
  csl: {
    mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    write: (items) =>
      `${JSON.stringify(
        items.map(({ item, note }) =>
          note ? { ...item, note: [item.note, note].filter(Boolean).join('\n') } : item,
        ),
        null,
        2,
      )}\n`,
  },
  txt: {
    mediaType: 'text/plain; charset=utf-8',
    write: (_, citations, t) =>
      citations.map(({ style, runs }) => `${t(`citations.style.${style}`)}\n${textOf(runs)}\n`).join('\n'),
  },
} as const satisfies Record<string, Format>

type CitationFormat = keyof typeof citationFormats
export const citationFormatNames = Object.keys(citationFormats) as CitationFormat[]

const isFormat = (name: string): name is CitationFormat => Object.hasOwn(citationFormats, name)

/** The name of the whole record among the files of citations. */
export const WHOLE = 'record'

/** The path of a file with a citation of a record or of one of its statements (by `keyOf`). */
export const citationPath = (edition: string, of: string, format: CitationFormat) =>
  `/api/public${edition}/citations/${of}.${format}`

/** A file with a citation, by its name: "record.bib", "quotation-1f….ris". Null for any other name. */
export function citationFile(
  name: string,
  citing: Citing,
  t: Translator,
): { text: string; mediaType: string; filename: string } | null {
  const [, of = '', ending = ''] = /^([a-z]+(?:-[A-Za-z0-9-]{1,64})?)\.([a-z]+)$/.exec(name) ?? []
  if (!isFormat(ending)) return null
  const { mediaType, write } = citationFormats[ending]
  const { edition, archive, addressOf } = citing
  const filename = `${edition.slug}-${edition.number}${of === WHOLE ? '' : `-${of}`}.${ending === 'csl' ? 'json' : ending}`
  if (of === WHOLE) {
    const items = [{ item: itemOfEdition(edition, archive, addressOf, t), note: '' }]
    return { text: write(items, citationsOfEdition(citing, t), t), mediaType, filename }
  }
  const evidence = readingOf(edition, t).evidence.get(of)
  if (!evidence) return null
  const text = write(itemsOfStatement(evidence, citing, t), citationsOfStatement(evidence, citing, t), t)
  return { text, mediaType, filename }
}
