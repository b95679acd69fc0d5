/**
 * `npm run lockfile` completes package-lock.json after a dependency was added. npm leaves out optional packages for other systems when
 * the registry doesn't have them, and `npm ci` then refuses the lockfile as incomplete.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/** Returns whether a package is locked in a folder where the package at this place looks for it. */
function isLocked(packages, place, name) {
  const folders = place.split('/node_modules/')
  return folders.some((_, depth) => {
    const above = folders.slice(0, folders.length - depth).join('/node_modules/')
    return `${above && `${above}/`}node_modules/${name}` in packages || `node_modules/${name}` in packages
  })
}

/** Returns the missing optional packages that some package requires in an exact version, by their place. */
export function missingFrom({ packages }) {
  const missing = {}
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages))
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, place, name) || !/^\d/.test(version)) continue
      const words = name.split('/').at(-1).split('-')
      const os = SYSTEMS.find((system) => words.includes(system))
      const cpu = PROCESSORS.find((processor) => words.includes(processor))
      if (!cpu) continue
      const libc = { gnu: 'glibc', musl: 'musl' }[words.find((word) => word === 'gnu' || word === 'musl')]
      missing[`node_modules/${name}`] = {
        version,
        cpu: [cpu],
        ...(dev && { dev }),
        ...(libc && { libc: [libc] }),
        optional: true,
        ...(os && cpu !== 'wasm32' && { os: [os] }),
      }
    }
  return missing
}

if (process.argv[1] === import.meta.filename) {
  const file = path.join(import.meta.dirname, '..', 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingFrom(lock)
  const all = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} optional packages added.`)
}
