import { formatLocator } from '@/lib/citations/format'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { openStatements } from '@/lib/editions/open-statements'
import type { PublicEdition } from '@/lib/editions/queries'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { partLabel } from '@/lib/review/corrections/schema'
import { locatorSchema } from '@/lib/text/chain'
import { type BesideFigures, linkedFigure } from './linked-figures'
import { type Addressing, type PublicStatement, statementOf } from './statements'

/** Terms that schema.org lacks: how far a statement was checked (docs/api.md). */
export const checkingTerms = (addressOf: Addressing) => ({ stele: addressOf('/about#') })

const inLanguage = (language: string | null | undefined) =>
  language && language !== 'und' ? { inLanguage: language } : {}

/** One source of the chain, by its position: its citation with the locator, and whether it was seen. */
const linkedHop = ({ source, citation, access, seen }: PublicStatement['hops'][number], index: number) => ({
  '@type': 'ListItem',
  position: index + 1,
  item: { '@type': 'CreativeWork', '@id': source },
  ...(citation && { name: citation }),
  'stele:access': access,
  'stele:seen': seen,
})

/** The passage and its archive copy. Its text is left out behind a content warning, of its own or of the record, and where the rights in
 * the copy don't allow it. */
function linkedPassage(passage: NonNullable<PublicStatement['passage']>, isOpen: boolean, t: Translator) {
  const { exact, before, after, language, holding } = passage
  const isShown = isOpen && passage.contentWarning === null && exact !== ''
  const place = locatorSchema.safeParse(passage.locator)
  return {
    '@type': 'Quotation',
    ...inLanguage(language),
    ...(isShown && { text: exact, 'stele:before': before, 'stele:after': after }),
    ...(place.success && { 'stele:locator': formatLocator(place.data, t) }),
    isPartOf: {
      '@type': 'MediaObject',
      ...(holding.sha256 && { sha256: holding.sha256 }),
      ...(holding.rights && { copyrightNotice: holding.rights }),
      ...(holding.obtainedFrom && { 'stele:obtainedFrom': holding.obtainedFrom }),
      'stele:kind': holding.kind,
      'stele:shown': holding.shown,
    },
  }
}

/** The mode of a quotation, and the original and the translator of a translation. */
function linkedQuotation(
  { quotation, paraphrase, passage }: PublicStatement,
  isOpen: boolean,
): Record<string, unknown> | null {
  const quoted = quotation ?? paraphrase
  if (!quoted) return null
  const { mode, original, translator } = quoted
  return {
    'stele:mode': mode,
    // A person or a body: schema.org has no property that leaves it open.
    ...(mode === 'TRANSLATION' && translator && { 'stele:translator': translator }),
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

function correctedSentence(part: string, from: string, to: string, t: Translator): string {
  const quoted = (text: string) =>
    message(text === '' ? 'archive.evidence.nothing' : 'archive.evidence.note', { text })
  return t('archive.data.corrected', { part: partLabel(part), from: quoted(from), to: quoted(to) })
}

const linkedCorrection =
  (isOpen: boolean, t: Translator) =>
  ({ part, from, to, proposedAt, acceptedAt, by }: PublicStatement['corrections'][number]) => ({
    '@type': 'CorrectionComment',
    ...(isOpen && {
      text: correctedSentence(part, from, to, t),
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
      'stele:verdicts': verdicts.map(({ outcome: verdict, by, at, note }) => ({
        'stele:outcome': verdict,
        'stele:by': by,
        'stele:at': at,
        ...(isOpen && note && { 'stele:note': note }),
      })),
    }),
  })

/** A paraphrase is a claim of the archive about a source, and no quotation. */
const typesOf = ({ type }: PublicStatement) => {
  if (type === 'PARAPHRASE') return ['Claim', 'stele:Paraphrase']
  return type === 'QUOTATION' ? 'Quotation' : 'Claim'
}

/**
 * The statements of an edition as schema.org parts, with the same evidence as on the page under "How we know this": the chain and what was seen
 * of each source, the passage, the original of a translation, each verdict or NOT_CHECKED, the corrections, and who states a figure. Text
 * behind a content warning is left out, also where a passage, a correction or a note repeats it.
 */
export function linkedStatements(
  edition: PublicEdition,
  evidence: Iterable<Evidence>,
  addressOf: Addressing,
  beside: BesideFigures,
  t: Translator,
) {
  const opennessOf = openStatements(edition.content)
  const figures = new Map(edition.content.figures.map((figure) => [figure.id, figure]))
  const address = addressOf(`/records/${edition.slug}/editions/${edition.number}`)
  return [...evidence].map(({ subject, ...known }) => {
    const isOpen = opennessOf(subject)
    const statement = statementOf({ subject, ...known }, edition, addressOf, t)
    const {
      url,
      text,
      quotation,
      paraphrase,
      hops,
      passage,
      state,
      stateInWords,
      aspects,
      unchecked,
      corrections,
    } = statement
    const figure = subject.type === 'FIGURE' && isOpen ? figures.get(subject.id) : undefined
    return {
      '@type': typesOf(statement),
      '@id': url,
      identifier: keyOf(subject),
      ...(isOpen && { text, ...inLanguage((quotation ?? paraphrase)?.language) }),
      ...linkedQuotation(statement, isOpen),
      ...(figure && linkedFigure(figure, address, beside, addressOf, t)),
      citation: statement.known,
      'stele:hops': hops.map(linkedHop),
      ...(passage && { isBasedOn: linkedPassage(passage, isOpen, t) }),
      'stele:state': state,
      'stele:stateInWords': stateInWords,
      'stele:secondHand': hops.length > 1,
      'stele:unchecked': unchecked,
      ...(corrections.length > 0 && { correction: corrections.map(linkedCorrection(isOpen, t)) }),
      'stele:aspects': aspects
        .filter(({ required, outcome }) => required || outcome !== 'NOT_CHECKED')
        .map(linkedAspect(isOpen)),
    }
  })
}
