import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { MaintenanceKind } from '@/lib/generated/prisma/enums'
import type { Message } from '@/lib/messages/message'
import { readMessages, storedMessage } from '@/lib/messages/stored'
import { stateFolder } from './state-folder'

/** A failed run that the database doesn't have yet. */
type KeptRun = {
  id: string
  kind: MaintenanceKind
  startedAt: Date
  endedAt: Date
  messages: Message[]
}

const keptSchema = z.object({
  id: z.uuid(),
  kind: z.enum(MaintenanceKind),
  startedAt: z.coerce.date(),
  endedAt: z.coerce.date(),
  messages: z.unknown(),
})

const folderIn = (folder: string) => path.join(folder, 'failed-runs')
const ENDING = '.json'

/** Keeps a failed run in a file beside the database, whole or not at all, until `keptRuns` returns it and `forgetRun` removes it. */
export async function keepRun(run: Omit<KeptRun, 'id'>, folder = stateFolder): Promise<void> {
  const [id, to] = [randomUUID(), folderIn(folder)]
  await mkdir(to, { recursive: true })
  const [written, kept] = [path.join(to, id), path.join(to, `${id}${ENDING}`)]
  await writeFile(written, JSON.stringify({ ...run, id, messages: run.messages.map(storedMessage) }))
  await rename(written, kept)
}

/** The failed runs that are kept, with their files. Leaves out what it can't read. */
export async function keptRuns(folder = stateFolder): Promise<{ run: KeptRun; file: string }[]> {
  const names = await readdir(folderIn(folder)).catch(() => [])
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith(ENDING))
      .map(async (name) => {
        const file = path.join(folderIn(folder), name)
        const text = await readFile(file, 'utf8').catch(() => '')
        const parsed = keptSchema.safeParse(parsedJson(text))
        return parsed.success
          ? [{ file, run: { ...parsed.data, messages: readMessages(parsed.data.messages) } }]
          : []
      }),
  )
  return found.flat()
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Removes the file of a run that the database has. */
export const forgetRun = (file: string) => rm(file, { force: true })
