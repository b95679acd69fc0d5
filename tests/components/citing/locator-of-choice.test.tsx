import { expect, it } from 'vitest'
import { locatorOfChoice, offeredLocator } from '@/components/citing/locator-of-choice'
import { PassageFooter } from '@/components/citing/PassageFooter'
import { htmlOf } from '@/tests/support/render'

const page = (value: string) => ({ label: 'page' as const, value })

it('a typed locator is kept when a passage is chosen', () => {
  const none = { typed: null, found: null, before: null, remembered: null }
  expect(locatorOfChoice({ ...none, typed: page('4'), found: page('3') })).toEqual(page('4'))
  expect(locatorOfChoice({ ...none, found: page('3'), before: page('9') })).toEqual(page('3'))
  expect(locatorOfChoice({ ...none, before: page('9'), remembered: page('2') })).toEqual(page('9'))
  expect(locatorOfChoice({ ...none, remembered: page('2') })).toEqual(page('2'))
})

it('the locator of the copy is offered where another was typed', () => {
  expect(offeredLocator(page('4'), page('3'))).toEqual(page('3'))
  expect(offeredLocator(page(' 3 '), page('3'))).toBeNull()
  expect(offeredLocator(page('4'), null)).toBeNull()
  const footer = {
    ...{ seen: { sourceId: 'a', locator: page('4'), access: null }, hasText: true, isBound: true },
    ...{ chosen: null, wording: null, onChange: () => {}, onChoose: () => {} },
  }
  expect(htmlOf(<PassageFooter {...footer} offered={page('3')} />)).toContain('Use p. 3')
  expect(htmlOf(<PassageFooter {...footer} offered={null} />)).not.toContain('Use p. 3')
})
