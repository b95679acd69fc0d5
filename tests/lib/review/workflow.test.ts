import { describe, expect, it } from 'vitest'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { wrote } from '@/lib/review/situation'
import {
  actionsOf,
  keptFrom,
  refusalOf,
  type Situation,
  workflow,
  workflowActions,
} from '@/lib/review/workflow'
import { english } from '@/tests/support/english'

const publisher = { id: 'p', name: 'Petra', role: 'PUBLISHER' } as const
const situation = (given: Partial<Situation> = {}): Situation => ({
  state: 'DRAFT',
  isPublic: false,
  mayWrite: true,
  wroteMaking: false,
  proposedMaking: false,
  allowedReading: false,
  wroteLive: false,
  ...given,
})

describe('the workflow', () => {
  it('offers exactly the steps of the table in each state', () => {
    const offered = (state: WorkState) => actionsOf(publisher, situation({ state, isPublic: true }))
    expect(offered('DRAFT')).toEqual(['SUBMIT', 'WITHDRAW'])
    expect(offered('IN_REVIEW')).toEqual(['RECALL', 'RETURN', 'APPROVE', 'WITHDRAW'])
    expect(offered('RETURNED')).toEqual(['SUBMIT', 'WITHDRAW'])
    expect(offered('APPROVED')).toEqual(['RECALL', 'RETURN', 'PUBLISH', 'WITHDRAW'])
    expect(offered('PUBLISHED')).toEqual(['RECALL', 'WITHDRAW'])
    expect(offered('WITHDRAWN')).toEqual(['RECALL'])
  })

  it('offers withdrawal only for public editions', () => {
    expect(actionsOf(publisher, situation({ state: 'IN_REVIEW' }))).not.toContain('WITHDRAW')
    expect(refusalOf(publisher, 'WITHDRAW', situation())).toMatchObject({ why: 'STATE' })
  })

  it('always leads to a state with another step', () => {
    for (const action of workflowActions)
      expect(actionsOf(publisher, situation({ state: workflow[action].to, isPublic: true }))).not.toEqual([])
  })

  it('prevents authors from reviewing, publishing and withdrawing their own text', () => {
    const own = situation({ state: 'APPROVED', wroteMaking: true, isPublic: true })
    expect(actionsOf(publisher, own)).toEqual(['RECALL', 'WITHDRAW'])
    const proposed = situation({ state: 'APPROVED', proposedMaking: true, isPublic: true })
    expect(actionsOf(publisher, proposed)).toEqual(['RECALL', 'RETURN', 'WITHDRAW'])
    const allowed = situation({ state: 'APPROVED', allowedReading: true, isPublic: true })
    expect(actionsOf(publisher, allowed)).toEqual(['RECALL', 'RETURN', 'WITHDRAW'])
    expect(refusalOf(publisher, 'PUBLISH', allowed)).toMatchObject({ why: 'OWN_WORK' })
    expect(keptFrom(publisher, allowed).map((reason) => english(reason))).toEqual([
      'Publish: You entered what the speaker allows, so someone else must publish it.',
    ])
    const ownLive = situation({ state: 'APPROVED', wroteLive: true, isPublic: true })
    expect(actionsOf(publisher, ownLive)).toEqual(['RECALL', 'RETURN', 'PUBLISH'])
    expect(refusalOf(publisher, 'WITHDRAW', ownLive)).toMatchObject({ why: 'OWN_WORK' })
  })
})

describe('the authors', () => {
  const contributions = [
    { edition: 1, memberId: 'ada' },
    { edition: 3, memberId: 'ben' },
    { edition: 3, memberId: 'cem' },
  ]
  it('are recorded by edition', () => {
    expect(wrote(contributions, 'ada', 1)).toBe(true)
    expect(wrote(contributions, 'ben', 1)).toBe(false)
    expect(wrote(contributions, 'ben', 3)).toBe(true)
    expect(wrote(contributions, 'ada', 3)).toBe(false)
    expect(wrote([], 'ada', 1)).toBe(false)
  })

  it('are those of the previous edition when nothing changed', () => {
    expect(wrote(contributions, 'ada', 2)).toBe(true)
    expect(wrote(contributions, 'cem', 4)).toBe(true)
    expect(wrote(contributions, 'ada', 4)).toBe(false)
  })
})
