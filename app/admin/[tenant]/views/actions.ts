'use server'
import { refreshing } from '#lib/http/refreshing.ts'
import { deleteView } from '#lib/services/views/delete.ts'
import { renameView } from '#lib/services/views/rename.ts'
import { saveView } from '#lib/services/views/save.ts'

export const save = refreshing(saveView)
export const rename = refreshing(renameView)
export const remove = refreshing(deleteView)
