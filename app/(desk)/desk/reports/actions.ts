'use server'

import { revalidatePath } from 'next/cache'
import { act } from '@/app/(desk)/action'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { unchecked } from '@/lib/input'
import { answerReport } from '@/lib/reports/commands'

export async function answerReportAction(_: Refusal | null, form: FormData) {
  const answer = unchecked(textsIn(form, ['outcome', 'answer', 'note']))
  return act(
    (actor) => answerReport(actor, textIn(form, 'reportId'), answer),
    () => revalidatePath('/desk', 'layout'),
  )
}
