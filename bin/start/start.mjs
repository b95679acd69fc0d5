// `npm start` and `npm run dev`: installs what is missing, then runs serve.ts on the project's Node. Plain JavaScript without
// dependencies, because it runs before anything is installed.
import { spawn } from 'node:child_process'
import path from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Stele needs Node 20.19 or newer. This is Node ${process.versions.node}.`)
  process.exit(1)
}
const { install, refuse, root, runtime, runtimeEnv } = await import('./install.mjs')
const { takeLock } = await import('./processes.mjs')

/** npm runs a script through a shell. A signal that ends both does not always reach the script; then its parent changes. */
function whenOrphaned(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 200)
  watch.unref()
}

async function start() {
  process.chdir(root)
  const lock = await takeLock(path.join(root, '.stele', 'start.lock'))
  if (lock.heldBy)
    refuse(`Stele is already running from this folder (process ${lock.heldBy}). Stop that process first.`)
  process.on('exit', lock.release)
  console.log('\nStele')
  install()
  const node = runtime()
  const child = spawn(node, ['--import', 'tsx', 'bin/start/serve.ts', ...process.argv.slice(2)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], // the channel closes in the child when this process is killed
    env: runtimeEnv(node),
  })
  lock.also(child.pid)
  const stop = () => {
    lock.ending()
    child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  if (process.env.npm_lifecycle_event) whenOrphaned(stop)
  await new Promise((resolve) => child.once('exit', resolve))
  process.exitCode = child.exitCode ?? 1
}

try {
  await start()
} catch (error) {
  if (error.code === 'ENOSPC')
    refuse(`The disk that contains ${root} is full. Free some space and start again.`)
  if (error.code === 'EROFS')
    refuse(`The disk that contains ${root} is read-only. Make it writable and start again.`)
  if (error.code === 'EACCES')
    refuse(`Permission denied for ${error.path ?? root}. Start Stele as the owner of this folder.`)
  throw error
}
