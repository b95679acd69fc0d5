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
  expect(withTyped({ state: kept, base: 2 }, { state: early, base: null }, opened)).toEqual({
    base: 2,
    state: {
      ...kept,
      title: 'Kept t',
      values: { ...kept.values, publisher: 'A press p', volume: '3' },
      issued: { verbatim: '28 M 1', edtf: null, basis: 'AS_PRINTED' },
      language: 'en',
      note: 'Yesterday.\n\nToday.',
    },
  })
})

it('a line typed early replaces the saved one, not the kept one', () => {
  const saved: SourceFormState = { ...opened, title: 'Saved', values: { ...opened.values, page: '3' } }
  const early = { ...saved, title: 'Saved t', values: { ...saved.values, page: '4' } }
  const { title, values } = withTyped(
    { state: { ...saved, title: 'Kept' }, base: 1 },
    { state: early, base: 1 },
    saved,
  ).state
  expect([title, values.page]).toEqual(['Kept Saved t', '4'])
})

const named = (key: string, family: string) => ({
  ...{ key, family, role: 'author' as const, whole: false, given: '', literal: '', droppingParticle: '' },
  ...{ nonDroppingParticle: '', suffix: '', commaSuffix: false, authority: null },
})

it('a name that was added early follows the kept ones', () => {
  const saved = { ...opened, names: [named('name-0', 'Saved'), named('name-1', 'Removed')] }
  const { names } = withTyped(
    { state: { ...saved, names: [named('name-0', 'Kept')] }, base: 1 },
    { state: { ...saved, names: [...saved.names, named('new', 'Early')] }, base: 1 },
    saved,
  ).state
  expect(names.map(({ family }) => family)).toEqual(['Kept', 'Early'])
})

it('a name typed early replaces the saved one, not the kept one', () => {
  const saved = { ...opened, names: [named('name-0', 'Saved'), named('name-1', 'Also saved')] }
  const { names } = withTyped(
    { state: { ...saved, names: [named('name-0', 'Saved'), named('name-1', 'Kept')] }, base: 1 },
    { state: { ...saved, names: [named('name-0', 'Early'), named('name-1', 'Early, too')] }, base: 1 },
    saved,
  ).state
  expect(names.map(({ family }) => family)).toEqual(['Early', 'Kept'])
})
