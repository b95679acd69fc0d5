import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { analyse } from 'scslre'
import { expect, it } from 'vitest'

/** Expressions that would be slow on a long text, and why their text can't be long. */
const onShortTexts: Readonly<Record<string, string>> = {
  '/%.*$/': 'an IP address in a header, which Node limits to 16 KB',
  '/\\s*,\\s*/': 'a header, which Node limits to 16 KB',
  '/\\s*\\S*$/': 'the few hundred characters around a passage',
  '/^[^\\s/:@]+\\.[^\\s:@]+$/': 'an address typed in a browser',
  '/[\\s"\']+$/': 'the context of a passage',
  // A printed reference is read only up to 1,000 characters (lib/sources/references/printed.ts).
  '/^[\\s.,;:—–/-]+|[\\s,;:—–/-]+$/g': 'a printed reference',
  '/\\s*;\\s*|,? (?:and|&|et|und|и|və|ve|և) /': 'a printed reference',
  '/\\s*(?:[,;()]|(?<=[\\p{L}\\p{M}]{4}|\\p{N}|[)”»])\\.(?=\\s|$)(?: [—–-](?= ))?|:(?=\\s)|\\s[—–-](?=\\s))\\s*/gu':
    'a printed reference',
  '/^[\\s.—–-]+|\\s+$/g': 'a printed reference',
  '/^(.*\\p{L}\\S*) (\\d{1,4})$/u': 'a printed reference',
  '/[\\s,;:.]+$/': 'a printed reference',
  '/[\\s(—–-]+$/': 'a printed reference',
}

type Expression = { pattern: string; flags: string }

const isExpression = (node: object): node is { regex: Expression } =>
  'regex' in node && typeof node.regex === 'object'

function expressionsOf(file: string): Expression[] {
  const found: Expression[] = []
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (isExpression(node)) found.push(node.regex)
    for (const child of Object.values(node)) collect(child)
  }
  collect(parseSync(file, readFileSync(file, 'utf8')).program)
  return found
}

/** Why an expression can take more than a time that grows with the text; null for one that can't. */
function faultOf({ pattern, flags }: Expression): string | null {
  const { reports } = analyse({ source: pattern, flags: flags.replace(/[gy]/g, '') })
  // A sticky expression is tried at one offset only.
  const [report] = flags.includes('y') ? reports.filter(({ type }) => type !== 'Move') : reports
  return report ? `${report.exponential ? 'exponential' : 'polynomial'} (${report.type})` : null
}

it('no regular expression takes more than linear time', () => {
  const files = globSync('{lib,app,components}/**/*.{ts,tsx}').filter((file) => !file.includes('generated'))
  const faults = files.flatMap((file) =>
    expressionsOf(file).flatMap((expression) => {
      const fault = faultOf(expression)
      return fault ? [{ file, expression: `/${expression.pattern}/${expression.flags}`, fault }] : []
    }),
  )
  expect(faults.filter(({ expression }) => !Object.hasOwn(onShortTexts, expression))).toEqual([])
  const known = new Set(faults.map(({ expression }) => expression))
  expect([...known].sort()).toEqual(Object.keys(onShortTexts).sort())
})
