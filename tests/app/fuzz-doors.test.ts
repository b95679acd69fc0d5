import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allDoors } from '@/tests/fuzz/doors'
import { Random } from '@/tests/fuzz/random'
import { filesIn } from '@/tests/support/modules'

const EACH = 1_000
const ids = ['0199aaaa-0000-7000-8000-000000000001']
const target = {
  ...{
    url: 'http://localhost',
    cookies: { editor: '', reviewer: '', publisher: '', admin: '' },
    memberId: ids[0] ?? '',
  },
  ...{ slugs: ['a-slug'], records: ids, ids, sources: ids, layers: ids, size: 0.001 },
  actions: [{ id: 'an-action', name: 'eraseAction' }],
  token: 'stele_x',
  copies: [`/sources/${ids[0]}/copies/${ids[0]}`],
  arks: ['ark:/99999/s1x'],
  draft: { id: ids[0] ?? '', version: 1, content: {} },
}

/** The files of Next that answer an address, with the addresses that each answers. */
const files = filesIn('app')
  .filter((file) => /\/(page\.tsx|route\.ts)$/.test(file))
  .map((file) => {
    const address = file
      .replace(/^app/, '')
      .replace(/\/(page\.tsx|route\.ts)$/, '')
      .replaceAll(/\/\([^)]+\)/g, '')
      .replaceAll(/[.+^$|]/g, '\\$&')
      .replaceAll(/\[(?:\\\.){3}[^\]]+\]/g, '.+')
      .replaceAll(/\[[^\]]+\]/g, '[^/]+')
    return {
      file,
      address: new RegExp(`^${address || '/'}$`),
      dynamic: (file.match(/\[/g) ?? []).length + (file.includes('[...') ? 9 : 0),
    }
  })
  // An address belongs to the file that names most of it.
  .toSorted((one, other) => one.dynamic - other.dynamic)

const methodsOf = (file: string): string[] =>
  file.endsWith('page.tsx')
    ? ['GET']
    : ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
        new RegExp(String.raw`export (?:const|(?:async )?function) ${method}\b|(?:as|\{) ${method}\b`).test(
          readFileSync(file, 'utf8'),
        ),
      )

test('hostile requests reach each page and route of the archive', () => {
  const random = new Random(7)
  const asked = new Set<string>()
  for (const { door } of allDoors)
    for (let count = 0; count < EACH; count += 1) {
      const { path, method = 'GET' } = door(random, target)
      const [address = ''] = path.replace(/^\/ark:\/?/, '/ark/').split('?')
      const found = files.find((file) => file.address.test(address))
      if (found) asked.add(`${method} ${found.file}`)
    }
  const all = files.flatMap(({ file }) => methodsOf(file).map((method) => `${method} ${file}`))
  expect(all.length).toBeGreaterThan(100)
  expect(all.filter((door) => !asked.has(door))).toEqual([])
})
