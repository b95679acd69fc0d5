import { cache } from 'react'
import { citedSource } from '@/lib/editions/sources'

/** Read once for the page and its title. */
export const firstPageOf = cache((id: string) => citedSource(id))
