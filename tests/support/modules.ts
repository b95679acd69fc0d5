import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Import = { to: string; typeOnly: boolean }
export type Module = { file: string; text: string; lines: number; imports: Import[] }

const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g

/** The path of a module as this project names files: `lib/text/index.ts`; a package keeps its name. */
function resolve(from: string, named: string): string {
  const place = named.startsWith('@/')
    ? named.slice(2)
    : named.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), named)
      : null
  if (place === null) return named
  const endings = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '.css', '.json']
  return (
    endings.map((ending) => place + ending).find((file) => path.extname(file) && existsSync(file)) ?? place
  )
}

/** Returns the imports and re-exports of a module, in order, and whether each is type-only. */
export function importsOf(file: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [...code.matchAll(IMPORT)].map(([, type, named, dynamic]) => ({
    to: resolve(file, named ?? dynamic ?? ''),
    typeOnly: Boolean(type),
  }))
}

/** Every file below a folder, by its path from the root. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))

/** Every module below these folders, generated code aside. */
export function modulesIn(...places: string[]): Module[] {
  const files = places.flatMap((place) =>
    path.extname(place)
      ? [place]
      : filesIn(place).filter((file) => /\.(m?ts|tsx|mjs)$/.test(file) && !file.startsWith('lib/generated/')),
  )
  return files.sort().map((file) => {
    const text = readFileSync(file, 'utf8')
    return { file, text, lines: text.trimEnd().split('\n').length, imports: importsOf(file, text) }
  })
}

const PART =
  /export (?:async )?(?:function\*?\s+(\w+)(?:<[^>]*>)?\(|const\s+(\w+)\s*=\s*(?:async\s*)?\()\s*tx: Tx\b/g

/** The exported functions that only write inside the transaction of a command, which guards and logs: those that take it first, as `tx`. */
export const partsOfCommandsIn = (text: string): string[] =>
  [...text.matchAll(PART)].flatMap(([, named, assigned]) => named ?? assigned ?? [])

/** Returns every module that is loaded with a module, itself included. */
export function loadedBy(
  file: string,
  modules: ReadonlyMap<string, Module>,
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { to, typeOnly } of modules.get(file)?.imports ?? []) if (!typeOnly) loadedBy(to, modules, seen)
  return seen
}

/** Returns the circles of imports, each as its files. */
export function cyclesIn(modules: ReadonlyMap<string, Module>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, trail: string[]) => {
    const start = trail.indexOf(file)
    if (start >= 0) found.push([...trail.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const { to, typeOnly } of modules.get(file)?.imports ?? [])
      if (!typeOnly && modules.has(to)) visit(to, [...trail, file])
    done.add(file)
  }
  for (const file of modules.keys()) visit(file, [])
  return found
}
