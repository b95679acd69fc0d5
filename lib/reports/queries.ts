import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Actor, can, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { sha256 } from '@/lib/hashing'
import { withoutNames } from '@/lib/review/hidden-names/beside'
import { unnamedSpeakers } from '@/lib/review/hidden-names/speakers'
import { getTranslator } from '@/lib/settings/language'
import type { ReportKind, ReportOutcome } from './schema'
import { permissionFor } from './sight'

/** 256 random bits for the private link to a report; a hash of it is stored, which is enough for a word that can't be guessed. */
export function newReportToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: sha256(token) }
}

const TOKEN = /^[\w-]{43}$/

/** The state of a report for the reader who has its link. */
export type ReportStatus = {
  kind: ReportKind
  createdAt: Date
  outcome: ReportOutcome | null
  answer: string
  answeredAt: Date | null
  /** The record that it is about, while readers can open it. */
  record: { slug: string; title: string } | null
}

/**
 * What the reader with this link sees of their report; null for any other word. Nothing that they wrote is repeated, and an answer with the name
 * of the speaker who stays unnamed is withheld.
 */
export async function reportStatus(token: string): Promise<ReportStatus | null> {
  if (!TOKEN.test(token)) return null
  const found = await db.report.findUnique({
    where: { tokenHash: sha256(token) },
    select: {
      ...{ kind: true, createdAt: true, outcome: true, answer: true, answeredAt: true, recordId: true },
      record: { select: { searchEntry: { select: { slug: true, title: true } } } },
    },
  })
  if (!found) return null
  const { recordId, record, ...rest } = found
  const status = { ...rest, record: record.searchEntry }
  if (status.answer === '') return status
  const [speakers, t] = await Promise.all([unnamedSpeakers(db), getTranslator()])
  return {
    ...status,
    answer: withoutNames(speakers, recordId, status.answer, t('archive.evidence.withheld')),
  }
}

/** An entry of the log of corrections. */
export type Correction = {
  id: string
  outcome: ReportOutcome
  note: string
  at: Date
  /** The record, while readers can open it. */
  record: { slug: string; title: string } | null
}
const CORRECTIONS_PAGE = 50

/** One page of the public log of corrections, newest first. Records that aren't public are not named, nor speakers who stay unnamed. */
export async function corrections(page: number): Promise<{ entries: Correction[]; pages: number }> {
  const listed = { note: { not: '' }, answeredAt: { not: null } }
  const [total, speakers, t, rows] = await Promise.all([
    db.report.count({ where: listed }),
    unnamedSpeakers(db),
    getTranslator(),
    db.report.findMany({
      where: listed,
      orderBy: [{ answeredAt: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * CORRECTIONS_PAGE,
      take: CORRECTIONS_PAGE,
      select: {
        id: true,
        recordId: true,
        outcome: true,
        note: true,
        answeredAt: true,
        record: { select: { searchEntry: { select: { slug: true, title: true } } } },
      },
    }),
  ])
  const mark = t('archive.evidence.withheld')
  const entries = rows.flatMap(({ id, recordId, outcome, note, answeredAt, record }) =>
    outcome && answeredAt
      ? [
          {
            ...{ id, outcome, note: withoutNames(speakers, recordId, note, mark) },
            ...{ at: answeredAt, record: record.searchEntry },
          },
        ]
      : [],
  )
  return { entries, pages: Math.ceil(total / CORRECTIONS_PAGE) }
}

/** A report as a member sees it. The reader's name and address are null for those who can't see identities. */
export type DeskReport = {
  id: string
  kind: ReportKind
  slug: string
  edition: number
  statement: string
  /** The address of the place of a source that it is about; empty for a report about the record. */
  path: string
  text: string
  createdAt: Date
  reader: { name: string; email: string } | null
  outcome: ReportOutcome | null
  answer: string
  note: string
  answeredAt: Date | null
  answeredBy: string | null
  erasedAt: Date | null
}

const visible = (actor: Actor) => ({
  kind: { in: (['ERROR', 'TAKEDOWN'] as const).filter((kind) => can(actor, permissionFor(kind))) },
})

/** The most reports in the list of members. */
const MOST = 100

/** The reports that the actor can see: open ones first, oldest first, then the newest answered. `Forbidden` for contributors. */
export async function reportsFor(actor: Actor): Promise<{ open: DeskReport[]; answered: DeskReport[] }> {
  demand(actor, 'answerReports')
  const include = { record: { select: { slug: true } }, answeredBy: { select: { name: true } } } as const
  const [open, answered] = await Promise.all([
    db.report.findMany({
      where: { ...visible(actor), answeredAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: MOST,
      include,
    }),
    db.report.findMany({
      where: { ...visible(actor), answeredAt: { not: null } },
      orderBy: [{ answeredAt: 'desc' }, { id: 'asc' }],
      take: MOST,
      include,
    }),
  ])
  const seesReaders = can(actor, 'seeIdentities')
  const shown = ({
    record,
    answeredBy,
    name,
    email,
    tokenHash,
    recordId,
    answeredById,
    ...row
  }: (typeof open)[number]) => ({
    ...row,
    slug: record.slug,
    reader: seesReaders ? { name, email } : null,
    answeredBy: answeredBy?.name ?? null,
  })
  return { open: open.map(shown), answered: answered.map(shown) }
}

/** The number of open reports that the actor can see; 0 for those who see none. */
export const countOpenReports = async (actor: Actor): Promise<number> =>
  can(actor, 'answerReports') ? db.report.count({ where: { ...visible(actor), answeredAt: null } }) : 0
