import '@/tests/support/database'
import { spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { fixityOf } from '@/lib/holdings/fixity'
import { reviewOf } from '@/lib/review/review'
import { english } from '@/tests/support/english'
import { makeCited, makeMember, makeSubmitted } from '@/tests/support/factories'
import { mediaPath } from '@/tests/support/media'
import { sabotage } from '@/tests/support/sabotage'

function verify() {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'verify']
  const child = spawn(process.execPath, script, { env: process.env })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  return new Promise<{ status: number | null; printed: string }>((resolve) =>
    child.once('close', (status) => resolve({ status, printed: printed.trim() })),
  )
}

test('verification finds missing and altered copies, which block publishing', async () => {
  const editor = await makeMember()
  const whole = await makeCited(editor, 'The first text stands. It is not touched.', 'not touched')
  const gone = await makeCited(editor, 'The second text stands. Its file goes.', 'file goes')
  const altered = await makeCited(editor, 'The third text stands. Its file changes.', 'file changes')
  const retold = await makeSubmitted(editor)
  expect(await fixityOf()).toEqual({ files: 4, texts: 4, passages: 4, damages: [] })

  const hashOf = async ({ holding }: { holding: { id: string } }) =>
    (await db.holding.findUniqueOrThrow({ where: { id: holding.id } })).sha256
  await rm(mediaPath(await hashOf(gone)))
  await writeFile(mediaPath(await hashOf(altered)), 'The third text stands. Its file chAnges.')
  const layerId = retold.cited.holding.layer.id
  await sabotage(`UPDATE "TextLayer" SET text = replace(text, '12 people', '21 people') WHERE id = $1`, [
    layerId,
  ])
  const { status, printed } = await verify()
  expect(status).toBe(1)
  for (const line of [
    `File ${await hashOf(gone)} (copy.txt, copy ${gone.holding.id} of “${gone.source.title}”): The file is missing.`,
    `File ${await hashOf(altered)} (copy.txt, copy ${altered.holding.id} of “${altered.source.title}”): The content was altered.`,
    `Text ${layerId} (copy.txt`,
    `Passage ${retold.cited.passage.id} (copy.txt`,
  ])
    expect(printed).toContain(line)
  expect(printed).not.toContain(whole.holding.id)
  expect(printed).toContain('Archive copies: 4 files, 4 texts, 4 passages.')
  expect(printed).toContain('differences were found')

  const { problems } = await reviewOf(editor, retold.id)
  expect(problems.map(({ message }) => english(message)).join(' ')).toContain(
    'no longer matches its checksum',
  )
})
