import { describe, expect, it } from 'vitest'
import { AspectPanel } from '@/components/review/verdicts/AspectPanel'
import { message } from '@/lib/messages/message'
import type { SeenVerdict } from '@/lib/review/material'
import type { SeenAspect } from '@/lib/review/verdicts/blind'
import { fingerprintsAs } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const thing = {
  recordId: 'r',
  subjectType: 'QUOTATION' as const,
  subjectId: 'q',
  fingerprints: fingerprintsAs('now'),
  anchor: 'quotation-q',
  name: 'Quotation 1',
  copies: [],
  boundCopy: null,
  reliedOn: { works: [], consent: null },
  correctable: [
    {
      part: 'wording' as const,
      hop: null,
      label: message('labels.correctionPart.wording'),
      text: 'A wrong word.',
      aspects: ['VERBATIM' as const],
      alike: ['quotation-r'],
    },
    {
      part: 'locator' as const,
      hop: 0,
      label: message('labels.correctionPart.locator'),
      text: '',
      aspects: ['LOCATOR' as const],
      alike: [],
    },
  ],
}
const verdict = (given: Partial<SeenVerdict> = {}): SeenVerdict => ({
  id: 'v',
  pageImage: false,
  subjectType: 'QUOTATION',
  subjectId: 'q',
  fingerprint: 'now',
  aspect: 'VERBATIM',
  outcome: 'VERIFIED',
  memberId: 'm',
  note: '',
  at: new Date(0),
  holding: null,
  member: { id: 'm', name: 'Some Member', role: 'REVIEWER' },
  correction: null,
  ...given,
})
const action = async () => null
const shown = (given: Partial<SeenAspect<SeenVerdict>>, accept: typeof action | null = null) =>
  htmlOf(
    <AspectPanel
      thing={thing}
      action={action}
      accept={accept}
      sameFor={() => ['other']}
      reviewed={{
        aspect: 'VERBATIM',
        required: true,
        state: 'NOT_CHECKED',
        current: null,
        counted: [],
        history: [],
        own: false,
        withheld: false,
        ownParts: [],
        ...given,
      }}
    />,
  )

describe('one aspect on the review page', () => {
  it('is not checked, and can correct only what it relies on', () => {
    const html = shown({})
    expect(html).toContain('Not checked')
    expect(html).toMatch(/name="after\.wording"[^>]*>A wrong word\.</)
    expect(html).not.toContain('after.locator')
    expect(html).toMatch(/name="same\.wording"[^>]*> ?The same for 1 other item from this copy/)
    expect(html).toContain('name="fingerprint.VERBATIM" value="now"')
  })

  it('says that a verdict is hidden from the second reviewer', () => {
    const html = shown({ state: 'AWAITS_SECOND', withheld: true })
    expect(html).toContain('Awaits a second reviewer')
    expect(html).toContain('You see it after you have given yours')
    expect(html).toContain('Verified: Quotation 1, Wording')
  })

  it('shows both texts of a proposed correction, and a button to accept', () => {
    const correction = {
      part: 'wording',
      hop: null,
      before: 'A wrong word.',
      after: 'A right word.',
      acceptance: null,
    }
    const proposed = verdict({ outcome: 'CORRECTED', correction })
    const given = { state: 'CORRECTED' as const, current: proposed, counted: [proposed] }
    expect(shown(given)).not.toContain('Accept this correction')
    const html = shown(given, action)
    expect(html).toContain('Correction proposed')
    expect(html).toMatch(/<del[^>]*>A wrong word\.<\/del>.*<ins[^>]*>A right word\.<\/ins>/s)
    expect(html).toContain('Accept this correction: Quotation 1, Wording')
    expect(html).toMatch(/name="also" value="other".*Accept it for 1 other item from this copy, too/s)
    expect(shown({ ...given, own: true }, action)).not.toContain('Accept this correction')
  })

  it('takes no verdict from a contributor and names the parts', () => {
    const html = shown({ ownParts: ['wording', 'titles'] })
    expect(html).toContain('You contributed to the wording and the title of a source')
    expect(html).not.toContain('Verified: Quotation 1')
  })

  it('shows the sign for verified only when verified', () => {
    const tick = shown({ state: 'VERIFIED' }).match(/<path[^>]*>/)?.[0] ?? 'none'
    for (const state of ['NOT_CHECKED', 'AWAITS_SECOND', 'DISPUTED', 'CORRECTED', 'NEEDS_ORIGINAL'] as const)
      expect(shown({ state }), state).not.toContain(tick)
  })
})
