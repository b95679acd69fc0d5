import { randomUUID } from 'node:crypto'
import type { ShownPassage } from '@/lib/editions/masking/masked-edition'
import type { PublicEdition } from '@/lib/editions/queries'
import type { SnapshotPassage, SnapshotSource } from '@/lib/editions/schema'
import type { Citing } from '@/lib/exchange/citing/citations'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { unsetSettings } from '@/lib/settings/schema'

// Editions without a database, for code that only reads them.

export const snapshotSource = (title: string, given: Partial<SnapshotSource> = {}): SnapshotSource => {
  const id = randomUUID()
  return { id, identification: 'IDENTIFIED', csl: { id, type: 'document', title }, issued: null, ...given }
}

export const storedPassageIn = (source: SnapshotSource, exact: string): SnapshotPassage => ({
  id: randomUUID(),
  sourceId: source.id,
  exact,
  before: 'Before it. ',
  after: ' After it.',
  locator: { label: 'page', value: '3' },
  language: 'en',
  start: 11,
  end: 11 + exact.length,
  textLayerSha256: 'a'.repeat(64),
  holding: {
    id: randomUUID(),
    kind: 'TRANSCRIPT',
    sha256: 'b'.repeat(64),
    obtainedFrom: '',
    rights: '',
    shown: 'IN_CONTEXT',
  },
})

/** The same as readers see it where nothing is masked. */
export const passageIn = (source: SnapshotSource, exact: string): ShownPassage => ({
  ...storedPassageIn(source, exact),
  warning: null,
  looks: { before: [], exact: [], after: [] },
})

/** The first edition of a record, live, every statement checked unless it is marked as unverified. */
export const editionOf = (
  kind: string,
  content: RecordContent,
  given: Partial<PublicEdition> = {},
): PublicEdition => ({
  version: 1,
  recordId: randomUUID(),
  slug: 'a-record',
  kind,
  number: 1,
  publishedAt: '2026-11-23T10:00:00.000Z',
  approved: { at: '2026-11-22T10:00:00.000Z', role: 'REVIEWER' },
  speaker: null,
  content,
  sources: [],
  passages: [],
  verdicts: [],
  states: subjectsOf(kind, content).map((subject) => ({
    subjectType: subject.type,
    subjectId: subject.id,
    fingerprint: 'f'.repeat(64),
    standing: subject.quotation?.openlyUnverified ? 'UNSEEN' : 'CHECKED',
    secondHand: subject.chain.length > 1,
    unchecked: [],
  })),
  corrections: [],
  newest: 1,
  closedThrough: 0,
  isLive: true,
  hash: null,
  ...given,
})

/** An edition in an archive with a name and an address, as its page takes it. */
export const citingOf = (edition: PublicEdition): Citing => ({
  edition,
  archive: { ...unsetSettings, name: 'Sample archive' },
  addressOf: (path) => new URL(path, 'https://archive.example').href,
})
