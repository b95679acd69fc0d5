import { bounds } from '@/lib/dates'
import type { Snapshot } from '@/lib/editions/schema'
import { figureSentence } from '@/lib/figures/sentence'
import type { Translator } from '@/lib/messages/translator'
import { attributionOf, eventsOf, recordDate } from '@/lib/records/kinds/fields'
import { storedContent } from '@/lib/records/schema'
import { timelineSentence } from '@/lib/records/timeline'
import { openParts, plainText, quotationsOf } from '@/lib/text'
import { configurationOf } from './search-configurations'

/** What a search row says of an edition. `words` is indexed and never shown; `text` may be shown in a list of results. */
export type Entry = {
  slug: string
  kind: string
  language: string
  configuration: string
  title: string
  summary: string
  attribution: string
  dated: string | null
  text: string
  words: string
  /** Names of the sources it rests on. */
  named: string
  statements: number
  secondHand: number
  unseen: number
}

/** Everything that the search row of an edition holds, from its snapshot alone. */
export function entryOf(snapshot: Snapshot, t: Translator): Entry {
  const content = storedContent(snapshot.kind, snapshot.content)
  const events = eventsOf(snapshot.kind, content.fields)
  const statements = [
    ...events.map(timelineSentence),
    ...content.figures.map((figure) => figureSentence(figure, content.figures)),
  ]
  const originals = quotationsOf(content.body).flatMap(({ original }) => original ?? [])
  return {
    slug: snapshot.slug,
    kind: snapshot.kind,
    language: content.language,
    configuration: configurationOf(content.language),
    title: content.title,
    summary: content.summary,
    attribution: attributionOf(snapshot.kind, content.fields, t),
    dated: bounds(recordDate(snapshot.kind, content.fields)?.edtf ?? null).from,
    text: content.contentWarning === null ? plainText(openParts(content.body)) : '',
    words: [plainText(content.body), snapshot.speaker ?? '', ...originals, ...statements].join('\n\n'),
    named: snapshot.sources
      .flatMap(({ csl }) => [csl.title, csl['container-title'], csl.publisher])
      .join('\n'),
    statements: snapshot.states.length,
    secondHand: snapshot.states.filter(({ secondHand }) => secondHand).length,
    unseen: snapshot.states.filter(({ standing }) => standing === 'UNSEEN').length,
  }
}
