import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { headsFile } from './heads'
import { stateFolder } from './state-folder'

const MARK = 12
const NAME = /^signing-key\.([0-9a-f]{12})\.pem$/

/** The name that a key has once it is no longer used: the beginning of its SHA-256. */
export const markOf = (print: string): string => print.slice(0, MARK)

/** The file of a key that is no longer used. */
export const formerKeyFile = (mark: string, folder = stateFolder) =>
  path.join(folder, `signing-key.${mark}.pem`)

/** The file of the heads that it signed. */
export const formerHeadsFile = (archive: string, mark: string, folder = stateFolder) =>
  headsFile(archive, folder).replace(/\.jsonl$/, `.${mark}.jsonl`)

/** The names of the keys that are no longer used. */
export function formerMarks(folder = stateFolder): string[] {
  // With STELE_SIGNING_KEY, the folder can be missing.
  return (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => NAME.exec(name)?.[1] ?? []).sort()
}
