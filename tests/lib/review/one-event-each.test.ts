import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { comment, openThread, reopen, resolve } from '@/lib/discussions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { verifyLog } from '@/lib/events'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { mergeSources } from '@/lib/merging/sources'
import { declareBetter } from '@/lib/relocation/better-copy'
import { openRelocations } from '@/lib/relocation/open-relocations'
import { keepInOldCopy, moveToPassage } from '@/lib/relocation/settle'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { dismissFinding, takeBackDismissal } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { claim, release } from '@/lib/review/queue/claims'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { assessSource } from '@/lib/sources/assessment/commands'
import { differences } from '@/tests/support/differences'
import {
  alteredPassageText,
  bodyOn,
  cite,
  doc,
  hop,
  makeCited,
  makeHolding,
  makePassage,
  makeRecord,
  makeSource,
  makeStaff,
  makeSubmitted,
  p,
  passageText,
  quotation,
} from '@/tests/support/factories'
import { changedOnlyWithEvent, makeLogStoppable, type Ready } from '@/tests/support/one-event'

let editor: Actor
let reviewer: Actor
let publisher: Actor
let admin: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher, admin } = await makeStaff())
  await makeLogStoppable()
})

async function proposedCorrection() {
  const cited = await makeCited(editor)
  const id = randomUUID()
  const body = bodyOn(cited, alteredPassageText, { quotation: id })
  const record = await makeSubmitted(editor, { cited, content: { body } })
  const { reviewed } = await reviewOf(reviewer, record.id)
  const verdict = await giveVerdict(reviewer, {
    recordId: record.id,
    subjectType: 'QUOTATION',
    subjectId: id,
    fingerprint: reviewed?.subjects.find((subject) => subject.id === id)?.fingerprints.VERBATIM ?? '',
    aspect: 'VERBATIM',
    outcome: 'CORRECTED',
    correction: { part: 'wording', before: alteredPassageText, after: passageText },
  })
  return { record, verdict }
}

async function warned() {
  const cited = await makeCited(editor)
  const words = p('On 28 May the senate is said to have met.', cite([hop(cited.source)]))
  const record = await makeRecord(editor, { content: { body: doc(words) } })
  const { report } = await findingsOf(editor, record.id)
  const finding = report.findings.find(({ check }) => check === 'missing-year')
  return { record, key: finding?.key ?? '' }
}

async function discussed() {
  const { passage } = await makeCited(editor)
  return openThread(editor, { place: { passageId: passage.id }, text: 'Is the line whole?' })
}

/** A draft that quotes an older copy, and a better copy that has these words. */
async function twoCopies(better: string) {
  const words = 'The ferry was laid up for the winter.'
  const source = await makeSource(editor)
  const older = await makeHolding(editor, source, { text: words })
  const newer = await makeHolding(editor, source, { text: better, filename: 'better.txt' })
  const passage = await makePassage(editor, older.layer, words)
  const chain = [hop(source)]
  await makeRecord(editor, {
    content: {
      body: doc(p('Told. ', cite(chain)), quotation({ chain, passageId: passage.id, language: 'en' }, words)),
    },
  })
  return { source, older, newer }
}

async function waitingRelocation() {
  const better = 'Something else is told there: the ferry was not laid up that year.'
  const { source, older, newer } = await twoCopies(better)
  await declareBetter(editor, newer.id, older.id)
  const { rows } = await openRelocations(editor, { sourceId: source.id })
  return rows[0]?.id ?? ''
}

const changes: [actions: string[], ready: () => Ready][] = [
  [
    ['record.claim'],
    async () => {
      const { id } = await makeSubmitted(editor)
      return () => claim(reviewer, id, { from: null })
    },
  ],
  [
    ['record.release'],
    async () => {
      const { id } = await makeSubmitted(editor)
      await claim(reviewer, id, { from: null })
      return () => release(reviewer, id)
    },
  ],
  [
    ['record.accept-correction'],
    async () => {
      const { record, verdict } = await proposedCorrection()
      return () => acceptCorrection(editor, record.id, { verdictId: verdict.id })
    },
  ],
  [
    ['record.dismiss'],
    async () => {
      const { record, key } = await warned()
      return () => dismissFinding(editor, record.id, { key, reason: 'The source gives no year.' })
    },
  ],
  [
    ['record.take-back-dismissal'],
    async () => {
      const { record, key } = await warned()
      await dismissFinding(editor, record.id, { key, reason: 'The source gives no year.' })
      return () => takeBackDismissal(editor, record.id, { key })
    },
  ],
  [
    ['thread.open'],
    async () => {
      const { passage } = await makeCited(editor)
      return () => openThread(editor, { place: { passageId: passage.id }, text: 'Is the line whole?' })
    },
  ],
  [
    ['thread.comment'],
    async () => {
      const { id } = await discussed()
      return () => comment(reviewer, id, { text: 'It is.' })
    },
  ],
  [
    ['thread.resolve'],
    async () => {
      const { id } = await discussed()
      return () => resolve(editor, id)
    },
  ],
  [
    ['thread.reopen'],
    async () => {
      const { id } = await discussed()
      await resolve(editor, id)
      return () => reopen(editor, id)
    },
  ],
  [
    ['source.assess'],
    async () => {
      const { id } = await makeSource(editor)
      return () =>
        assessSource(editor, id, { reliability: 'C', credibility: 3, reason: 'Printed at that time.' })
    },
  ],
  [
    ['source.merge'],
    async () => {
      const [one, other] = [await makeSource(editor), await makeSource(editor)]
      const merge = { keptId: one.id, keptVersion: 1, otherId: other.id, otherVersion: 1 }
      return () => mergeSources(editor, merge)
    },
  ],
  [
    ['authority.merge'],
    async () => {
      const name = () => ({ kind: 'PERSON' as const, name: `Made ${randomUUID()}` })
      const [one, other] = [await createAuthority(editor, name()), await createAuthority(editor, name())]
      const merge = { keptId: one.id, keptVersion: 1, otherId: other.id, otherVersion: 1 }
      return () => mergeAuthorities(editor, merge)
    },
  ],
  [
    ['holding.better'],
    async () => {
      const { older, newer } = await twoCopies('The ferry was not seen again.')
      return () => declareBetter(editor, newer.id, older.id)
    },
  ],
  [
    ['passage.keep'],
    async () => {
      const id = await waitingRelocation()
      return () => keepInOldCopy(editor, id, { reason: 'The better copy has other words.' })
    },
  ],
  [
    ['passage.create', 'record.relocate', 'passage.relocate'],
    async () => {
      const id = await waitingRelocation()
      return () => moveToPassage(editor, id, { start: 0, end: 20 })
    },
  ],
  [
    ['record.erase'],
    async () => {
      const record = await makeRecord(editor, { kind: 'testimony' })
      await saveConsent(publisher, record.id, {
        ...{
          version: 1,
          tier: 'OPEN',
          nameDisplay: 'ANONYMOUS',
          legalName: '',
          pseudonym: '',
          embargoUntil: null,
        },
        ...{ transcriptApprovedOn: null, withdrawnOn: '2026-01-02', note: 'Taken back by letter.' },
      })
      return () => eraseRecord(admin, record.id, { confirm: record.slug, copies: false, address: false })
    },
  ],
]

test.each(changes)('%j is logged, and fails when it cannot be logged', async (actions, ready) => {
  expect(await changedOnlyWithEvent(await ready())).toEqual(actions)
})

test('the log is valid after all of these', async () => {
  expect(await verifyLog()).toMatchObject({ ok: true })
  expect(await differences()).toEqual([])
})
