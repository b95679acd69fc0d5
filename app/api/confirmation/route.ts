import { z } from 'zod'
import { answer, smallJson } from '@/app/api/answer'
import { memberSettingUp } from '@/lib/auth'
import { parseInput } from '@/lib/input'
import { confirmPassword } from '@/lib/members/signing-in/sessions'

const passwordSchema = z.strictObject({ password: z.string() })

/**
 * POST { password }: 200 when it is the member's; 409 while they have to wait after too many wrong ones; 422 when it is wrong. Also for members who must
 * set up a second factor first, because setting it up asks for the password.
 */
export function POST(request: Request) {
  return answer(
    request,
    async (actor) => {
      const { password } = parseInput(passwordSchema, await smallJson(request))
      await confirmPassword(actor, password)
      return {}
    },
    200,
    memberSettingUp,
  )
}
