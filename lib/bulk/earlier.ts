import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { bulkInputSchema } from './schema'

// Changes in sources, names and media that the version before made. Remove this a release later, when no such job is kept any more.

/** The kinds of their jobs, which kept in their results what they did to each entry. */
export const EARLIER = { change: 'bulkEntries', undo: 'undoBulkEntries' } as const

const earlierSchema = z.strictObject({
  change: z.strictObject({ list: z.string(), field: z.string(), mode: z.string(), value: z.string() }),
  ids: z.array(z.string()),
})

/** What a job changes, as any version stored it. */
export const storedInputSchema = z.preprocess((stored): unknown => {
  const earlier = earlierSchema.safeParse(stored)
  if (!earlier.success) return stored
  const { list, ...change } = earlier.data.change
  return { list, ids: earlier.data.ids, change: { action: 'FIELD', ...change } }
}, bulkInputSchema)

const doneSchema = z
  .object({
    entries: z.array(
      z.object({
        id: z.uuid(),
        outcome: z.enum(['CHANGED', 'SAME', 'REFUSED', 'UNDONE', 'UNDO_REFUSED']),
        before: z.string().optional(),
        version: z.int().optional(),
        refusal: z.json().optional(),
      }),
    ),
  })
  .transform(({ entries }) => entries)
  .catch([])
const keptSchema = z.object({ kept: doneSchema }).transform(({ kept }) => kept)

/** Writes what such a job did, also an interrupted one, as entries of it; nothing for other jobs, and what is written already stays. */
export async function takeOver(jobId: string): Promise<void> {
  const jobs = await db.job.findMany({
    where: {
      OR: [
        { id: jobId, kind: EARLIER.change },
        { kind: EARLIER.undo, input: { path: ['bulkId'], equals: jobId } },
      ],
    },
    orderBy: { createdAt: 'asc' },
    select: { position: true, result: true },
  })
  const done = jobs.flatMap(({ position, result }) => [
    ...doneSchema.parse(position),
    ...keptSchema.catch([]).parse(result),
  ])
  const latest = new Map(done.map((one) => [one.id, one]))
  await db.bulkEntry.createMany({
    data: [...latest.values()].map(({ id, outcome, before, version, refusal }) => ({
      ...{ jobId, entryId: id, outcome, refusal: refusal ?? Prisma.DbNull },
      ...(before !== undefined && version !== undefined && { undo: { before, version } }),
    })),
    skipDuplicates: true,
  })
}
