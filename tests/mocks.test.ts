import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { filesIn } from './support/modules'

// Files that run in one process share what they load (vitest.config.ts), in an order that differs from one machine to another.
it('a file with mocks resets the modules before and after its tests', () => {
  const texts = filesIn('tests')
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  const mocking = texts.filter(({ text }) => /^vi\.mock\(/m.test(text))
  const before = /vi\.hoisted\([\s\S]*?vi\.resetModules\(\)/
  const after = /^afterAll\([\s\S]*?resetModules\(\)/m
  const keeping = mocking.filter(({ text }) => !before.test(text) || !after.test(text))
  expect(mocking.length).toBeGreaterThan(10)
  expect(keeping.map(({ file }) => file)).toEqual([])
})
