import { describe, expect, test } from 'vitest'
import { LayerReader } from '@/components/holdings/LayerReader'
import { MaskForm } from '@/components/holdings/MaskForm'
import { MaskList, type MaskRow } from '@/components/holdings/MaskList'
import { MaskProposals } from '@/components/holdings/MaskProposals'
import { UnplacedMasks } from '@/components/holdings/UnplacedMasks'
import { english } from '@/tests/support/english'
import { htmlOf } from '@/tests/support/render'

const action = async () => null
const mask = (given: Partial<MaskRow>): MaskRow => ({
  ...{ id: 'a', start: 4, end: 9, kind: 'PRIVATE', reason: 'Would name the speaker', setBy: 'Ada' },
  ...{ at: new Date('2026-01-01'), liftedBy: null, liftedAt: null, liftReason: '', older: null },
  ...given,
})

describe('the masks of a copy', () => {
  test('are lifted only by members who may lift their kind', () => {
    const masks = [mask({}), mask({ id: 'b', kind: 'GRAPHIC', reason: 'Violence' })]
    const htmlFor = (liftable: MaskRow['kind'][]) =>
      htmlOf(<MaskList masks={masks} liftable={liftable} action={action} />)
    const forms = (html: string) => html.split('<form').length - 1
    expect(forms(htmlFor([]))).toBe(0)
    expect(forms(htmlFor(['GRAPHIC']))).toBe(1)
    expect(htmlFor(['GRAPHIC'])).toContain(english('masks.liftPrivate'))
    expect(forms(htmlFor(['GRAPHIC', 'PRIVATE']))).toBe(2)
  })

  test('name who set and who lifted them', () => {
    const lifted = mask({
      liftedBy: 'Petra',
      liftedAt: new Date('2026-02-01'),
      liftReason: 'She asked for it',
    })
    const html = htmlOf(<MaskList masks={[lifted]} liftable={['PRIVATE']} action={action} />)
    expect(html).toContain(english('masks.none'))
    expect(html).toMatch(/set by Ada.*Lifted by Petra.*She asked for it/s)
    expect(html).not.toContain('<form')
  })

  test('on all of a text lead to the older copy', () => {
    const older = { id: 'old', sourceId: 's', start: 40 }
    const html = htmlOf(<MaskList masks={[mask({ older })]} liftable={[]} action={action} />)
    expect(html).toContain('href="/desk/sources/s/holdings/old?from=40#text"')
    expect(html).toContain('All of this text is masked')
    const copy = { id: 'c', filename: 'c.pdf', source: { id: 's', title: 'A paper' }, masks: 2 }
    const list = htmlOf(<UnplacedMasks copies={[copy]} />)
    expect(list).toContain('href="/desk/sources/s/holdings/c#masks"')
    expect(list).toContain(english('relocation.unplaced.masks', { count: 2 }))
    expect(htmlOf(<UnplacedMasks copies={[]} />)).toBe('')
  })

  test('are marked in the text, which stays whole', () => {
    const part = {
      ...{ start: 0, text: 'one two three', language: 'en', origin: 'HUMAN' },
      ...{ locators: [], spans: [] },
    }
    const masks = [{ id: 'a', start: 4, end: 7, kind: 'PRIVATE' as const }]
    const html = htmlOf(<LayerReader part={part} passages={[]} masks={masks} isWarned={false} />)
    expect(html).toContain(`>${english('masks.kindLabel.PRIVATE')}</span>two</span>`)
    expect(html.replace(/<[^>]*>/g, '').replace(english('masks.kindLabel.PRIVATE'), '')).toBe(part.text)
  })

  test('are proposed with the warning of the record', () => {
    const proposal = {
      id: 'a',
      start: 4,
      end: 9,
      locatorLabel: 'page',
      locatorValue: '3',
      warning: 'Violence',
    }
    const htmlFor = (graphic: (typeof proposal)[]) =>
      htmlOf(<MaskProposals textLayerId="t" graphic={graphic} names={[]} action={action} />)
    const html = htmlFor([proposal])
    expect(html).toMatch(/passage at page 3 behind the warning “Violence”/)
    expect(html).toContain('name="reason" value="Violence"')
    expect(htmlFor([])).toBe('')
  })

  test('are proposed for a name with a reason that says no more', () => {
    const names = [{ start: 4, end: 9, record: { id: 'r', title: 'A testimony' } }]
    const html = htmlOf(<MaskProposals textLayerId="t" graphic={[]} names={names} action={action} />)
    expect(html).toMatch(/characters 5–9 is that of the speaker of <a/)
    expect(html).toContain('name="kind" value="PRIVATE"')
    expect(html).toContain('name="reason" value="Private"')
  })

  test('load the text only when someone asks for it', () => {
    expect(htmlOf(<MaskForm textLayerId="t" action={action} />)).toMatch(
      /^<button[^>]*>Mask part of the text/,
    )
  })
})
