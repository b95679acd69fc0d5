import { z } from 'zod'
import { demand } from './client'

const keySchema = z.object({ memberId: z.uuid(), key: z.base64() })

/** The key of the member who is signed in now, in base64. Rejects when no one is, or when the archive doesn't answer. */
export const fetchTextKey = () => demand(keySchema, '/api/text-key')
