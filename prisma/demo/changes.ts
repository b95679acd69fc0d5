import type { RecordRelationType } from '@/lib/generated/prisma/enums'
import type { DemoBlock, DemoRecord } from './shapes'

/** A block that is added to the end of a published record, which makes its second edition. */
export type Change = { slug: string; message: string; by: DemoRecord['by']; adds: DemoBlock }

export const changes: Change[] = [
  {
    slug: 'press-sundaytimes',
    message: 'Adds what the same passage says of people who were missing',
    by: 'contributor',
    adds: {
      quote: 'Hundreds of people, and possibly thousands, are described as missing.',
      mode: 'PARAPHRASE',
      says: 'sundaymissing',
      via: ['sundaytimes', 'compilation'],
    },
  },
  {
    slug: 'act-pakistan',
    message: 'Says that the compilation names a committee, too',
    by: 'editor',
    adds: {
      quote:
        'In the same entry the compilation speaks of the Foreign Relations Committee; which of the two acted is not clear from it.',
      mode: 'PARAPHRASE',
      says: 'pakistan',
      via: ['pakistan', 'compilation'],
    },
  },
]

/** Reports about first editions, as a reader could send them, with their answers. */
export const reports = [
  {
    slug: 'act-pakistan',
    text: 'This record names the Senate only. The note also speaks of its Foreign Relations Committee.',
    answer: {
      outcome: 'CORRECTED' as const,
      answer: 'The second edition says so.',
      note: 'The first edition named the Senate only. The second says that the compilation names a committee, too.',
    },
  },
]

export const withdrawals = [
  {
    slug: 'press-eveneman',
    reason:
      'The magazine could not be identified, so a reader could not look for the issue. The record can return when the issue is found.',
  },
]

/** Relations between records that another member checked: only those that the background note itself has. */
export const relations: { from: string; type: RecordRelationType; to: string }[] = [
  // “The same passage reports a woman who had reached Agdam.”
  { from: 'testimony-woman-who-reached-agdam', type: 'SAME_EVENT', to: 'press-sundaytimes' },
]
