import { expect, it } from 'vitest'
import { formOf, type SourceFormState, withTyped } from '@/components/sources/source-draft'

const opened = formOf(null)
const kept: SourceFormState = {
  ...opened,
  title: 'Kept',
  note: 'Yesterday.',
  values: { ...opened.values, publisher: 'A press' },
  issued: { verbatim: '28 M', edtf: null, basis: 'AS_PRINTED' },
}

it('a kept source loses nothing to what was typed early', () => {
  const early: SourceFormState = {
    ...opened,
    title: 't',
    note: 'Today.',
    values: { ...opened.values, publisher: 'p', volume: '3' },
    issued: { verbatim: '1', edtf: '0001', basis: 'AS_PRINTED' },
    language: 'en',
  }
  expect(withTyped({ state: kept, base: 2 }, { state: early, base: null })).toEqual({
    base: 2,
    state: {
      ...kept,
      values: { ...kept.values, volume: '3' },
      language: 'en',
      note: 'Yesterday.\n\nToday.',
    },
  })
})
