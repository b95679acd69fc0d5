import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import { haveEnded, identityOf } from '@/bin/start/processes.mjs'

/** A start in a clone: its output so far, and its exit code once it has ended. */
export type Run = {
  process: ChildProcess
  printed: () => string
  /** Waits until the text is printed. Throws with the whole output if the run ends first. */
  until: (text: string) => Promise<void>
  ended: Promise<number | null>
}

/** Does what Ctrl-C does: interrupts every process in the group of the run. Scripts of the archive have groups of their own. */
export function interrupt({ process: { pid } }: Run) {
  if (pid !== undefined) process.kill(-pid, 'SIGINT')
}

/** A copy of this project's files in a temporary folder, with the same packages and a copy of the build, if there is one. */
export class Clone {
  readonly runs: Run[] = []
  private constructor(
    public folder: string,
    readonly port: number,
  ) {}

  /**
   * `hasLinks`: its packages are links to those of this project, which takes a hundredth of the time. Then it can't bundle, and its PostgreSQL
   * is where that of this project is.
   */
  static async make({ reachable = true, hasLinks = false } = {}): Promise<Clone> {
    const above = await mkdtemp(path.join(tmpdir(), 'stele-clone-'))
    if (reachable) await chmod(above, 0o755)
    const folder = path.join(above, 'stele')
    await mkdir(folder)
    const list = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { encoding: 'utf8' })
    const files = list.split('\0').filter((file) => file && existsSync(file))
    for (const below of new Set(files.map((file) => path.dirname(file))))
      mkdirSync(path.join(folder, below), { recursive: true })
    for (const file of files) copyFileSync(file, path.join(folder, file))
    await cp('lib/generated', path.join(folder, 'lib/generated'), { recursive: true })
    const packages = path.join(folder, 'node_modules')
    if (hasLinks) {
      await mkdir(packages)
      for (const name of await readdir('node_modules'))
        await symlink(path.resolve('node_modules', name), path.join(packages, name))
    }
    // Hard links: the bundler refuses a symbolic link out of the folder, and a copy takes a minute. Without the caches, in which tests that run
    // beside it write and remove files.
    else {
      await mkdir(packages)
      const names = (await readdir('node_modules')).filter((name) => !/^\.(cache$|vite)/.test(name))
      execFileSync('cp', ['-al', ...names.map((name) => path.join('node_modules', name)), packages])
    }
    if (existsSync('.next/made-from')) {
      await mkdir(path.join(folder, '.next'))
      const built = (await readdir('.next')).filter((name) => name !== 'cache' && name !== 'dev')
      const parts = built.map((name) => path.join('.next', name))
      execFileSync('cp', ['-a', ...parts, path.join(folder, '.next')])
    }
    return new Clone(folder, await getPort({ host: '127.0.0.1' }))
  }

  /**
   * `npm start`, or `npm run dev`, without npm in between, on the Node that runs this, with nothing of this machine's own configuration. A
   * process group of its own, as a terminal gives one: `interrupt` is its Ctrl-C.
   */
  start(env: Record<string, string> = {}, args: string[] = []): Run {
    const child = spawn(process.execPath, ['bin/start/start.mjs', ...args], {
      cwd: this.folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'test',
        // As under npm: the start ends when its parent process ends.
        npm_lifecycle_event: 'start',
        PORT: String(this.port),
        STELE_DEMO: '0',
        ...env,
      },
    })
    let printed = ''
    const keep = (chunk: Buffer) => {
      printed += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
    let over = false
    void ended.then(() => {
      over = true
    })
    const until = async (text: string) => {
      while (!printed.includes(text)) {
        if (over) throw new Error(`The start ended before it printed "${text}":\n${printed}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    const run = { process: child, printed: () => printed, until, ended }
    this.runs.push(run)
    return run
  }

  /** Returns what a command of the archive prints, such as `npm run members -- list`. */
  line(...args: string[]): string {
    return execFileSync(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', ...args],
      {
        cwd: this.folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test' },
      },
    ).trim()
  }

  /** Gives this clone a copy of the other's data, as a copied folder has it. */
  async copyState(from: Clone) {
    execFileSync('cp', ['-a', path.join(from.folder, '.stele'), this.folder])
  }

  /** Moves the folder to another place. */
  async move() {
    const folder = `${this.folder}-moved`
    await rename(this.folder, folder)
    this.folder = folder
  }

  get url() {
    return `http://127.0.0.1:${this.port}`
  }

  async secrets(): Promise<{ databasePassword: string; databaseFolder: string; sessionSecret: string }> {
    const state = path.join(this.folder, '.stele')
    const secrets = JSON.parse(await readFile(path.join(state, 'secrets.json'), 'utf8'))
    return { ...secrets, databaseFolder: path.resolve(state, secrets.databaseFolder) }
  }

  /** The numbers of the processes of a run: start, serve, database and server. */
  async family(run: Run): Promise<{ start: number; serve: number; database: number; server: number }> {
    const parents = new Map<number, number>()
    for (const line of execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')) {
      const [pid, parent] = line.trim().split(/\s+/).map(Number)
      if (pid && parent) parents.set(pid, parent)
    }
    const childrenOf = (parent: number) =>
      [...parents].filter(([, above]) => above === parent).map(([pid]) => pid)
    const start = run.process.pid ?? 0
    const [serve = 0] = childrenOf(start)
    const { databaseFolder } = await this.secrets()
    const database = Number.parseInt(
      await readFile(path.join(databaseFolder, 'data/postmaster.pid'), 'utf8'),
      10,
    )
    const server =
      childrenOf(serve).find((pid) => pid !== database && /next|web\.ts/.test(commandOf(pid))) ?? 0
    const family = { start, serve, database, server }
    // A signal to process 0 would go to the tests themselves.
    if (!Object.values(family).every((pid) => pid > 0))
      throw new Error(`Not all run: ${JSON.stringify(family)}`)
    return family
  }

  /** Ends the run, if it still runs, and removes the folder. */
  async remove() {
    for (const { process: child } of this.runs) child.kill('SIGTERM')
    await Promise.all(this.runs.map(({ ended }) => ended))
    const { databaseFolder } = await this.secrets().catch(() => ({ databaseFolder: '' }))
    const pidFile = path.join(databaseFolder, 'data/postmaster.pid')
    const left = databaseFolder && Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10)
    if (left && identityOf(left)) process.kill(left, 'SIGINT')
    if (left) await haveEnded([left], 10_000)
    if (databaseFolder.startsWith('/var/lib/stele/'))
      await rm(databaseFolder, { recursive: true, force: true })
    // Takes a third of the time of Node's own.
    execFileSync('rm', ['-rf', path.dirname(this.folder)])
  }
}

const commandOf = (pid: number) =>
  execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
