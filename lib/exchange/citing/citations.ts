import { formatChain } from '@/lib/citations/format'
import { apaEntry } from '@/lib/citations/formats/apa'
import { chicagoEntry, chicagoNote } from '@/lib/citations/formats/chicago'
import { iso690Entry } from '@/lib/citations/formats/iso-690'
import { ended } from '@/lib/citations/formats/line'
import { filled, plain, type Run } from '@/lib/citations/runs'
import { formatDay } from '@/lib/dates'
import { cslOf, type Evidence, keyOf } from '@/lib/editions/evidence'
import type { PublicEdition } from '@/lib/editions/queries'
import type { Translator } from '@/lib/messages/translator'
import { genreOf } from '@/lib/records/kinds/fields'
import { shownTitle } from '@/lib/records/supplied-title'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import type { CslItem } from '@/lib/sources/csl'
import { knownThrough, type Locator, locatorSchema } from '@/lib/text/chain'
import type { Addressing } from '../statements'
import { editionPath, itemOfEdition } from './item'

const citationStyles = ['CHICAGO', 'ISO_690', 'APA', 'PLAIN'] as const
type CitationStyle = (typeof citationStyles)[number]
export type Citation = { style: CitationStyle; runs: Run[] }

/** What citations of an edition are made of. */
export type Citing = {
  edition: PublicEdition
  archive: ArchiveSettings
  addressOf: Addressing
  /** The full address of its ARK, where the archive has a number for them. */
  ark?: string | null
}

/** The short form: title, kind, archive, number and day of the edition, and its address. */
function plainEntry({ edition, archive, addressOf }: Citing, anchor: string, t: Translator): Run[] {
  const { content, kind, number, publishedAt } = edition
  const title = shownTitle(content)
  const values = {
    title: plain(/[.?!]$/.test(title) ? title : `${title}.`),
    kind: plain(genreOf(kind, content.fields, t)),
    archive: plain(archiveName(archive, t)),
    day: plain(formatDay(publishedAt, t)),
    address: plain(addressOf(editionPath(edition)) + anchor),
  }
  return filled('archive.cite.entry', values, t, { number })
}

/** A citation of an edition as a whole, in each style. */
export function citationsOfEdition(citing: Citing, t: Translator): Citation[] {
  const item = itemOfEdition(citing.edition, citing.archive, citing.addressOf, t)
  return [
    { style: 'CHICAGO', runs: ended(chicagoEntry(item, t), true) },
    { style: 'ISO_690', runs: ended(iso690Entry(item, null, t), false) },
    { style: 'APA', runs: ended(apaEntry(item, null, t), false) },
    { style: 'PLAIN', runs: plainEntry(citing, '', t) },
  ]
}

/** The edition as the place where a statement was read: a page of the archive. */
function hostOf({ edition, archive, addressOf }: Citing, anchor: string, t: Translator): CslItem {
  const { slug, number, content, publishedAt } = edition
  const [year, month, day] = publishedAt.slice(0, 10).split('-').map(Number)
  return {
    id: `${slug}-${number}`,
    type: 'webpage',
    title: shownTitle(content),
    ...(content.titleIsSupplied && { custom: { stele: { titleIsSupplied: true } } }),
    'container-title': archiveName(archive, t),
    edition: t('citations.edition', { number: String(number) }),
    issued: { 'date-parts': [[year, month, day]] },
    URL: addressOf(editionPath(edition)) + anchor,
  }
}

const writers: Record<
  Exclude<CitationStyle, 'PLAIN'>,
  (item: CslItem, locator: Locator | null, t: Translator) => Run[]
> = { CHICAGO: chicagoNote, ISO_690: iso690Entry, APA: apaEntry }

/** The anchor of a statement on the page of its edition. */
const anchorOf = ({ subject }: Evidence) => `#how-${keyOf(subject)}`

const itemsOf = ({ hops }: Evidence) =>
  hops.flatMap(({ source, locator }) => {
    const place = locatorSchema.safeParse(locator)
    return source ? [{ item: cslOf(source), locator: place.success ? place.data : null }] : []
  })

/**
 * A citation of one statement, in each style: its source, as cited in the source through which that is known, as cited in the edition where the
 * reader found it (Chicago 14.260). A paraphrase, a figure and a date are reported, not cited.
 */
export function citationsOfStatement(evidence: Evidence, citing: Citing, t: Translator): Citation[] {
  const known = knownThrough(evidence.subject.quotation?.mode ?? null)
  const through = (cited: readonly Run[], host: readonly Run[]) =>
    filled(`citations.${known}`, { cited, through: host }, t)
  const anchor = anchorOf(evidence)
  const written = (['CHICAGO', 'ISO_690', 'APA'] as const).map((style): Citation => {
    const parts = itemsOf(evidence).map(({ item, locator }) => unended(writers[style](item, locator, t)))
    const host = writers[style](hostOf(citing, anchor, t), null, t)
    const runs = parts.reduceRight((last, part) => through(part, last), host)
    return { style, runs: ended(runs, style === 'CHICAGO') }
  })
  const chain = unended(formatChain(evidence.subject.chain, chainItems(evidence), known, t))
  const entry = plainEntry(citing, anchor, t)
  return [...written, { style: 'PLAIN', runs: chain.length > 0 ? through(chain, entry) : entry }]
}

const chainItems = ({ hops }: Evidence) =>
  new Map(hops.flatMap(({ source }) => (source ? [[source.id, cslOf(source)] as const] : [])))

/** Without a full stop at its end, because more follows. */
function unended(runs: readonly Run[]): Run[] {
  const last = runs.at(-1)
  if (!last || last.href || !/[^.]\.$/.test(last.text)) return [...runs]
  return [...runs.slice(0, -1), { ...last, text: last.text.slice(0, -1) }]
}

/** An item for reference managers, with a note on how it is known. */
export type Noted = { item: CslItem; note: string }

/** The items of a statement for reference managers: its sources, each with what it is known through, then the edition. */
export function itemsOfStatement(evidence: Evidence, citing: Citing, t: Translator): Noted[] {
  const edition = itemOfEdition(citing.edition, citing.archive, citing.addressOf, t)
  const cited = citationsOfStatement(evidence, citing, t).find(({ style }) => style === 'PLAIN')
  const note = (cited?.runs ?? []).map(({ text }) => text).join('')
  const sources = itemsOf(evidence).map(({ item }) => ({ item, note }))
  const address = `${String(edition.URL)}${anchorOf(evidence)}`
  return [...sources, { item: { ...edition, URL: address }, note: '' }]
}
