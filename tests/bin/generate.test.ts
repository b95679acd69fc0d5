import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compilerFromFile } from '@/bin/start/generate.mjs'

const generated = 'lib/generated/prisma/internal/class.ts'

it('the database client keeps no text of its query compiler', () => {
  const code = readFileSync(generated, 'utf8')
  expect(code).toContain('query_compiler_fast_bg.postgresql.wasm-base64.mjs')
  expect(code).not.toMatch(/import\("[^"]*wasm-base64/)
})

it('code of another form stays as it is', () => {
  const code = 'config.compilerWasm = { getQueryCompilerWasmModule: async () => other() }'
  expect(compilerFromFile(code)).toBe(code)
})
