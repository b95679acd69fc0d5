import { afterEach, expect, it, vi } from 'vitest'
import { readInterventions } from '@/lib/quotation/interventions'

afterEach(() => void vi.restoreAllMocks())

const kindsIn = (quotation: string, passage: string) =>
  readInterventions(quotation, passage).interventions.map(({ kind, text }) => `${kind} ${text}`)

it('a bracket that the passage has too belongs to the source', () => {
  const passage = 'The keeper [an old man] left. He came … no more.'
  expect(kindsIn('The keeper [an old man] left.', passage)).toEqual([])
  expect(kindsIn('[an old man] left.', passage)).toEqual([])
  expect(kindsIn('The keeper [an old man]', passage)).toEqual([])
  expect(kindsIn('[an old man]', passage)).toEqual(['SUPPLIED [an old man]'])
  expect(kindsIn('The guard of it [an old man] slept.', passage)).toEqual(['SUPPLIED [an old man]'])
  expect(kindsIn('He came … no more. He left … again.', passage)).toEqual(['OMISSION …'])
})

it('words supplied in part keep the letters that the source has', () => {
  const { plain, patches } = readInterventions('[T]he gate [d]evelop[ed] slowly', 'The gate develops slowly')
  expect(plain).toBe('The gate developed slowly')
  expect(patches.map(({ prefix, suffix }) => [prefix, suffix])).toEqual([
    ['', 'he'],
    ['', 'evelop'],
    ['develop', ''],
  ])
})

it.each(['[sic] ', '[a] ', 'a[b]c ', '(…) '])('many %j search the passage a few times only', (unit) => {
  const passage = `Of ${'Words '.repeat(2_000)}`
  let searches = 0
  for (const name of ['includes', 'indexOf'] as const) {
    const search = String.prototype[name]
    vi.spyOn(String.prototype, name).mockImplementation(function (this: string, ...given) {
      if (this.length === passage.length) searches += 1
      return Reflect.apply(search, this, given)
    })
  }
  readInterventions(unit.repeat(2_000), passage)
  expect(searches).toBeLessThan(50)
})
