import type { Actor } from '@/lib/access'

/** The ways in which a change reaches the archive. `PROVIDER`: from a browser that was signed in through the OpenID Connect provider. */
export const ways = ['BROWSER', 'PROVIDER', 'TOKEN', 'JOB', 'COMMAND'] as const
export type Way = (typeof ways)[number]

/** From where a change came, as the details of its event have it; the browser and the system are empty where they weren't recognised. */
export type Via = { by: Way; browser?: string; system?: string }

/** Names the operator of the machine in details of events. */
const OPERATOR = 'operator'

let isCommand = false

/** Says that this process runs a command of the machine's operator: events that it writes name that. */
export function actFromCommandLine(isOn = true): void {
  isCommand = isOn
}

/** From where the actor's change comes; null where nothing is known, as for what the archive does by itself. */
function viaOf(actor: Actor | null): Via | null {
  if (isCommand) return { by: 'COMMAND' }
  if (actor?.job ?? actor?.bulk) return { by: 'JOB' }
  if (actor?.token) return { by: 'TOKEN' }
  const device = actor?.session?.device
  if (!device) return null
  const { isByProvider, browser, system } = device
  return { by: isByProvider ? 'PROVIDER' : 'BROWSER', browser, system }
}

/** What every event of the actor says about how it came: the job, whether their password was just reset by someone else, and from where. */
export function traceOf(actor: Actor | null) {
  const reset = actor?.session?.afterReset
  const bulk = actor?.bulk
  const via = viaOf(actor)
  return {
    ...(reset && { afterReset: reset.byId ?? OPERATOR }),
    ...(bulk && { bulk }),
    ...(via && { via }),
  }
}
