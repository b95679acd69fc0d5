import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const serverActions = globSync('app/**/*.ts').filter((file) =>
  readFileSync(file, 'utf8').startsWith("'use server'"),
)

// app/(desk)/action.ts turns each of the archive's own errors into an answer.
it('every server action runs its command as a member through one helper', () => {
  expect(serverActions.length).toBeGreaterThan(5)
  const besideIt = serverActions.filter((file) =>
    /requireActor|currentActor/.test(readFileSync(file, 'utf8')),
  )
  expect(besideIt).toEqual([])
})
