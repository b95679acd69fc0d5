import { account } from './account'
import { pressExcerpt } from './press-excerpt'
import { resolution } from './resolution'
import { testimony } from './testimony'

/** The kinds, in the order in which they are offered. A new kind is added here. */
export const kindList = [testimony, pressExcerpt, resolution, account] as const
