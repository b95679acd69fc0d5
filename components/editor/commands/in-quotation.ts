import type { Editor } from '@tiptap/core'
import { subjectAt } from '../subjects'

/** True in a quotation, which has plain text only, so that it can be compared with its source. */
export const inQuotation = (editor: Editor): boolean => subjectAt(editor)?.type === 'quotation'
