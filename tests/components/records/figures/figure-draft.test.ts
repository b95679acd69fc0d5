import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, under } from '@/components/records/entries/faults'
import {
  figureDraftOf,
  figureDraftSchema,
  figureInput,
  newFigure,
} from '@/components/records/figures/figure-draft'
import { type Figure, figureSchema } from '@/lib/figures/schema'
import { english } from '@/tests/support/english'
import { chainOf, figure, printed } from '@/tests/support/factories/pure'

const chain = chainOf({ id: crypto.randomUUID() }, { id: crypto.randomUUID() })

const typed = (value: string, kind: Figure['quantity']['kind'] = 'EXACT', to = '') =>
  figureInput({ ...figureDraftOf(figure(chain)), quantity: { kind, value, to } })

describe('an unfinished figure', () => {
  it('gives the same figure when nothing was changed', () => {
    const quantities: Figure['quantity'][] = [
      { kind: 'EXACT', value: 0 },
      { kind: 'AT_LEAST', value: 1200 },
      { kind: 'RANGE', from: 5, to: 9 },
    ]
    for (const quantity of quantities) {
      const stands = figure(chain, { quantity, asOf: printed('June', 'XXXX-06'), note: 'A note.' })
      const { chain: _, passageId: __, ...input } = stands
      expect(figureInput(figureDraftOf(stands))).toEqual(input)
    }
  })

  it('can be read back from the browser', () => {
    const draft = figureDraftOf(figure(chain, { asOf: printed('June', null) }))
    for (const each of [draft, newFigure(), newFigure(figure(chain))])
      expect(figureDraftSchema.parse(JSON.parse(JSON.stringify(each)))).toEqual(each)
  })

  it('reads a number with separated thousands and nothing else', () => {
    for (const [text, value] of [
      ['1200', 1200],
      ['1,200', 1200],
      ['1 200 000', 1200000],
      ['1\u00a0200', 1200],
      [' 7 ', 7],
    ] as const)
      expect(typed(text)).toMatchObject({ quantity: { value } })
    for (const text of ['', '1,20', '1.2', '-3', 'twelve', '1e3', '12 or 13', '٣'])
      expect(typed(text), text).toMatchObject({ quantity: { value: null } })
  })

  it('is never complete without its number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = figureSchema.safeParse({ ...typed(text), chain, passageId: null })
        if (parsed.success) expect(text).toMatch(/^\s*\d/)
        else expect(Object.keys(faultsOf(parsed.error, english)).join()).toContain('quantity')
      }),
    )
  })

  it('starts a part with the shared fields of its whole', () => {
    const whole = figure(chain, { passageId: crypto.randomUUID() })
    const part = newFigure(whole)
    expect(part).toMatchObject({
      event: whole.event,
      statedBy: whole.statedBy,
      partOf: whole.id,
      population: '',
    })
    expect(part.quantity.value).toBe('')
    expect(part.citation.passageId).toBeNull()
    expect(part.id).not.toBe(whole.id)
  })
})

describe('errors below a field', () => {
  it('exclude fields whose names only begin alike', () => {
    const errors = { 'figures.1.chain': 'a', 'figures.10.chain': 'b', figures: 'c', 'figures.1': 'd' }
    expect(under('figures', errors)).toEqual({ '1.chain': 'a', '10.chain': 'b', '': 'c', '1': 'd' })
    expect(under('figures.1', errors)).toEqual({ chain: 'a', '': 'd' })
  })
})
