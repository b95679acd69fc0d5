import { describe, expect, it } from 'vitest'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { contributorsToEachSubject, situationOf } from '@/lib/review/workflow/situation'
import {
  actionsOf,
  keptFrom,
  refusalOf,
  type Situation,
  workflow,
  workflowActions,
} from '@/lib/review/workflow/workflow'
import { english } from '@/tests/support/english'

const publisher = { id: 'p', name: 'Petra', role: 'PUBLISHER' } as const
const situation = (given: Partial<Situation> = {}): Situation => ({
  state: 'DRAFT',
  isPublic: false,
  mayWrite: true,
  ownText: [],
  ownSubjects: false,
  ownAddress: false,
  ownConsent: false,
  ownLive: false,
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
    const own = situation({ state: 'APPROVED', ownText: ['title', 'fields'], isPublic: true })
    expect(actionsOf(publisher, own)).toEqual(['RECALL', 'WITHDRAW'])
    expect(keptFrom(publisher, own).map((reason) => english(reason))).toContain(
      'Publish: You contributed to the title and the details, so someone else must do this.',
    )
    const address = situation({ state: 'APPROVED', ownAddress: true, isPublic: true })
    expect(actionsOf(publisher, address)).toEqual(['RECALL', 'RETURN', 'WITHDRAW'])
    const allowed = situation({ state: 'APPROVED', ownConsent: true, isPublic: true })
    expect(actionsOf(publisher, allowed)).toEqual(['RECALL', 'RETURN', 'WITHDRAW'])
    expect(refusalOf(publisher, 'PUBLISH', allowed)).toMatchObject({ why: 'OWN_WORK' })
    expect(keptFrom(publisher, allowed).map((reason) => english(reason))).toEqual([
      'Publish: You entered what the speaker allows, so someone else must publish it.',
    ])
    const ownLive = situation({ state: 'APPROVED', ownLive: true, isPublic: true })
    expect(actionsOf(publisher, ownLive)).toEqual(['RECALL', 'RETURN', 'PUBLISH'])
    expect(refusalOf(publisher, 'WITHDRAW', ownLive)).toMatchObject({ why: 'OWN_WORK' })
  })
})

describe('the contributors', () => {
  const text = {
    title: ['ada'],
    'QUOTATION 1 wording': ['ben', 'cem'],
    'QUOTATION 1 chain': ['ben', 'cem'],
    'FIGURE 2 wording': ['ben', 'cem'],
    'FIGURE 2 chain': ['ben'],
  }
  it('to every subject wrote in the text or sources of each', () => {
    expect(contributorsToEachSubject(text)).toEqual(['ben'])
    expect(contributorsToEachSubject({ '*': ['ada'] })).toEqual(['ada'])
  })

  it('are named by the part of the record', () => {
    const record = {
      state: 'IN_REVIEW' as const,
      ...{ createdById: 'ada', live: null, slugContributors: ['ada'] },
      ...{
        draft: { contributors: text },
        consent: { nameDisplay: 'ANONYMOUS' as const, contributors: { tier: ['cem'] } },
      },
    }
    const of = (id: string) => situationOf({ ...publisher, id }, record)
    expect(of('ada')).toMatchObject({
      ownText: ['title'],
      ownAddress: true,
      ownConsent: false,
      ownSubjects: false,
    })
    expect(of('cem')).toMatchObject({
      ownText: ['quotations', 'figures'],
      ownConsent: true,
      ownSubjects: false,
    })
    expect(of('dan')).toMatchObject({ ownText: [], ownAddress: false })
  })
})
