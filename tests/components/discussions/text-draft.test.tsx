import { expect, test } from 'vitest'
import { AnchoredThread } from '@/components/discussions/AnchoredThread'
import { aboutSelected, isOther, shownDraft, withTyped } from '@/components/discussions/text-draft'
import { english } from '@/tests/support/english'
import { htmlOf } from '@/tests/support/render'

const word = { exact: 'bridge', prefix: 'the old ', suffix: ' fell' }
const another = { exact: 'ferry', prefix: 'a ', suffix: ' came' }

test('a selection fills the form until a field was changed', () => {
  expect(shownDraft(null, word)).toEqual({ ...word, suggested: 'bridge' })
  expect(shownDraft(null, another).suggested).toBe('ferry')
  const typed = { ...shownDraft(null, word), suggested: 'stone bridge' }
  expect(shownDraft(typed, another)).toEqual(typed)
  expect([isOther(typed, word), isOther(typed, another)]).toEqual([false, true])
})

test('using another selection keeps a wording that was typed', () => {
  const untouched = shownDraft(null, word)
  expect(aboutSelected({ ...untouched, suggested: 'stone bridge' }, another)).toEqual({
    ...another,
    suggested: 'stone bridge',
  })
  expect(aboutSelected(untouched, another).suggested).toBe('ferry')
})

test('a suggestion typed early stays below the kept one', () => {
  const kept = { ...shownDraft(null, word), suggested: 'stone bridge' }
  expect(withTyped(kept, { ...kept, suggested: 'wooden' })).toEqual({
    ...kept,
    suggested: 'stone bridge\n\nwooden',
  })
})

test('only an open discussion says that its text is gone', () => {
  const member = { id: 'a', name: 'Ana' }
  const htmlAt = (resolvedAt: Date | null) =>
    htmlOf(
      <AnchoredThread
        thread={{
          ...{ id: 't', kind: 'COMMENT', aspect: null, recordId: 'r', passageId: null },
          ...{ subjectType: null, subjectId: null },
          ...{ exact: 'bridge', prefix: '', suffix: '', suggested: null, isAccepted: null },
          ...{ openedAt: new Date(0), openedBy: member, resolvedAt, resolvedBy: null, comments: [] },
        }}
        recordId="r"
        isThere={false}
        mayAccept={false}
        memberId="b"
        actions={actions}
      />,
    )
  expect(htmlAt(null)).toContain(english('discussions.gone'))
  expect(htmlAt(new Date(1))).not.toContain(english('discussions.gone'))
})

const refuse = async () => null
const actions = {
  ...{ open: refuse, comment: refuse, resolve: refuse },
  ...{ reopen: refuse, accept: refuse, reject: refuse },
}
