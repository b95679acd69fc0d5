import { describe, expect, test } from 'vitest'
import { maskedEdition } from '@/lib/editions/masking/masked-edition'
import type { MaskKind } from '@/lib/editions/masking/schema'
import type { Snapshot } from '@/lib/editions/schema'
import type { SpanKind } from '@/lib/holdings/spans'
import { quotationsOf } from '@/lib/text'
import { editionOf, snapshotSource, storedPassageIn } from '@/tests/support/editions'
import { chainOf, cite, contentOf, doc, p, quotation, sensitive } from '@/tests/support/factories/pure'

const source = snapshotSource('A source')
const passage = storedPassageIn(source, 'Ann saw the flood.')
const bound = { chain: chainOf(source), passageId: passage.id }

/** Where the words are in the text that the passage is of. */
const at = (words: string) => {
  const from = passage.start - passage.before.length
  const start = from + `${passage.before}${passage.exact}${passage.after}`.indexOf(words)
  return { start, end: start + words.length }
}
const mask = (words: string, kind: MaskKind, reason = 'A reason') => ({
  ...at(words),
  kind,
  reason,
  textSha256: passage.textLayerSha256,
})

function snapshotOf(...body: Parameters<typeof doc>): Snapshot {
  const {
    newest: _n,
    closedThrough: _c,
    isLive: _l,
    hash: _h,
    passages: _p,
    ...edition
  } = editionOf('account', contentOf('account', { body: doc(...body) }))
  const ids = quotationsOf(doc(...body)).map(({ id }) => id)
  return {
    ...edition,
    passages: [passage],
    verdicts: ids.map((subjectId) => ({
      ...{ subjectType: 'QUOTATION', subjectId, aspect: 'VERBATIM', outcome: 'VERIFIED' },
      ...{ at: '2026-01-01T00:00:00.000Z', role: 'REVIEWER', note: 'Ann it is.' },
    })),
    corrections: ids.map((subjectId) => ({
      ...{
        subjectType: 'QUOTATION',
        subjectId,
        aspect: 'VERBATIM',
        part: 'wording',
        from: 'Anna',
        to: 'Ann',
      },
      ...{ proposedAt: '2026-01-01T00:00:00.000Z', acceptedAt: '2026-01-02T00:00:00.000Z', role: 'REVIEWER' },
    })),
  }
}

const masked = (snapshot: Snapshot, ...masks: ReturnType<typeof mask>[]) =>
  maskedEdition(snapshot, masks, '[withheld]')

describe('a PRIVATE mask', () => {
  test('withholds its words in the passage and in a quotation of it', () => {
    const snapshot = snapshotOf(quotation(bound, 'Ann saw\nthe flood.'.replace('\n', ' ')))
    const { shown } = masked(snapshot, mask('Ann', 'PRIVATE'))
    expect(shown.passages[0]).toMatchObject({
      before: 'Before it. ',
      exact: '[withheld] saw the flood.',
      after: ' After it.',
      textLayerSha256: '',
      holding: { sha256: '' },
    })
    expect(shown.content.body).toMatchObject({
      content: [{ type: 'quotation', content: [{ type: 'text', text: '[withheld] saw the flood.' }] }],
    })
    expect(JSON.stringify(shown)).not.toContain('Ann')
  })

  test.each(['ABRIDGED', 'TRANSLATION', 'PARAPHRASE'] as const)(
    'withholds all of another text: %s',
    (mode) => {
      const original = mode === 'TRANSLATION' ? 'Ann saw the flood.' : null
      const snapshot = snapshotOf(quotation({ ...bound, mode, original }, 'Ana has seen it.'))
      const { shown } = masked(snapshot, mask('Ann', 'PRIVATE'))
      const [found] = quotationsOf(shown.content.body as ReturnType<typeof doc>)
      expect(found).toMatchObject({
        wording: '[withheld]',
        original: original && '[withheld] saw the flood.',
      })
    },
  )

  test('in the context leaves the quotation, and withholds notes on it', () => {
    const snapshot = snapshotOf(quotation(bound, 'Ann saw the flood.'))
    const { shown } = masked(snapshot, mask('Before', 'PRIVATE'))
    expect(shown.passages[0]).toMatchObject({ before: '[withheld] it. ', exact: 'Ann saw the flood.' })
    expect(shown.content).toEqual(snapshot.content)
    expect(shown.verdicts[0]?.note).toBe('[withheld]')
    expect(shown.corrections).toEqual(snapshot.corrections)
  })

  test('elsewhere in the text withholds its hashes only', () => {
    const far = { ...mask('Ann', 'PRIVATE'), start: 5000, end: 5003 }
    const snapshot = snapshotOf(quotation(bound, 'Ann saw the flood.'))
    const { shown } = masked(snapshot, far)
    expect(shown.passages[0]).toMatchObject({ exact: 'Ann saw the flood.', textLayerSha256: '' })
    expect(shown.verdicts).toEqual(snapshot.verdicts)
  })

  test('on another text changes nothing', () => {
    const snapshot = snapshotOf(quotation(bound, 'Ann saw the flood.'))
    const other = { ...mask('Ann', 'PRIVATE'), textSha256: 'c'.repeat(64) }
    expect(masked(snapshot, other).withheld).toBe(snapshot)
  })
})

describe('a GRAPHIC mask', () => {
  test('puts the passage and the quotation behind its warning', () => {
    const snapshot = snapshotOf(
      quotation(bound, 'Ann saw the flood.'),
      p('A sentence.', cite(bound.chain, bound)),
    )
    const { shown, withheld } = masked(snapshot, mask('flood', 'GRAPHIC', 'A flood'))
    expect(withheld).toBe(snapshot)
    expect(shown.passages[0]).toMatchObject({ exact: 'Ann saw the flood.', warning: 'A flood' })
    expect(shown.content.body).toMatchObject({
      content: [
        { type: 'sensitive', attrs: { warning: 'A flood' }, content: [{ type: 'quotation' }] },
        { type: 'paragraph' },
      ],
    })
  })

  test('in the context warns of the passage only', () => {
    const snapshot = snapshotOf(quotation(bound, 'Ann saw the flood.'))
    const { shown } = masked(snapshot, mask('After', 'GRAPHIC', 'A'), mask('Before', 'GRAPHIC', 'B'))
    expect(shown.passages[0]?.warning).toBe('A · B')
    expect(shown.content).toEqual(snapshot.content)
  })

  test('leaves a warning that is there', () => {
    const snapshot = snapshotOf(sensitive('Own', quotation(bound, 'Ann saw the flood.')))
    expect(masked(snapshot, mask('flood', 'GRAPHIC')).shown.content).toEqual(snapshot.content)
  })

  test('adds nothing to the same warning on the whole record', () => {
    const snapshot = snapshotOf(quotation(bound, 'Ann saw the flood.'))
    const warned = { ...snapshot, content: { ...snapshot.content, contentWarning: 'A flood' } }
    const { shown } = masked(warned, mask('flood', 'GRAPHIC', 'A flood'))
    expect(shown.content).toEqual(warned.content)
    expect(shown.passages[0]?.warning).toBeNull()
    expect(masked(warned, mask('flood', 'GRAPHIC', 'Fear')).shown.passages[0]?.warning).toBe('Fear')
  })

  test('and a PRIVATE one both apply', () => {
    const snapshot = snapshotOf(quotation(bound, 'Ann saw the flood.'))
    const { shown } = masked(snapshot, mask('Ann', 'PRIVATE'), mask('flood', 'GRAPHIC', 'A flood'))
    expect(shown.content.body).toMatchObject({
      content: [{ content: [{ content: [{ text: '[withheld] saw the flood.' }] }] }],
    })
    expect(shown.passages[0]?.warning).toBe('A flood')
  })
})

describe('the spans of a passage', () => {
  const span = (kind: SpanKind, words: string) => ({ kind, ...at(words) })
  const spans = [span('NOTE_MARKER', 'saw'), span('DELETED', 'the flood'), span('RUNNING_HEAD', 'Before')]
  const snapshot = { ...snapshotOf(p('Text.')), passages: [{ ...passage, spans }] }
  const looked = (...masks: ReturnType<typeof mask>[]) => {
    const [shown] = masked(snapshot, ...masks).shown.passages
    return (['before', 'exact', 'after'] as const).flatMap((part) =>
      (shown?.looks[part] ?? []).map(({ kind, start, end }) => `${kind} ${shown?.[part].slice(start, end)}`),
    )
  }

  test('are where their words are, also after a mask', () => {
    const all = ['RUNNING_HEAD Before', 'NOTE_MARKER saw', 'DELETED the flood']
    expect(looked()).toEqual(all)
    expect(looked(mask('Ann', 'PRIVATE'))).toEqual(all)
    expect(looked(mask('saw', 'PRIVATE'))).toEqual(['RUNNING_HEAD Before', 'DELETED the flood'])
    expect(looked(mask('saw the', 'PRIVATE'))).toEqual(['RUNNING_HEAD Before', 'DELETED  flood'])
    expect(looked(mask('Before it. Ann saw the flood. After', 'PRIVATE'))).toEqual([])
  })

  test('are not shown where a name was erased or there are none', () => {
    const erased = { ...passage, spans, exact: '[withheld] saw the flood.' }
    expect(
      maskedEdition({ ...snapshot, passages: [erased] }, [], '[withheld]').shown.passages[0]?.looks,
    ).toEqual({
      ...{ before: [], exact: [], after: [] },
    })
    expect(masked(snapshotOf(p('Text.'))).shown.passages[0]?.looks.exact).toEqual([])
  })
})
