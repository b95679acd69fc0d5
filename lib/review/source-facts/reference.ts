import { formatLocator } from '@/lib/citations/format'
import { namesIn } from '@/lib/citations/names'
import { dateOf, said } from '@/lib/citations/parts'
import type { HoldingKind } from '@/lib/generated/prisma/enums'
import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import type { Hop, Locator } from '@/lib/text/chain'
import type { PassageEvidence } from '../evidence'

/** One fact about a source, as the archive has it and as the citation gives it. */
export type ReferenceFact = {
  fact: 'title' | 'author' | 'publishedIn' | 'publisher' | 'date' | 'locator' | 'language' | 'copy'
  source: string
  /** Null where the citation doesn't give it. */
  cited: string | null
  /** True when both give it and can't both be right. */
  differs: boolean
}

/** The source that was seen and its citation: what a reviewer compares before looking at the passage. */
type Referred = {
  work: CslItem | null
  hop: Hop | null
  passage:
    | (Pick<PassageEvidence, 'locator' | 'language'> & { holding: Pick<PassageEvidence['holding'], 'kind'> })
    | null
  /** The language of a quotation in the words of the source; null for anything else. */
  language: string | null
}

/** The kinds of copy that someone who says that they saw the original, a facsimile or a transcript can have compared. */
const seenAs: Readonly<Record<Hop['access'], readonly HoldingKind[]>> = {
  ORIGINAL_SEEN: ['ORIGINAL', 'WEB_CAPTURE', 'AUDIO', 'VIDEO'],
  FACSIMILE_SEEN: ['ORIGINAL', 'FACSIMILE', 'WEB_CAPTURE', 'AUDIO', 'VIDEO'],
  TRANSCRIPT_SEEN: ['ORIGINAL', 'FACSIMILE', 'TRANSCRIPT', 'WEB_CAPTURE', 'AUDIO', 'VIDEO'],
  NOT_SEEN: [],
}

const plain = (value: string) => value.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

const sameLocator = (one: Locator, other: Locator) =>
  one.label === other.label && plain(one.value) === plain(other.value)

const primary = (language: string) => language.split('-')[0]?.toLowerCase()

/**
 * The reference data of the source that was seen, with what the citation says of the same, in the order of a reference. Facts that neither has
 * are left out.
 */
export function referenceOf({ work, hop, passage, language }: Referred, t: Translator): ReferenceFact[] {
  const facts: ReferenceFact[] = []
  const add = (fact: ReferenceFact['fact'], source: string, cited: string | null = null, differs = false) => {
    if (source || cited) facts.push({ fact, source, cited, differs })
  }
  if (work) {
    add('title', said(work, 'title'))
    add('author', namesIn(work, 'author', t))
    add('publishedIn', said(work, 'container-title'))
    add('publisher', said(work, 'publisher'))
    add('date', dateOf(work, 'issued', t))
  }
  const [there, given] = [passage?.locator ?? null, hop?.locator ?? null]
  add(
    'locator',
    there ? formatLocator(there, t) : '',
    given && formatLocator(given, t),
    there !== null && given !== null && !sameLocator(there, given),
  )
  if (passage && language && primary(language) !== primary(passage.language))
    add('language', passage.language, language, true)
  if (passage && hop)
    add(
      'copy',
      t(`labels.holding.${passage.holding.kind}`),
      t(`labels.access.${hop.access}`),
      !seenAs[hop.access].includes(passage.holding.kind),
    )
  return facts
}
