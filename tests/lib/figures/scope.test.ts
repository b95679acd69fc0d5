import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { figureScopes } from '@/lib/figures/scope'
import { chainOf, figure } from '@/tests/support/factories/pure'

const chain = chainOf({ id: randomUUID() })
const [flood, storm] = [randomUUID(), randomUUID()]
const at = (name: string, authorityId: string | null = null, place: string | null = null) =>
  figure(chain, {
    event: { name, authorityId },
    place: place === null ? null : { name: place, authorityId: null },
  })
const scopesOf = (...figures: ReturnType<typeof at>[]) => figures.map(figureScopes(figures).scopeOf)

describe('figures of one record count the same', () => {
  it('by the authority of their event, whatever it is called', () => {
    const [one, two, other] = scopesOf(at('The flood', flood), at('Die Flut', flood), at('The flood', storm))
    expect(one).toBe(two)
    expect(one).not.toBe(other)
  })

  it('by text, ignoring case and form, when one has no entry', () => {
    const [one, two, three] = scopesOf(at('The Flood', flood), at(' the ﬂood '), at('The storm'))
    expect(one).toBe(two)
    expect(one).not.toBe(three)
    const [bare, same] = scopesOf(at('THE FLOOD'), at('the flood'))
    expect(bare).toBe(same)
  })

  it('not by a name that two entries share', () => {
    const scopes = scopesOf(at('The flood', flood), at('The flood', storm), at('The flood'))
    expect(new Set(scopes).size).toBe(3)
  })

  it('only at the same place', () => {
    const [here, there, nowhere, again] = scopesOf(
      at('The flood', flood, 'The town'),
      at('The flood', flood, 'The village'),
      at('The flood', flood),
      at('The flood', flood, 'the TOWN'),
    )
    expect(new Set([here, there, nowhere]).size).toBe(3)
    expect(again).toBe(here)
  })
})
