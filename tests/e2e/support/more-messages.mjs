// Preloaded into every process of an archive: its folder of messages has the languages of JOURNEYS_MESSAGES, too. In the folder itself, they would be
// languages of all other tests that run, and sources of a build.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

const messages = path.resolve('messages')
const more = process.env.JOURNEYS_MESSAGES ?? ''
const { existsSync, readdirSync, readFileSync } = fs
const languages = readdirSync(more)

/** Where it is: in the other folder, if it is in one of the languages there. */
const placeOf = (file) => {
  const language = languages.find((one) => String(file).startsWith(path.join(messages, one)))
  return language ? path.join(more, path.relative(messages, String(file))) : file
}

fs.existsSync = (file) => existsSync(placeOf(file))
fs.readFileSync = (file, ...how) => readFileSync(placeOf(file), ...how)
fs.readdirSync = (folder, ...how) => [
  ...readdirSync(placeOf(folder), ...how),
  ...(folder === messages ? readdirSync(more, ...how) : []),
]
syncBuiltinESMExports()
