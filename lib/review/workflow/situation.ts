import { type Actor, mayWrite } from '@/lib/access'
import {
  allMembersIn,
  distinct,
  membersIn,
  partsOf,
  storedContributors,
} from '@/lib/contributions/contributors'
import { consentContributors } from '@/lib/records/consent/schema'
import { subjectPartKey } from '@/lib/records/content-parts'
import { type RecordPart, recordParts, type Situation } from './workflow'

const contributors = { select: { contributors: true } } as const

/** The columns of a record that the workflow needs, for queries and commands. */
export const workflowColumns = {
  id: true,
  kind: true,
  slug: true,
  slugContributors: true,
  state: true,
  editions: true,
  createdById: true,
  submittedId: true,
  live: {
    select: {
      id: true,
      number: true,
      publishedAt: true,
      revision: { select: { number: true, contributors: true } },
    },
  },
  draft: contributors,
  consent: { select: { contributors: true, nameDisplay: true, hiddenNameAt: true } },
} as const

type Kept = { contributors: unknown } | null
type KeptConsent = Parameters<typeof consentContributors>[0]

/** The columns that say who contributed to a record. */
export type ContributedRecord = { slugContributors: readonly string[]; draft: Kept; consent: KeptConsent }

type Row = ContributedRecord & {
  state: Situation['state']
  createdById: string
  live: { revision: { contributors: unknown } } | null
}

const kept = (row: Kept) => storedContributors(row?.contributors ?? {})

/** The actor's relation to the record, for the workflow's table. While a record is under review its draft is the submitted text. */
export function situationOf(actor: Actor, record: Row): Situation {
  const text = kept(record.draft)
  return {
    state: record.state,
    isPublic: record.live !== null,
    mayWrite: mayWrite(actor, record),
    ownText: recordPartsIn(partsOf(text, actor.id)),
    ownSubjects: contributorsToEachSubject(text).includes(actor.id),
    ownAddress: record.slugContributors.includes(actor.id),
    ownConsent: allMembersIn(consentContributors(record.consent)).includes(actor.id),
    ownLive: record.live !== null && allMembersIn(kept(record.live.revision)).includes(actor.id),
  }
}

/** The members who contributed to a record: to its text, its address or by its speaker's consent. Someone else publishes it. */
export const contributorsToRecord = ({ slugContributors, draft, consent }: ContributedRecord): string[] =>
  distinct([allMembersIn(kept(draft)), slugContributors, allMembersIn(consentContributors(consent))])

const WORDING = /^(QUOTATION|CITATION|FIGURE|TIMELINE) (\S+) wording$/

/** The members who contributed to the wording and the sources of every subject, so that they can't give any verdict. */
export function contributorsToEachSubject(text: ReturnType<typeof storedContributors>): string[] {
  const subjects = Object.keys(text).flatMap((key) => {
    const [, type, id] = WORDING.exec(key) ?? []
    return type && id ? [{ type: type as 'QUOTATION' | 'CITATION' | 'FIGURE' | 'TIMELINE', id }] : []
  })
  const [first, ...others] = subjects.map((subject) => {
    const chain = membersIn(text, subjectPartKey(subject, 'chain'))
    return membersIn(text, subjectPartKey(subject, 'wording')).filter((member) => chain.includes(member))
  })
  return (first ?? allMembersIn(text)).filter((member) => others.every((members) => members.includes(member)))
}

const byBeginning: Readonly<Record<string, RecordPart>> = {
  'contentWarning.': 'contentWarning',
  'fields.': 'fields',
  'body.': 'body',
  'figures.': 'figures',
  'FIGURE ': 'figures',
  'QUOTATION ': 'quotations',
  'CITATION ': 'citations',
  'TIMELINE ': 'timeline',
}

/** The parts of a record as people name them, in the order of the page. */
function recordPartsIn(keys: readonly string[]): RecordPart[] {
  const found = new Set(
    keys.map((key): RecordPart => {
      const beginning = Object.keys(byBeginning).find((start) => key.startsWith(start))
      return (
        (beginning !== undefined && byBeginning[beginning]) ||
        recordParts.find((part) => part === key) ||
        'body'
      )
    }),
  )
  return recordParts.filter((part) => found.has(part))
}
