import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { peopleNamedIn } from '@/lib/review/named-people'
import { makeMember } from '@/tests/support/factories'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  const people: [string, string[]][] = [
    ['Lopez, Ana', ['A. M. Lopez']],
    ['Səlimov Rəşid', []],
    ['Анна Петрова', []],
    ['سلمى حداد', []],
    ['Jean-Luc O’Brien', []],
  ]
  for (const [name, variants] of people)
    await createAuthority(editor, {
      kind: 'PERSON',
      name,
      variants: variants.map((variant) => ({ name: variant })),
      distinct: true,
    })
  await createAuthority(editor, { kind: 'BODY', name: 'Council', distinct: true })
})

const named = async (text: string) => (await peopleNamedIn(db, text)).map(({ name }) => name)

describe('people named in a text', () => {
  it.each([
    ['by family and given name turned round', 'Then Ana Lopez was wounded.', 'Lopez, Ana'],
    ['by a variant with initials', 'It was A. M. Lopez, they said.', 'Lopez, Ana'],
    ['in any case and without accents', 'SALIMOV and Selimov Resid were hurt.', 'Səlimov Rəşid'],
    ['in Cyrillic', 'Погибла Анна Петрова.', 'Анна Петрова'],
    ['beside Arabic punctuation', 'قتلت سلمى حداد، ثم سكت.', 'سلمى حداد'],
    ['with a hyphen and an apostrophe', "Jean-Luc O'Brien, 40, was killed.", 'Jean-Luc O’Brien'],
  ])('are found %s', async (_, text, name) => {
    expect(await named(text)).toEqual([name])
  })

  it('are not found by part of a name and are never bodies', async () => {
    expect(await named('Ana came, and Lopez left the Council with Petrova.')).toEqual([])
    expect(await named(' ')).toEqual([])
  })

  it('are looked up by an index', async () => {
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        EXPLAIN SELECT id FROM "Authority" a WHERE a.kind = 'PERSON' AND stele_spoken(a.name) = ANY(ARRAY['ana lopez'])`
    })
    expect(plan.map((line) => line['QUERY PLAN']).join(' ')).toContain('authority_spoken')
  })
})
