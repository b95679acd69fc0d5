// A server process that runs jobs, for a test to kill.
import { startQueue } from '@/lib/jobs/queue'
import { counting } from './counting'

await startQueue({ daily: [], kinds: [counting], checkSeconds: 1 })
