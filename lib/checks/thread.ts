// Runs in a thread of its own (run-aside.ts).
import { type CheckInput, type CheckReport, runChecks } from '@/lib/checks'

export default (input: CheckInput): CheckReport => runChecks(input)
