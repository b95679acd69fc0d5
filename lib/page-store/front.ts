import type { IncomingMessage, ServerResponse } from 'node:http'
import { languages } from '@/lib/messages/catalogue'
import { dividedAddress } from '@/lib/messages/public-address'
import { isForReaders, isLong, type Keeping, keepingOf } from './addresses'
import { Ahead } from './ahead'
import { setServerState } from './answering'
import { BuiltFiles } from './built-files'
import { KeptPage } from './kept-page'
import { doubts, generation } from './known-changes'
import type { Currency } from './log-follower'
import { oneByOne } from './one-by-one'
import { busy, passOn } from './passing-on'
import { plainPage } from './plain-page'
import type { Query, Reach } from './reach'
import { broken, type Rendered, type RequestHandler, rendered, unless } from './rendering'
import { Settling } from './settling'
import type { Dropped, PageStore } from './store'
import { subjectsOf } from './subjects'

/** Milliseconds after a reader had to wait for a page, in which none is rendered ahead: the next page is asked for soon. */
const AFTER_READER = 250

/** Records changed at once whose pages are rendered before those that readers ask for most. */
const MOST_CHANGED = 20

/** The page that is shown instead of one that failed. */
const FAILED = '/failed'

/** Statuses of the answers that are kept: a page, and the notice that it was withdrawn. */
const KEPT = new Set([200, 410])

/** Headers of a reader's request that rendering a page needs: who asks, and the pass of a drill, for the limits per address (app/limits.ts). */
const PASSED_ON = ['x-stele-address', 'x-stele-drill'] as const

type Parts = {
  handle: RequestHandler
  store: PageStore
  /** How current what this process knows of the log is (log-follower.ts). */
  currency: () => Currency
  /** True while the database isn't waited for (log-follower.ts). */
  isCutOff: () => boolean
  /** Reads from the archive's database which pages a change reaches. */
  query: Query
  /** Milliseconds for which pages are answered from the store while the database can't be reached; 0 for never. */
  patience: number
  /** The host that a page is asked for by. */
  host: string
  /** True if pages that a change dropped are rendered again before a reader asks for them. */
  isAhead?: boolean
}

type Flight = { generation: number; answer: Promise<Answer> }
/** `isPlain`: it needs no script of the framework. */
type Asked = Rendered & { isPlain: boolean }
type Answer = { kept: KeptPage } | { passing: Rendered }

const endOfDay = (now: number) => new Date(now).setUTCHours(24, 0, 0, 0)

/**
 * Answers every request to the archive: a page that is kept from the store, and a script or style of the build, before Next is asked; another public
 * page from Next, as plain HTML, and keeps it where it can; all else by Next. `stop` ends its hold on the news of changes.
 */
export function frontOf(parts: Parts) {
  const { handle, store, currency, isCutOff, query, patience, host, isAhead = false } = parts
  const builtFiles = new BuiltFiles(handle)
  const flights = new Map<string, Flight>()
  const inTurn = oneByOne()
  /** Readers who wait for a page. */
  let readers = 0
  let lastReader = Number.NEGATIVE_INFINITY
  const isBusy = () =>
    readers > 0 || performance.now() - lastReader < AFTER_READER || currency() !== 'CURRENT'
  const ahead = new Ahead({ render: renderAhead, isBusy })
  const settling = new Settling({
    query,
    currency,
    drop: (reach) => renderAgain(store.dropReached(reach), reach),
  })

  /** The pages of the records that changed come first, also one that no one has asked for: whoever published a record looks at it next. */
  function renderAgain(dropped: readonly Dropped[], reach: Reach): void {
    if (isAhead) ahead.add([...dropped, ...pagesOfChanged(reach)])
  }

  async function renderAhead(address: string): Promise<void> {
    const keeping = keepingOf(address)
    if (keeping === null || store.has(address)) return
    // It counts for no reader's limit.
    await flightOf(address, keeping, { [PASSED_ON[0]]: `ahead ${address}` }).answer
  }

  /** The time until which a kept page is known to be current, null for now; 'NO' when none can be answered. */
  function currentUntil(): number | null | 'NO' {
    const known = currency()
    if (known === 'CURRENT') return null
    if (known === 'UNREAD') return 'NO'
    return known.age < patience ? known.since : 'NO'
  }

  setServerState({ answersKept: () => currentUntil() !== 'NO', isCutOff })

  async function ask(address: string, headers: Record<string, string>): Promise<Asked> {
    const render = () => rendered(handle, address, { ...headers, host, 'user-agent': 'Stele' }).catch(broken)
    const first = isCutOff() ? null : await unless(isCutOff, render())
    // Where the database went away while a page was rendered, the archive says so when it is asked again.
    const isAskedAgain = first === null || (first.status === 500 && currency() !== 'CURRENT')
    const answer = isAskedAgain ? await render() : first
    if (!String(answer.headers['content-type']).startsWith('text/html')) return { ...answer, isPlain: true }
    if (answer.status === 500) {
      const page = await failed(address, headers).catch(() => null)
      if (page) return { ...page, status: 500 }
    }
    const policy = String(answer.headers['content-security-policy'] ?? '')
    const plain = plainPage(answer.body.toString('utf8'), policy)
    return plain === null
      ? { ...answer, isPlain: false }
      : { ...answer, body: Buffer.from(plain), isPlain: true }
  }

  /** The page that says so where another one failed, in its language; null when it fails itself. */
  async function failed(address: string, headers: Record<string, string>): Promise<Asked | null> {
    const { language, path } = dividedAddress(address, languages())
    if (path === FAILED) return null
    const page = await ask(language === null ? FAILED : `/${language}${FAILED}`, headers)
    return page.status === 200 ? page : null
  }

  async function render(address: string, keeping: Keeping, headers: Record<string, string>): Promise<Answer> {
    const [at, unsure] = [generation(), doubts()]
    const answer = await ask(address, headers)
    if (!isKeepable(answer)) return { passing: answer }
    const kept = await KeptPage.of(answer)
    if (at === generation() && unsure === doubts() && currency() === 'CURRENT') {
      const subjects = subjectsOf(address, isLong(address) ? '' : answer.body.toString('utf8'))
      store.keep(address, kept, subjects, keeping.changesDaily ? endOfDay(Date.now()) : undefined)
    }
    return { kept }
  }

  function made(address: string, keeping: Keeping, headers: Record<string, string>): Promise<Answer> {
    const make = () => render(address, keeping, headers)
    if (!isLong(address)) return make()
    return inTurn(make) ?? Promise.resolve({ passing: busy() })
  }

  /** One rendering for all who ask for a page at once, unless something has changed since it began. */
  function flightOf(address: string, keeping: Keeping, headers: Record<string, string>) {
    const known = flights.get(address)
    if (known?.generation === generation()) return { ...known, isJoined: true }
    const flight: Flight = { generation: generation(), answer: made(address, keeping, headers) }
    flights.set(address, flight)
    const landed = () => {
      if (flights.get(address) === flight) flights.delete(address)
    }
    flight.answer.then(landed, landed)
    return { ...flight, isJoined: false }
  }

  async function forReader(request: IncomingMessage, response: ServerResponse, address: string) {
    const keeping = keepingOf(address)
    const headers = headersOf(request)
    ahead.remove(address)
    if (keeping === null) return passOn(await ask(address, headers), request, response)
    const flight = flightOf(address, keeping, headers)
    const answer = await flight.answer
    if ('kept' in answer) return answer.kept.answer(request, response, null)
    if (!flight.isJoined) return passOn(answer.passing, request, response)
    // Another reader's refusal isn't this one's.
    const own = await made(address, keeping, headers)
    return 'kept' in own ? own.kept.answer(request, response, null) : passOn(own.passing, request, response)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url: address = '/' } = request
    if ((method !== 'GET' && method !== 'HEAD') || request.headers.rsc !== undefined)
      return handle(request, response)
    const built = await builtFiles.get(address)
    if (built) return built.answer(request, response, null)
    await settling.soon()
    const kept = settling.isRunning ? null : store.get(address)
    if (kept) {
      const until = currentUntil()
      if (until !== 'NO') return kept.answer(request, response, until)
    }
    if (keepingOf(address) === null && !isForReaders(address)) return handle(request, response)
    readers += 1
    return forReader(request, response, address).finally(() => {
      readers -= 1
      lastReader = performance.now()
    })
  }

  return {
    answer: (request: IncomingMessage, response: ServerResponse) =>
      answer(request, response).catch((error: unknown) => {
        console.error(error)
        if (!response.headersSent) response.writeHead(500)
        response.end()
      }),
    /** Resolves when the pages that all changes so far reach are dropped. */
    settled: () => settling.settled(),
    stop: () => {
      settling.stop()
      ahead.stop()
      setServerState(null)
    },
  }
}

/** The pages of the records that changed, of many the first. */
const pagesOfChanged = (reach: Reach): Dropped[] =>
  reach === 'ANYTHING'
    ? []
    : [...reach]
        .flatMap((subject) => /^record (.+)$/.exec(subject)?.[1] ?? [])
        .slice(0, MOST_CHANGED)
        .map((slug) => ({ address: `/records/${slug}`, uses: Number.POSITIVE_INFINITY }))

function isKeepable({ status, headers, isPlain }: Asked): boolean {
  if (!KEPT.has(status) || !isPlain) return false
  const type = String(headers['content-type'] ?? '')
  // Next calls every page that it renders for a request private. What other routes say is meant.
  return type.startsWith('text/html') || !/no-store|private/.test(String(headers['cache-control'] ?? ''))
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = request.headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
