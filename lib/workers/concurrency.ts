import { availableParallelism } from 'node:os'

/** How many processes or threads of one kind run at once. At least two, so that one slow piece of work never stops all others. */
export const AT_ONCE = Math.max(2, Math.min(4, availableParallelism()))
