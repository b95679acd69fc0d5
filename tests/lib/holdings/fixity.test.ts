import '@/tests/support/database'
import { spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db'
import { fixityOf } from '@/lib/holdings/fixity'
import { mediaPath } from '@/lib/holdings/storage'
import { reviewOf } from '@/lib/review/review'
import { makeHeld, makeMember, makeSubmitted } from '@/tests/support/factories'

function fixity() {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/fixity.ts']
  const child = spawn(process.execPath, script, { env: process.env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise<{ status: number | null; said: string }>((resolve) =>
    child.once('close', (status) => resolve({ status, said: said.trim() })),
  )
}

test('fixity finds a file that is gone or altered, a text that was altered and a passage astray, and such a text blocks', async () => {
  const editor = await makeMember()
  const whole = await makeHeld(editor, 'The first text stands. It is not touched.', 'not touched')
  const gone = await makeHeld(editor, 'The second text stands. Its file goes.', 'file goes')
  const altered = await makeHeld(editor, 'The third text stands. Its file changes.', 'file changes')
  const retold = await makeSubmitted(editor)
  expect(await fixityOf()).toEqual({ files: 4, texts: 4, passages: 4, misfits: [] })

  const hashOf = async ({ holding }: { holding: { id: string } }) =>
    (await db.holding.findUniqueOrThrow({ where: { id: holding.id } })).sha256
  await rm(mediaPath(await hashOf(gone)))
  await writeFile(mediaPath(await hashOf(altered)), 'The third text stands. Its file chAnges.')
  const layerId = retold.held.holding.layer.id
  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`UPDATE "TextLayer" SET text = replace(text, '12 people', '21 people') WHERE id = ${layerId}::uuid`
  })
  const { status, said } = await fixity()
  expect(status).toBe(1)
  for (const line of [
    `File ${await hashOf(gone)} (copy.txt, copy ${gone.holding.id} of “${gone.source.title}”): its bytes are missing.`,
    `File ${await hashOf(altered)} (copy.txt, copy ${altered.holding.id} of “${altered.source.title}”): its bytes were altered.`,
    `Text ${layerId} (copy.txt`,
    `Passage ${retold.held.passage.id} (copy.txt`,
  ])
    expect(said).toContain(line)
  expect(said).not.toContain(whole.holding.id)
  expect(said).toContain('4 of what is held is not as it was kept.')

  const { problems } = await reviewOf(editor, retold.id)
  expect(problems.map(({ message }) => message).join(' ')).toContain('no longer gives the checksum')
}, 60_000)
