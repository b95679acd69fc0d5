import { formatLocator } from '@/lib/citations/format'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { openStatements } from '@/lib/editions/open-statements'
import type { PublicEdition } from '@/lib/editions/queries'
import { labelOfPart } from '@/lib/review/corrections/schema'
import { locatorSchema } from '@/lib/text/chain'
import { type BesideFigures, linkedFigure } from './linked-figures'
import { type Addressing, type PublicStatement, statementOf } from './statements'

/** What schema.org has no word for: how far a statement was checked. Explained in docs/api.md. */
export const checkingTerms = (addressOf: Addressing) => ({ stele: addressOf('/about#') })

const nothingBeside: BesideFigures = { elsewhere: new Map(), differing: new Set() }

const inLanguage = (language: string | null | undefined) =>
  language && language !== 'und' ? { inLanguage: language } : {}

/** One step of the chain, by its position in it: the work with the place in it, and what was seen of it. */
const linkedHop = ({ source, citation, access, seen }: PublicStatement['hops'][number], index: number) => ({
  '@type': 'ListItem',
  position: index + 1,
  item: { '@type': 'CreativeWork', '@id': source },
  ...(citation && { name: citation }),
  'stele:access': access,
  'stele:seen': seen,
})

/** The held passage and the copy that it is in; its words only where they stand openly and the rights in the copy allow them. */
function linkedPassage(passage: NonNullable<PublicStatement['passage']>, isOpen: boolean) {
  const { exact, before, after, language, holding } = passage
  const place = locatorSchema.safeParse(passage.locator)
  return {
    '@type': 'Quotation',
    ...inLanguage(language),
    ...(isOpen && exact !== '' && { text: exact, 'stele:before': before, 'stele:after': after }),
    ...(place.success && { 'stele:locator': formatLocator(place.data) }),
    isPartOf: {
      '@type': 'MediaObject',
      sha256: holding.sha256,
      ...(holding.rights && { copyrightNotice: holding.rights }),
      ...(holding.obtainedFrom && { 'stele:obtainedFrom': holding.obtainedFrom }),
      'stele:kind': holding.kind,
      'stele:shown': holding.shown,
    },
  }
}

/** How words of a source are given here: their mode, and the original beside a translation with who translated it. */
function linkedQuotation(
  { quotation, passage }: PublicStatement,
  isOpen: boolean,
): Record<string, unknown> | null {
  if (!quotation) return null
  const { mode, original, translator } = quotation
  return {
    'stele:mode': mode,
    ...(mode === 'TRANSLATION' && translator && { translator }),
    ...(isOpen &&
      original && {
        [mode === 'TRANSLATION' ? 'translationOfWork' : 'stele:original']: {
          '@type': 'Quotation',
          text: original,
          ...inLanguage(passage?.language),
        },
      }),
  }
}

const quoted = (words: string) => (words === '' ? 'nothing' : `“${words}”`)

const linkedCorrection =
  (isOpen: boolean) =>
  ({ part, from, to, proposedAt, acceptedAt, by }: PublicStatement['corrections'][number]) => ({
    '@type': 'CorrectionComment',
    ...(isOpen && {
      text: `${labelOfPart(part)}: ${quoted(from)} became ${quoted(to)}.`,
      'stele:from': from,
      'stele:to': to,
    }),
    dateCreated: proposedAt,
    datePublished: acceptedAt,
    'stele:part': part,
    'stele:by': by,
  })

const linkedAspect =
  (isOpen: boolean) =>
  ({ aspect, outcome, verdicts }: PublicStatement['aspects'][number]) => ({
    'stele:aspect': aspect,
    'stele:outcome': outcome,
    ...(verdicts.length > 0 && {
      'stele:verdicts': verdicts.map(({ outcome: said, by, at, note }) => ({
        'stele:outcome': said,
        'stele:by': by,
        'stele:at': at,
        ...(isOpen && note && { reviewBody: note }),
      })),
    }),
  })

/**
 * The statements of an edition as schema.org parts, with the same facts as on the page under "How we know this": the chain and what was
 * seen of each work, the held passage, the original beside a translation, each verdict or NOT_CHECKED, what was put right, and for a figure
 * who states it. Words behind a content warning are left out, also where a passage, a correction or a note repeats them; they stand on the
 * page for whoever opens them.
 */
export function linkedStatements(
  edition: PublicEdition,
  evidence: Iterable<Evidence>,
  addressOf: Addressing,
  beside: BesideFigures = nothingBeside,
) {
  const standsOpen = openStatements(edition.content)
  const figures = new Map(edition.content.figures.map((figure) => [figure.id, figure]))
  const address = addressOf(`/records/${edition.slug}/editions/${edition.number}`)
  return [...evidence].map(({ subject, ...known }) => {
    const isOpen = standsOpen(subject)
    const statement = statementOf({ subject, ...known }, edition, addressOf)
    const { url, text, quotation, hops, passage, state, stateInWords, aspects, unchecked, corrections } =
      statement
    const figure = subject.type === 'FIGURE' && isOpen ? figures.get(subject.id) : undefined
    return {
      '@type': subject.type === 'QUOTATION' ? 'Quotation' : 'Claim',
      '@id': url,
      identifier: keyOf(subject),
      ...(isOpen && { text, ...(quotation?.language && { inLanguage: quotation.language }) }),
      ...linkedQuotation(statement, isOpen),
      ...(figure && linkedFigure(figure, address, beside, addressOf)),
      citation: statement.known,
      'stele:hops': hops.map(linkedHop),
      ...(passage && { isBasedOn: linkedPassage(passage, isOpen) }),
      'stele:state': state,
      'stele:stateInWords': stateInWords,
      'stele:secondHand': hops.length > 1,
      'stele:unchecked': unchecked,
      ...(corrections.length > 0 && { correction: corrections.map(linkedCorrection(isOpen)) }),
      'stele:aspects': aspects
        .filter(({ required, outcome }) => required || outcome !== 'NOT_CHECKED')
        .map(linkedAspect(isOpen)),
    }
  })
}
