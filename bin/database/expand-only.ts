/**
 * What a migration takes away from a version that still runs while it is applied: tables, columns, names and types that the version reads and writes, and
 * columns that it would have to fill. During a rolling upgrade the old and the new version use one database, so a release only adds.
 */
const takingAway: readonly [what: string, pattern: RegExp][] = [
  ['drops a table', /\bDROP TABLE\b/i],
  ['drops a column', /\bDROP COLUMN\b/i],
  ['renames', /\bRENAME (?:TO|COLUMN|VALUE)\b/i],
  ['changes the type of a column', /\bALTER COLUMN\s+\S+\s+(?:SET DATA )?TYPE\b/i],
  ['makes a column required', /\bALTER COLUMN\s+\S+\s+SET NOT NULL\b/i],
  ['removes a default', /\bALTER COLUMN\s+\S+\s+DROP DEFAULT\b/i],
  ['drops a type', /\bDROP TYPE\b/i],
  ['adds a required column without a default', /\bADD COLUMN\b(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT NULL\b/i],
]

/**
 * The line with which a migration says that it contracts on purpose: no code has used what it takes away since that earlier migration was released.
 *
 *     -- Contract: unused since 20261201090000_name
 */
const CONTRACT = /^-- Contract: unused since (\d{14}_\w+)$/m

const comment = /^\s*--.*$/gm

/**
 * Returns what is wrong with a migration for a rolling upgrade; null when nothing is. Tables that the migration makes itself can have any form.
 * `earlier` are the names of the migrations before it in releases that are out.
 */
export function contractionIn(sql: string, earlier: readonly string[]): string | null {
  const statements = sql.replaceAll(comment, '').split(';')
  const own = new Set(
    [...sql.matchAll(/\bCREATE TABLE (?:IF NOT EXISTS )?"(\w+)"/gi)].map(([, name]) => name),
  )
  const found = statements.flatMap((statement) => {
    const [, table] = /\bALTER TABLE (?:ONLY )?"(\w+)"/i.exec(statement) ?? []
    if (table && own.has(table)) return []
    return takingAway.filter(([, pattern]) => pattern.test(statement)).map(([what]) => what)
  })
  if (found.length === 0) return null
  const [, since] = CONTRACT.exec(sql) ?? []
  if (since === undefined)
    return `${[...new Set(found)].join(', ')}, without a line that says since when it is unused`
  return earlier.includes(since) ? null : `is unused since ${since}, which is no earlier migration`
}
